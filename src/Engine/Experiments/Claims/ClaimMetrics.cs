using NegotiationSim.Engine.Simulation;

namespace NegotiationSim.Engine.Experiments.Claims;

/// <summary>What a hypothesis may speak of: the metrics, the shares of the outcomes, and the state at the start.</summary>
public static class ClaimMetrics
{
    /// <summary>Reads a quantity off a replication.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="setting">The numbers of its world.</param>
    public delegate double Reading(in Outcome outcome, in Setting setting);

    private static readonly Dictionary<string, Reading> All = Collect();

    /// <summary>The names, in the order of the tables.</summary>
    public static IReadOnlyCollection<string> Names => All.Keys;

    /// <summary>The reading of that name, or null.</summary>
    /// <param name="name">A metric's or an outcome's name in files, or <c>startCapability</c>, <c>startTension</c>, <c>startSenderTrust</c>, <c>startTargetTrust</c>.</param>
    public static Reading? Named(string name) => All.GetValueOrDefault(name);

    private static Dictionary<string, Reading> Collect()
    {
        var all = new Dictionary<string, Reading>();
        foreach (var metric in Metrics.All) all[metric.Metric.Name] = (in o, in _) => metric.Read(o);
        foreach (var end in Ends.All) all[end.Name] = (in o, in _) => o.End == end.End ? 1 : 0;
        all["startCapability"] = (in _, in s) => s.Initial.Capability;
        all["startTension"] = (in _, in s) => s.Initial.Tension;
        all["startSenderTrust"] = (in _, in s) => s.Priors.SenderTrust;
        all["startTargetTrust"] = (in _, in s) => s.Priors.TargetTrust;
        return all;
    }
}
