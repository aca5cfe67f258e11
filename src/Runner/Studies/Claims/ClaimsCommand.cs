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
        Methods =
            m =>
                $"Each claim was put as inequalities between metrics of scenarios and tried in {Methods.Option(m, "worlds")} worlds, "
                    + $"drawn from the "
            + $"scenarios' ranges; in each, every scenario played {Methods.Option(m, "replications")} replications on the same draws of "
            + $"chance, and up to "
            + $"{Methods.Option(m, "most")} where fewer left the claim open. A claim holds if it is clearly true in at least "
            + $"{NumberText.Exact(ClaimStudy.Enough)} of the worlds "
            + $"and fails if in at most {NumberText.Fixed(1 - ClaimStudy.Enough, 1)}, judged by the ends of Wilson's interval of that share "
            + $"[@Wilson1927], widened to hold for all "
            + "claims at once (Bonferroni) [@Dunn1961]; else it depends. Worlds that the most replications leave open count as not true. "
            + "Tests of "
            + "what a ruling hangs on are adjusted by Holm's method [@Holm1979]; prices at which payoffs tie have Fieller's intervals "
            + "[@Fieller1954]; effects on a path are held as in [@RobinsGreenland1992; @Pearl2001]."
            + (Methods.Option(m, "registered").Length > 0
                ? " The claims, thresholds and scenarios had been registered before any world was drawn; claims.json says whether the "
                    + "test is as registered." : ""),
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
        var register = new Option<string?>("--register") { Description = "write what would be tested to a new file, and test nothing",
            HelpName = "FILE" };
        var registered = new Option<string?>("--registered") { Description =
            "say whether this test is what --register wrote to FILE, and what differs if not", HelpName = "FILE" };
        var noAblation = new Option<bool>("--no-ablation") { Description = "do not switch mechanisms off to see what rulings hang on" };
        var shown = new StudyFlags(Folder, Flags.TableFormat(), draws: false,
            more: "what each ruling hangs on, in words, and the prices at which payoffs tie", shared: "worlds");
        foreach (var option in new[] { worlds, replications, most }) Faults.Count(option, 2, 1_000_000);
        var command = new Command("claims", """
            Test claims over a world of ranges: does each hold, fail or depend, and on what?

            Examples:
              sim claims scenarios/claims.json
              sim claims my-claims.json --register my-registration.json
              sim claims my-claims.json --registered my-registration.json
            """) { file, worlds, replications, most, seed, set, threads, noAblation, register, registered };
        return shown.AddTo(command, parsed =>
        {
            var claims = ClaimReader.Read(parsed.GetValue(file)!, parsed.GetValue(set) ?? []);
            var options = new ClaimOptions
            {
                Worlds = parsed.GetValue(worlds),
                Replications = parsed.GetValue(replications),
                Most = parsed.GetValue(most),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
                Ablate = !parsed.GetValue(noAblation),
            };
            var now = Registration.Of(claims, options, DateTimeOffset.UtcNow);
            if (parsed.GetValue(register) is not { } place)
                return Of(claims, options, parsed.GetValue(registered) is { } then ? Registered.Of(then, now) : null);
            parsed.InvocationConfiguration.Output.Write(now.WriteTo(place));
            return null;
        });
    }

    private static StudyCommand<IReadOnlyList<ClaimResult>> Of(ClaimSet claims, ClaimOptions options, Registered? registered) =>
        new(Kind, Folder)
    {
        Scenarios = [.. claims.Scenarios
            .Select(s => Manifest.EntryFor(s.Scenario.Name == s.Name ? s.Scenario : s.Scenario.With("name", s.Name)))],
        Stages = ClaimStudy.Stages(options),
        Compute = work => work.Show(ClaimStudy.WorldsOfAllPasses(claims, options), "replications",
            progress => ClaimStudy.Run(claims, options, progress, work.Units, work.Cancellation)),
        Stopped = _ => "Interrupted: a ruling needs all worlds, so nothing was written.",
        Write = (results, found) =>
        {
            results.Write("claims.json", ClaimsJson.Of(claims, found, options, registered));
            results.Write("claims.csv", ClaimTables.Of(claims, found, options).ToCsv());
        },
        Count = _ => (new RunOptions { Seed = options.Seed, Replications = options.Replications }, options.Replications),
        Print = (found, format) => TableText.Of(format,
            () => [ClaimTables.Of(claims, found, options), .. ClaimTables.Switching(found)],
            () => [ClaimTables.Of(claims, found, options)],
            () => ClaimsJson.Of(claims, found, options, registered), ClaimTables.Of(claims, found, options).ToCsv,
            all => "\n" + (registered is null ? "" : TextWrap.Indented(registered.InWords(), "  "))
                + ClaimTables.InShort(found) + (all ? ClaimTables.InWords(found) : "") + "\n"),
        Wrote = (_, _, seconds) => FormattableString.Invariant($"{seconds:F1} s"),
    };
}
