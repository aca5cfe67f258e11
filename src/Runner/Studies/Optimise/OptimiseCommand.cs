using System.CommandLine;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Optimisation;
using NegotiationSim.Runner.Files;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Optimise;

/// <summary>sim optimise: robust policies over an uncertain world.</summary>
internal static class OptimiseCommand
{
    /// <summary>What other commands know of its results.</summary>
    internal static StudyKind Kind { get; } = new("optimise")
    {
        Methods =
            m =>
                $"Policies were searched by NSGA-II [@Deb2002]: {Methods.Option(m, "searches")} searches with "
                    + $"{Methods.Option(m, "population")} policies and "
            + $"{Methods.Option(m, "generations")} generations, each policy tried in {Methods.Option(m, "worlds")} worlds with "
            + $"{Methods.Option(m, "replications")} "
            + $"replications. The front was tried again in {Methods.Option(m, "fresh")} fresh worlds, on which all numbers rest; means "
            + $"over worlds have 95% intervals by "
            + "Student's t, shares of worlds by Wilson's score [@Wilson1927]. Regret is the shortfall of the sender's payoff from the "
            + "best policy in "
            + "the same world [@Savage1951]. Prices of levers have Fieller's intervals [@Fieller1954]. No p value is given: what is best "
            + "of many is chosen, not tested.",
        Tables = new()
        {
            ["front.csv"] = SearchFiles.ColumnsOf,
        },
        Redrawing = Redrawing.ByRun,
    };

