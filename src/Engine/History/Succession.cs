using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.History;

/// <summary>When the record says that another administration, or another leader of the target, came in.</summary>
internal sealed class Succession
{
    private readonly double[] administrations, leaders;

    private Succession(double[] administrations, double[] leaders) => (this.administrations, this.leaders) = (administrations, leaders);

    /// <summary>Nothing is known of either.</summary>
    internal static Succession Unknown { get; } = new([], []);

    /// <summary>The shock of the sender's turnover that brings about what the record says; NaN where it does not say.</summary>
    internal double Administration(int t) => t < administrations.Length ? administrations[t] : double.NaN;

    /// <summary>The same of the target's leader.</summary>
    internal double Leader(int t) => t < leaders.Length ? leaders[t] : double.NaN;

    internal static Succession Of(HistoricalRecord record, Quarter start) => new(Turnover(record, start, q => q.Administration), Turnover(record, start, q => q.Leader));

    private static double[] Turnover(HistoricalRecord record, Quarter start, Func<Observation, string?> who)
    {
        var first = record.Quarters[0].Quarter.Since(start);
        var shocks = new double[first + record.Quarters.Count];
        string? last = null;
        for (var t = 0; t < shocks.Length; t++)
        {
            var now = t < first ? null : who(record.Quarters[t - first]);
            shocks[t] = last is null || now is null ? double.NaN : SteeredShocks.Make(now != last);
            last = now ?? last;
        }
        return shocks;
    }
}
