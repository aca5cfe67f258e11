using System.CommandLine;
using NegotiationSim.Engine.Games.Repeated;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Tournaments;
using NegotiationSim.Runner.Charts;
using NegotiationSim.Runner.Games;
using NegotiationSim.Runner.Output;

namespace NegotiationSim.Runner.Commands;

/// <summary>sim play: equilibria of a matrix game, and tournaments of strategies that repeat it.</summary>
internal static class PlayCommand
{
    internal static Command Create()
    {
        var game = new Argument<string?>("GAME") { Description = "a built-in game or a game file; see --list",
            Arity = ArgumentArity.ZeroOrOne };
        var list = new Option<bool>("--list") { Description = "list the built-in games and strategies" };
        var strategies =
            new Option<string?>("--strategies") { Description =
                "strategies that meet in a tournament, with commas between; all for every one; memory-one:FIRST/CC/CD/DC/DD for own "
                    + "chances to cooperate", HelpName = "LIST" };
        var turns = new Option<int>("--turns") { Description = "turns of a match, at the most", HelpName = "N",
            DefaultValueFactory = _ => 200 };
        var noise = new Option<double>("--noise") { Description = "chance that a move is carried out as its opposite", HelpName = "P" };
        var discount = new Option<double>("--discount") { Description = "worth of a turn beside the turn before", HelpName = "D",
            DefaultValueFactory = _ => 1 };
        var continuation = new Option<double>("--continuation") { Description = "chance that another turn follows", HelpName = "P",
            DefaultValueFactory = _ => 1 };
        var replications = new Option<int>("--replications", "-n") { Description = "replications of the tournament", HelpName = "N",
            DefaultValueFactory = _ => 100 };
        var seed = new Option<ulong>("--seed", "-s") { Description = "seed of all chance", HelpName = "N", DefaultValueFactory = _ => 1 };
        var lambda =
            new Option<string?>("--lambda") { Description =
                "values of lambda for the logit equilibria, with commas between [default: by the range of payoffs]", HelpName = "LIST" };
        var threads = Flags.Threads();
        var format = Flags.TableFormat();
        var output = new Option<string?>("--out", "-o") { Description = "results folder [default: results/play-NAME]", HelpName = "DIR" };
        var noCharts = Flags.NoCharts();
        var quiet = Flags.Quiet();
        Faults.Bound(turns, 1, 1e6, "1 to a million");
        Faults.Bound(replications, 1, 1e6, "1 to a million");
        foreach (var share in new[] { noise, discount, continuation }) Faults.Bound(share, 0, 1, "0 to 1");
        var charts = new ChartFlags();
        var command = new Command("play", """
            Solve a game of two players, name it, and hold tournaments of strategies that repeat it.

            Examples:
              sim play chicken
              sim play prisoners-dilemma --strategies tit-for-tat,defector,grit --noise .05
              sim play stage.json
            """) { game, list, strategies, turns, noise, discount, continuation, replications, seed, lambda, threads, format, output,
                noCharts, quiet };
        charts.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(list))
            {
                parsed.InvocationConfiguration.Output.Write(PlayFiles.List());
                return Task.FromResult(ExitCodes.Done);
            }
            var file = PlayFiles.Game(parsed.GetValue(game));
            var entrants = PlayFiles.Entrants(parsed.GetValue(strategies), file);
            var options = new TournamentOptions
            {
                Rules = new MatchRules { Turns = parsed.GetValue(turns), Noise = parsed.GetValue(noise),
                    Discount = parsed.GetValue(discount), Continuation = parsed.GetValue(continuation) },
                Replications = parsed.GetValue(replications),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
            };
            var report = GameReport.Of(file, PlayFiles.Lambdas(parsed.GetValue(lambda)));
            return Task.FromResult(
                Execute(report, entrants, options, parsed.GetValue(output) ?? Path.Combine("results", "play-" + file.Name),
                    parsed.GetValue(format)!,
                parsed.GetValue(noCharts) ? null : charts.Read(parsed), parsed.GetValue(quiet), parsed.InvocationConfiguration,
                cancellation));
        });
        return command;
    }

    private static int Execute(
        GameReport report, IReadOnlyList<Entrant> entrants, TournamentOptions options, string folder, string format, ChartRequest? charts,
        bool isQuiet, InvocationConfiguration console, CancellationToken cancellation)
    {
        var started = DateTimeOffset.UtcNow;
        using var results = ResultsFolder.Start(folder);
        try
        {
            if (entrants.Count > 0)
                report =
                    report with { Tournament =
                        ProgressLine.Show(options.Replications, isQuiet,
                            progress => Tournament.Hold(report.File.Game, entrants, options, progress, cancellation)) };
            cancellation.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException)
        {
            console.Error.WriteLine("Interrupted: nothing was written.");
            return ExitCodes.Interrupted;
        }
        PlayFiles.Write(results, report, started, new RunOptions { Seed = options.Seed, Replications = options.Replications });
        var drawn = charts is null ? 0 : RunFiles.DrawAny(GameCharts.Of(report), results, charts);
        results.Finish(console.Error);
        if (isQuiet) return ExitCodes.Done;
        IReadOnlyList<ResultTable> tables =
            report.Tournament is { } held ? [.. GameTables.Of(report), TournamentTables.Of(held)] : GameTables.Of(report);
        console.Output.Write(TableText.Of(format, tables, () => GameData.Json(report),
            () => report.Tournament is { } played ? GameData.TournamentCsv(played) : GameData.EquilibriaCsv(report),
            () => CautionText.Of(report.Tournament is { } told ? TournamentTables.Cautions(told) : [])));
        if (format == "table")
            console.Output.WriteLine(
                FormattableString.Invariant(
                    $"Wrote {folder}{Path.DirectorySeparatorChar} ({drawn} charts, {(DateTimeOffset.UtcNow - started).TotalSeconds:F1} s)"));
        return ExitCodes.Done;
    }
}
