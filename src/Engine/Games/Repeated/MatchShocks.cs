using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Games.Repeated;

/// <summary>All chance of one match: a function of seed, replication, the names of the two entrants, source and turn, and of nothing
/// else.</summary>
/// <remarks>A further entrant therefore changes no match between the others, and no thread or order of play can change a result.</remarks>
internal readonly struct MatchShocks
{
    private readonly SplitMix64 rowChoice, columnChoice, rowError, columnError, end;

    /// <summary>The shocks of a match.</summary>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="replication">The replication, from 0.</param>
    /// <param name="address">Which match it is.</param>
    internal MatchShocks(ulong seed, long replication, long address)
    {
        // Value 1 of the seed's stream: value 0 is the root of the model's shocks.
        var root = new SplitMix64(new SplitMix64(seed).At(1)).Split(replication).Split(address);
        (rowChoice, columnChoice, rowError, columnError, end) = (root.Split(0), root.Split(1), root.Split(2), root.Split(3), root.Split(4));
    }

    /// <summary>The address of the match of two entrants, each named as no other.</summary>
    internal static long Address(string row, string column) => (long)(Shocks.Hash($"{row}\n{column}") >> 2);

    internal double RowChoice(int turn) => rowChoice.UniformAt(turn);

    internal double ColumnChoice(int turn) => columnChoice.UniformAt(turn);

    internal double RowError(int turn) => rowError.UniformAt(turn);

    internal double ColumnError(int turn) => columnError.UniformAt(turn);

    internal double End(int turn) => end.UniformAt(turn);
}
