using System.CommandLine;
using NegotiationSim.Engine.Games.Repeated;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Tournaments;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Play;

/// <summary>sim play: equilibria of a matrix game, and tournaments of strategies that repeat it.</summary>
internal static class PlayCommand
{
    /// <summary>What other commands know of its results.</summary>
    internal static StudyKind Kind { get; } = new("play")
    {
        IsOfScenarios = false,
        Methods =
            _ =>
                "All Nash equilibria were found by pairing the corners of the best-response polytopes [@vonStengel2002], and logit "
                    + "equilibria on the branch that "
            + "begins at chance [@McKelveyPalfrey1995; @Turocy2005]. In a tournament every strategy meets every other and its own twin "
            + "[@Axelrod1984]; means have 95% "
            + "intervals by Student's t over replications, and standings are compared replication by replication.",
        Tables = new()
        {
            ["equilibria.csv"] = _ => GameData.EquilibriumColumns,
            ["logit.csv"] = _ => GameData.LogitColumns,
            ["matches.csv"] = _ => GameData.MatchColumns,
            ["tournament.csv"] = _ => GameData.TournamentColumns,
        },
        Redrawing = Redrawing.ByRun,
    };

    internal static Command Create()
    {
        var game = new Argument<string?>("GAME") {
            Description = "a built-in game or a game file; none to list the games and the strategies",
            Arity = ArgumentArity.ZeroOrOne };
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
        var shown = new StudyFlags("results/play-NAME", Flags.TableFormat());
        Faults.Bound(turns, 1, 1e6, "1 to a million");
        Faults.Bound(replications, 1, 1e6, "1 to a million");
        foreach (var share in new[] { noise, discount, continuation }) Faults.Bound(share, 0, 1, "0 to 1");
        var command = new Command("play", """
            Solve a game of two players, name it, and hold tournaments of strategies that repeat it.

            Examples:
              sim play
              sim play chicken
              sim play prisoners-dilemma --strategies tit-for-tat,defector,grit --noise .05
              sim play stage.json
            """) { game, strategies, turns, noise, discount, continuation, replications, seed, lambda, threads };
        return shown.AddTo(command, parsed =>
        {
            if ((parsed.GetValue(game) ?? parsed.GetValue(strategies)) is null)
            {
                parsed.InvocationConfiguration.Output.Write(PlayFiles.List());
                return null;
            }
            var file = PlayFiles.Game(parsed.GetValue(game));
            var entrants = PlayFiles.Entrants(parsed.GetValue(strategies), file);
            var report = GameReport.Of(file, PlayFiles.Lambdas(parsed.GetValue(lambda)));
            return Of(report, entrants, new TournamentOptions
            {
                Rules = new MatchRules
                {
                    Turns = parsed.GetValue(turns),
                    Noise = parsed.GetValue(noise),
                    Discount = parsed.GetValue(discount),
                    Continuation = parsed.GetValue(continuation),
                },
                Replications = parsed.GetValue(replications),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
            });
        });
    }

    private static StudyCommand<GameReport> Of(GameReport report, IReadOnlyList<Entrant> entrants, TournamentOptions options)
    {
        var (game, asked) = (report.File.ToJson(), entrants.Count > 0 ? options.Replications : 0);
        TournamentResult Hold(StudyWork work) => work.Show(asked, "replications",
            progress => Tournament.Hold(report.File.Game, entrants, options, progress, work.Cancellation));
        return new(Kind, Path.Combine("results", "play-" + report.File.Name))
        {
            Scenarios = [(report.File.Name, Checksums.HashOf(game), game)],
            Compute = work => work.UnlessStopped(entrants.Count > 0 ? report with { Tournament = Hold(work) } : report),
            Stopped = _ => "Interrupted: nothing was written.",
            Write = PlayFiles.Write,
            Count = found => (new RunOptions { Seed = options.Seed, Replications = asked }, asked),
            Figures = GameCharts.Of,
            Print = (found, format) => TableText.Of(format,
                found.Tournament is { } held ? [.. GameTables.Of(found), TournamentTables.Of(held)] : GameTables.Of(found),
                () => GameData.Json(found),
                () => found.Tournament is { } played ? GameData.TournamentCsv(played) : GameData.EquilibriaCsv(found),
                () => CautionText.Of(found.Tournament is { } told ? TournamentTables.Cautions(told) : [])),
        };
    }
}
