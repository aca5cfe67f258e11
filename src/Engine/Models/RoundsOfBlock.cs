using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Models;

/// <summary>The rounds of a block of replications: in each cell, which is a quantity at the start or after a round, the values of all
/// replications one behind the other, as registers write them and statistics read them.</summary>
/// <param name="quantities">How many quantities there are.</param>
/// <param name="times">How often each is read: at the start and after each round.</param>
/// <param name="replications">For how many replications there is room.</param>
internal sealed class RoundsOfBlock(int quantities, int times, int replications)
{
    /// <summary>No register is wider; rooms are multiples of it, so that the last group of replications needs no care.</summary>
    private const int WidestRegister = 8;

    private readonly AlignedRoom<double> values = new(quantities * times * Room(replications));
    private readonly AlignedRoom<double> ends = new(times * Room(replications));

    /// <summary>How many quantities there are.</summary>
    internal int Quantities => quantities;

    /// <summary>How many cells.</summary>
    internal int Cells => quantities * times;

    /// <summary>From a cell's first value to the next cell's.</summary>
    internal int Stride { get; } = Room(replications);

    /// <summary>Cell by cell, those of the start first. A run that ends early keeps its last levels, and its flows are 0 from then
    /// on.</summary>
    internal Span<double> Values => values.All;

    /// <summary>The index in <see cref="Model.Ends"/> of how each replication would have ended, had it stopped at the start and after each
    /// round: time by time, all replications.</summary>
    internal Span<double> Ends => ends.All;

    /// <summary>The values of a replication, cell by cell.</summary>
    internal double[] Of(int replication)
    {
        var path = new double[Cells];
        for (var cell = 0; cell < path.Length; cell++) path[cell] = Values[cell * Stride + replication];
        return path;
    }

    /// <summary>Fills in what follows the end of a run.</summary>
    /// <param name="replication">Which.</param>
    /// <param name="played">How many rounds were played.</param>
    /// <param name="isFlow">Of each quantity, whether it is 0 from then on, rather than what it was.</param>
    internal void FillAfter(int replication, int played, ReadOnlySpan<bool> isFlow)
    {
        var all = Values;
        var last = played * quantities;
        for (var cell = last + quantities; cell < Cells; cell++)
            all[cell * Stride + replication] = isFlow[cell % quantities] ? 0 : all[(last + cell % quantities) * Stride + replication];
        for (var t = played + 1; t < times; t++) Ends[t * Stride + replication] = Ends[played * Stride + replication];
    }

    private static int Room(int replications) => (replications + WidestRegister - 1) / WidestRegister * WidestRegister;
}
