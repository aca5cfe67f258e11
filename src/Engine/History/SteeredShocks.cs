using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.History;

/// <summary>A replication's own shocks, save where the record says what came of them.</summary>
/// <remarks>NaN leaves a source alone. All draws of the model are by inversion: 0 makes an event happen if it can, <see cref="Never"/>
/// keeps it from happening unless it must.</remarks>
internal struct SteeredShocks(Shocks own) : IShocks
{
    /// <summary>The greatest number that a shock can be.</summary>
    internal const double Never = 1 - 1.0 / (1UL << 53);

    internal double Turnover = double.NaN, LeaderTurnover = double.NaN, Talks = double.NaN, SenderRatification =
        double.NaN, TargetRatification = double.NaN;
    internal double SenderDelivery = double.NaN, TargetDelivery = double.NaN, Detection = double.NaN, Missiles = double.NaN, NuclearTest =
        double.NaN;
    /// <summary>War and collapse of the regime: the record went on, so they are kept from happening unless this is NaN.</summary>
    internal double Rupture = Never;
    private readonly Shocks own = own;

    /// <summary>The shock that makes an event happen, or not.</summary>
    internal static double Make(bool happen) => happen ? 0 : Never;

    /// <summary>The shock in the middle of those from which Pois(mean) is drawn as that count.</summary>
    internal static double MakeCount(double mean, int count)
    {
        double probability = Exponential.Exp<Real1>(-mean);
        double below = 0;
        for (var k = 0; k < count; k++)
        {
            below += probability;
            probability *= mean / (k + 1);
        }
        return Math.Min(Never, below + probability / 2);
    }

    /// <inheritdoc/>
    public readonly double Uniform(Chance source, int round)
    {
        var steered = source switch
        {
            Chance.Turnover => Turnover,
            Chance.LeaderTurnover => LeaderTurnover,
            Chance.Talks => Talks,
            Chance.SenderRatification => SenderRatification,
            Chance.TargetRatification => TargetRatification,
            Chance.SenderDelivery => SenderDelivery,
            Chance.TargetDelivery => TargetDelivery,
            Chance.Detection => Detection,
            Chance.Missiles => Missiles,
            Chance.NuclearTest => NuclearTest,
            Chance.War or Chance.RegimeCollapse => Rupture,
            _ => double.NaN,
        };
        return double.IsNaN(steered) ? own.Uniform(source, round) : steered;
    }
}
