using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Tests.Coercion.Simulation;

/// <summary>Chance as a test writes it: each source may be dealt a uniform, in every round or in one.</summary>
/// <remarks>Where the script says nothing, nothing happens: the uniform is just under 1, and 0 for the number of missiles.</remarks>
internal readonly struct Script() : IShocks
{
    internal const double Yes = 0;
    internal static readonly double No = Math.BitDecrement(1.0);

    /// <summary>A state before anything is signed, for a script to be played in.</summary>
    internal static readonly WorldState Nothing = new()
    {
        Capability = .7,
        Tension = .5,
        Hardship = .5,
        Openness = .1,
        Reform = .1,
        Pressure = .4,
        SenderTrust = Trust.Prior(.2, 8),
        TargetTrust = Trust.Prior(.1, 8),
    };

    private readonly Dictionary<(Chance, int?), double> lines = [];

    /// <summary>Deals a uniform to a source, in one round or, if none is named, in all rounds without a line of their own.</summary>
    internal double this[Chance source, int? round = null]
    {
        init => lines[(source, round)] = value;
    }

    public double Uniform(Chance source, int round) =>
        lines.TryGetValue((source, round), out var here) ? here
        : lines.TryGetValue((source, null), out var always) ? always
        : source == Chance.Missiles ? 0 : No;
}
