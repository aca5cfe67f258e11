using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Studies.Optimisation;

/// <summary>What is refused before a search begins.</summary>
internal static class SearchChecks
{
    /// <summary>The most policies times worlds whose means are kept at once: about 2 GB.</summary>
    private const long MostPolicyWorlds = 10_000_000;

    /// <summary>Refuses a scenario that has not one policy.</summary>
    internal static void Policy(Scenario scenario)
    {
        if (!scenario.Parameters.Any(p => p.IsLever))
            throw new ScenarioException(
                $"{scenario.Name}: a timeline has several policies, and a search is for one. Give a scenario with a policy.");
    }

    /// <summary>Refuses levers, objectives, rules and sizes that do not fit the scenario.</summary>
    internal static void All(Scenario scenario, IReadOnlyList<Factor> levers, IReadOnlyList<Scenario> given, PolicySearchOptions options)
    {
        Factor.Check(levers, scenario);
        Policy(scenario);
        if (levers.FirstOrDefault(l => !Factor.Find(scenario, l.Path).IsLever) is { } world)
            throw new ScenarioException(
                $"{world.Path}: not a lever of the policy. A search is over the policy; give the world a range in the scenario instead.");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Searches, 1);
        if (options.Objectives.Count < 2) throw new ScenarioException("Give two objectives or more: with one there is no front.");
        if (options.Objectives.GroupBy(o => o.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ScenarioException($"{twice.Key}: an objective stands there twice.");
        if (options.Objectives.Any(o => o.Name == Objective.Satisfied) && options.Satisfy.Count == 0)
            throw new ScenarioException("The objective satisfied needs --satisfy: say what is to hold in a world.");
        var size =
            Math.Max((double)Math.Max(options.Population, options.Start.Count) * options.Worlds,
                ((double)options.Population * options.Searches + Math.Max(given.Count + 1, 2 * levers.Count + 2)) * options.FreshWorlds);
        if (size > MostPolicyWorlds)
            throw new ScenarioException(
                FormattableString.Invariant(
                    $"{size:N0} policies times worlds are to be kept at once, more than {MostPolicyWorlds:N0}. Give a smaller population or fewer worlds."));
        if ((double)PolicySearch.Trials(options) * options.Worlds * options.Replications > Sweeps.Sweep.MostReplications)
            throw new ScenarioException(
                FormattableString.Invariant(
                    $"The search would play more than {Sweeps.Sweep.MostReplications:G3} replications. Give a smaller population, fewer searches, generations, worlds or replications."));
        foreach (var term in options.Satisfy.SelectMany(rule => rule.Terms))
        {
            if (term.Policy.Length > 0)
                throw new ScenarioException(
                    $"--satisfy: {term.Policy}.{term.Metric}: name no policy, for the rule is held to each in turn.");
            if (!Model.Of(scenario).Objectives.Any(q => q.Name == term.Metric))
                throw new ScenarioException(
                    $"--satisfy: there is no metric '{term.Metric}'. Known: "
                        + $"{string.Join(", ", Model.Of(scenario).Objectives.Select(q => q.Name))}.");
        }
        foreach (var name in options.Objectives.Select(o => o.Name)
            .Concat(options.Satisfy.SelectMany(rule => rule.Terms).Select(t => t.Metric)))
            foreach (var played in given.Prepend(scenario))
                if (Model.Of(played).Valueless(name, played) is { } why) throw new ScenarioException(why);
    }
}
