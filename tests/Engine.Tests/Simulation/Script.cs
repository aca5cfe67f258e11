using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Tests.Simulation;

/// <summary>Chance as a test writes it: every event has a say of its own, in every round or in one.</summary>
/// <remarks>Where the script says nothing the uniform is just under 1, and so what has a chance below 1 does not happen.</remarks>
internal readonly struct Script() : IShocks
{
    internal const double Yes = 0;
    internal static readonly double No = Math.BitDecrement(1.0);

    private readonly Dictionary<(Chance, int?), double> lines = [];

    /// <summary>Deals a uniform to a source, in one round or, if none is named, in all rounds without a line of their own.</summary>
    internal double this[Chance source, int? round = null]
    {
        init => lines[(source, round)] = value;
    }

    public double Uniform(Chance source, int round) =>
        lines.TryGetValue((source, round), out var here) ? here : lines.TryGetValue((source, null), out var always) ? always : No;
}
