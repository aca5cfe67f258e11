using System.CommandLine;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Claims;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Claims;

/// <summary>sim claims: tests the claims of a file over an uncertain world.</summary>
internal static class ClaimsCommand
{
    /// <summary>What other commands know of its results.</summary>
    internal static StudyKind Kind { get; } = new("claims")
    {
        Tables = new()
        {
            ["claims.csv"] = _ => ClaimTables.Data,
        },
    };

    private static readonly ClaimOptions Usual = new();
    private static readonly string Folder = Path.Combine("results", "claims");

    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "a file of claims" };
        var worlds = new Option<int>("--worlds", "-w") { Description = "how many worlds are drawn from the ranges",
            DefaultValueFactory = _ => Usual.Worlds };
        var replications = new Option<int>("--replications", "-n") { Description = "replications a policy in each world, at the least",
            DefaultValueFactory = _ => Usual.Replications };
        var most = new Option<int>("--most") { Description = "replications at the most, where fewer leave a claim open in a world",
            HelpName = "N", DefaultValueFactory = _ => Usual.Most };
        var seed = new Option<ulong>("--seed", "-s") { Description = "seed of all chance", DefaultValueFactory = _ => 1 };
        var set = new Option<string[]>("--set") { Description = "PATH=VALUE in every scenario (repeatable)", HelpName = "PATH=VALUE" };
        var threads = Flags.Threads();
        var noAblation = new Option<bool>("--no-ablation") { Description = "do not switch mechanisms off to see what rulings hang on" };
        var shown = new StudyFlags(Folder, Flags.TableFormat(), draws: false,
            more: "what each ruling hangs on, in words, and the prices at which payoffs tie");
        foreach (var option in new[] { worlds, replications, most }) Faults.Count(option, 2, 1_000_000);
        var command = new Command("claims", """
            Test claims over a world of ranges: does each hold, fail or depend, and on what?

            Example:
              sim claims scenarios/claims.json
            """) { file, worlds, replications, most, seed, set, threads, noAblation };
        return shown.AddTo(command, parsed => Of(ClaimReader.Read(parsed.GetValue(file)!, parsed.GetValue(set) ?? []), new ClaimOptions
        {
            Worlds = parsed.GetValue(worlds),
            Replications = parsed.GetValue(replications),
            Most = parsed.GetValue(most),
            Seed = parsed.GetValue(seed),
            Threads = parsed.GetValue(threads),
            Ablate = !parsed.GetValue(noAblation),
        }));
    }

    private static StudyCommand<IReadOnlyList<ClaimResult>> Of(ClaimSet claims, ClaimOptions options) => new(Kind, Folder)
    {
        Scenarios = [.. claims.Scenarios
            .Select(s => Manifest.EntryFor(s.Scenario.Name == s.Name ? s.Scenario : s.Scenario.With("name", s.Name)))],
        Compute = work => work.Show(ClaimStudy.WorldsOfAllPasses(claims, options), "replications",
            progress => ClaimStudy.Run(claims, options, progress, work.Cancellation)),
        Stopped = _ => "Interrupted: a ruling needs all worlds, so nothing was written.",
        Write = (results, found) =>
        {
            results.Write("claims.json", ClaimTables.Json(claims, found, options));
            results.Write("claims.csv", ClaimTables.Of(claims, found, options).ToCsv());
        },
        Count = _ => (new RunOptions { Seed = options.Seed, Replications = options.Replications }, options.Replications),
        Print = (found, format) => TableText.Of(format,
            () => [ClaimTables.Of(claims, found, options), .. ClaimTables.Switching(found)],
            () => [ClaimTables.Of(claims, found, options)],
            () => ClaimTables.Json(claims, found, options), ClaimTables.Of(claims, found, options).ToCsv,
            all => "\n" + ClaimTables.InShort(found) + (all ? ClaimTables.InWords(found) : "") + "\n"),
        Wrote = (_, _, seconds) => FormattableString.Invariant($"{seconds:F1} s"),
    };
}