    private static readonly PolicySearchOptions Usual = new();

    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "scenario file: its world, and its policy to compare with" };
        var vary = new Option<string[]>("--vary",
            "-v") { Description =
                "a lever and its values: policy.relief=0:.5, policy.phases=1,2,4 (repeatable) [default: all levers over their whole ranges]", HelpName = "PATH=VALUES" };
        var objective =
            new Option<string[]>("--objective") { Description =
                "a metric, relief, satisfied or regret; :max or :min after it turns it (repeatable) [default: senderPayoff, capability, "
                    + "war, relief]", HelpName = "NAME" };
        var satisfy =
            new Option<string?>("--satisfy") { Description = "what is to hold in a world: inequalities between metrics, joined by and",
                HelpName = "RULE" };
        var policies =
            new Option<string>("--policies") { Description =
                "policies of the folder policies beside the file to set beside the front: all, none or names", HelpName = "all|NAME,…",
                DefaultValueFactory = _ => "all" };
        var population = new Option<int>("--population") { Description = "policies in a generation, an even number", HelpName = "N",
            DefaultValueFactory = _ => Usual.Population };
        var generations = new Option<int>("--generations", "-g") { Description = "generations after the first", HelpName = "N",
            DefaultValueFactory = _ => Usual.Generations };
        var worlds = new Option<int>("--worlds") { Description = "worlds in which each policy is tried", HelpName = "N",
            DefaultValueFactory = _ => Usual.Worlds };
        var replications = new Option<int>("--replications", "-n") { Description = "replications in each world", HelpName = "N",
            DefaultValueFactory = _ => Usual.Replications };
        var fresh = new Option<int>("--fresh") { Description = "fresh worlds in which the front is tried again", HelpName = "N",
            DefaultValueFactory = _ => Usual.FreshWorlds };
        var searches = new Option<int>("--searches") { Description = "searches with seeds and worlds of their own, whose fronts are merged",
            HelpName = "N", DefaultValueFactory = _ => Usual.Searches };
        var from = new Option<string?>("--from") { Description =
            "results folder of an earlier search over these levers: every search starts from its front", HelpName = "FOLDER" };
        var seed = new Option<ulong>("--seed", "-s") { Description = "seed of search and worlds", HelpName = "N",
            DefaultValueFactory = _ => 1 };
        var set = new Option<string[]>("--set") { Description = "PATH=VALUE in place of the scenario's (repeatable)",
            HelpName = "PATH=VALUE" };
        var threads = Flags.Threads();
        var shown = new StudyFlags("results/optimise-NAME", Flags.TableFormat(), more: "robustness, levers and their prices",
            shared: "searches");
        Faults.Bound(population, 4, 10_000, "an even number from 4 to 10000");
        foreach (var option in new[] { generations, replications }) Faults.Bound(option, 1, 100_000, "1 to 100000");
        Faults.Bound(searches, 1, 1000, "1 to 1000");
        foreach (var option in new[] { worlds, fresh }) Faults.Bound(option, 2, 10_000_000, "2 to 10000000");
        var command = new Command("optimise", """
            Search the policy space for policies that are robust over an uncertain world.
            Several objectives at once; the front is tried again on fresh worlds.

            Examples:
              sim optimise scenarios/deep-uncertainty/phased.json
              sim optimise scenarios/phased.json -v policy.relief=0:.5 -g 100
              sim optimise scenarios/deep-uncertainty/phased.json --satisfy "war < .05"
            """) { file, vary, objective, satisfy, policies, population, generations, worlds, replications, fresh, searches, from,
                seed, set, threads };
        return shown.AddTo(command, parsed =>
        {
            var overrides = parsed.GetValue(set) ?? [];
            var scenario = ScenarioFiles.LoadCoercion(parsed.GetValue(file)!, overrides);
            if (parsed.GetValue(population) % 2 != 0) throw new UserError("--population must be an even number.");
            var options = new PolicySearchOptions
            {
                Population = parsed.GetValue(population),
                Generations = parsed.GetValue(generations),
                Worlds = parsed.GetValue(worlds),
                Replications = parsed.GetValue(replications),
                FreshWorlds = parsed.GetValue(fresh),
                Searches = parsed.GetValue(searches),
                Start = parsed.GetValue(from) is { } folder ? EarlierFront.Read(folder) : [],
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(threads),
                Objectives = parsed.GetValue(objective) is { Length: > 0 } names
                    ? [.. names.Select(name => Objective.Parse(name, Model.Of(scenario)))] : Objective.Usual(Model.Of(scenario)),
                Satisfy = parsed.GetValue(satisfy) is { } rule
                    ? [.. rule.Split(" and ").Select(part => Inequalities.Read("--satisfy", part))] : [],
            };
            IReadOnlyList<Factor> levers =
                parsed.GetValue(vary) is { Length: > 0 } texts ? [.. texts.SelectMany(t => Factor.Parse(t, scenario))]
                    : PolicySearch.AllLevers(scenario);
            var given = parsed.GetValue(policies) == "none" ? []
                : Others(PolicyFiles.Load([parsed.GetValue(file)!], overrides, parsed.GetValue(policies)), scenario);
            return Of(scenario, levers, given, options);
        });
    }

    private static StudyCommand<PolicySearchResult> Of(
        Scenario scenario, IReadOnlyList<Factor> levers, IReadOnlyList<Scenario> given, PolicySearchOptions options) =>
        new(Kind, Path.Combine("results", "optimise-" + scenario.Name))
        {
            Scenarios = [Manifest.EntryFor(scenario), .. given.Select(Manifest.EntryFor)],
            Compute = work => work.Show(PolicySearch.Trials(options), "policies",
                progress => PolicySearch.Run(scenario, levers, given, options, progress, work.Units, work.Cancellation)),
            Stopped = _ => "Interrupted: a front needs the whole search, so nothing was written.",
            Write = (results, found) =>
            {
                results.Write("optimise.json", SearchFiles.Json(found));
                results.Write("front.csv", SearchFiles.Csv(found));
                Directory.CreateDirectory(Path.Combine(results.Path, "policies"));
                foreach (var policy in found.Policies.Where(p => p.IsFound))
                    results.Write(Path.Combine("policies", policy.Candidate.Name + ".json"), SearchFiles.PolicyFile(policy, found));
            },
            Count = found => (new RunOptions { Seed = options.Seed, Replications = found.Replications }, found.Replications),
            Figures = SearchCharts.Of,
            Print = (found, format) => TableText.Of(format, () => SearchTables.Of(found), () => SearchTables.Objectives(found),
                () => SearchFiles.Json(found), () => SearchFiles.Csv(found),
                _ => "\n" + string.Concat(SearchTables.InWords(found).Select(s => TextWrap.Hanging(s, "  ", "    ")))
                    + CautionText.Of(found.Cautions)),
            Wrote = (found, charts, seconds) =>
                FormattableString.Invariant(
                    $"{NumberText.Some(charts, "chart")}, {NumberText.Some(found.Replications, "replication")}, {seconds:F1} s"),
        };

    /// <summary>The policies that are not the scenario's own.</summary>
    private static IReadOnlyList<Scenario> Others(IReadOnlyList<Scenario> all, Scenario scenario)
    {
        IEnumerable<(double, Distribution?)> Levers(Scenario s) =>
            s.Parameters.Where(p => p.IsLever).Select(p => (p.Central, p.Distribution));
        return [.. all.Where(s => !Levers(s).SequenceEqual(Levers(scenario)))];
    }
}
