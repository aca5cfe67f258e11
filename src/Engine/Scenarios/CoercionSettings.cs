using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios.Format;

namespace NegotiationSim.Engine.Scenarios;

/// <summary>Scenarios of the coercion model as what its rounds are played with.</summary>
public static class CoercionSettings
{
    /// <summary>A setting of its own with every uncertain number at its mean; one for each thread that draws into it.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <exception cref="ArgumentException">It is a scenario of another model.</exception>
    public static Setting Central(this Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (scenario.Format != ModelFormat.Coercion)
            throw new ArgumentException($"{scenario.Name} is a scenario of the model '{scenario.Model}', not of coercion.",
                nameof(scenario));
        var content = scenario.Content;
        var setting = Setting.Defaults(default, content.Rounds);
        var attention = Era.AttentionParameter.Declaration.Default;
        setting.Eras = [.. content.FirstRounds.Select(first => new Era { FirstRound = first - 1, Attention = attention })];
        setting.Coalition.Count = content.PartiesAt("thirdParties").Count;
        setting.SenderHome.Count = content.PartiesAt("sender.domestic.constituencies").Count;
        setting.TargetHome.Count = content.PartiesAt("target.domestic.constituencies").Count;
        foreach (var number in scenario.Parameters) scenario.Slot(number.Index)(ref setting) = number.Central;
        return setting;
    }

    /// <summary>Draws the uncertain numbers of a replication; allocates nothing.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="shocks">The replication's shocks; a parameter's draw depends on its path alone, or on the name of the group that it is
    /// drawn with.</param>
    /// <param name="setting">A setting made by <see cref="Central"/>.</param>
    public static void Draw(this Scenario scenario, in Shocks shocks, ref Setting setting)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var uncertain = scenario.UncertainParameters;
        for (var i = 0; i < uncertain.Count; i++) scenario.Slot(uncertain[i].Index)(ref setting) = uncertain[i].Draw(shocks);
    }

    /// <summary>The value that an uncertain number has in a setting.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="uncertain">One of its uncertain numbers.</param>
    /// <param name="setting">A setting of the scenario.</param>
    public static double Value(this Scenario scenario, UncertainParameter uncertain, ref Setting setting)
    {
        ArgumentNullException.ThrowIfNull(uncertain);
        return scenario.Slot(uncertain.Index)(ref setting);
    }

    /// <summary>The place of a parameter in a setting.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="parameter">The parameter's index.</param>
    internal static Slot<Setting> Slot(this Scenario scenario, int parameter) => (Slot<Setting>)scenario.Parameters[parameter].Slot;
}
