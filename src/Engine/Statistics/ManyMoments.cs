using System.Numerics;
using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Statistics;

/// <summary>The moments of many samples that grow by the same number of values each, as many side by side as a register holds.</summary>
/// <param name="count">How many samples.</param>
internal sealed class ManyMoments(int count)
{
    private readonly double[] means = new double[count];
    private readonly double[] squares = new double[count];
    private long n;

    /// <summary>The moments of a sample; empty if it had no values.</summary>
    internal Moments this[int sample] => double.IsNaN(means[sample]) ? default : new Moments(n, means[sample], squares[sample]);

    /// <summary>Forgets all values.</summary>
    internal void Clear()
    {
        Array.Clear(means);
        Array.Clear(squares);
        n = 0;
    }

    /// <summary>Adds a value to every sample; the bits are those of <see cref="Moments.Add"/>.</summary>
    /// <param name="values">The values; a sample that gets NaN has no moments from then on.</param>
    [MethodImpl(Compiling.AtOnce)]
    internal void Add(ReadOnlySpan<double> values)
    {
        var all = new Vector<double>(++n);
        var i = 0;
        for (; i <= count - Vector<double>.Count; i += Vector<double>.Count)
        {
            var (value, mean) = (new Vector<double>(values[i..]), new Vector<double>(means, i));
            var delta = value - mean;
            mean += delta / all;
            mean.CopyTo(means, i);
            (new Vector<double>(squares, i) + delta * (value - mean)).CopyTo(squares, i);
        }
        for (; i < count; i++)
        {
            var delta = values[i] - means[i];
            means[i] += delta / n;
            squares[i] += delta * (values[i] - means[i]);
        }
    }

    /// <summary>Forgets what it had for a block of values.</summary>
    /// <param name="values">The values, sample by sample; a sample that has none has NaN.</param>
    /// <param name="stride">From a sample's first value to the next one's, with the room that <see cref="BlockMoments"/> wants.</param>
    /// <param name="each">How many values each sample has.</param>
    internal void Take(ReadOnlySpan<double> values, int stride, int each)
    {
        n = each;
        for (var i = 0; i < count; i++)
        {
            var sample = BlockMoments.Of(values.Slice(i * stride, stride), each);
            (means[i], squares[i]) = (sample.Mean, sample.Squares);
        }
    }

    /// <summary>Adds other samples, each to its own; the bits are those of <see cref="Moments.Merge"/>.</summary>
    /// <param name="other">The other samples.</param>
    [MethodImpl(Compiling.AtOnce)]
    internal void Merge(ManyMoments other)
    {
        if (n == 0)
        {
            other.means.CopyTo(means, 0);
            other.squares.CopyTo(squares, 0);
            n = other.n;
            return;
        }
        var all = n + other.n;
        var (theirs, total, weight) = (new Vector<double>(other.n), new Vector<double>(all), (double)n * other.n / all);
        var i = 0;
        for (; i <= count - Vector<double>.Count; i += Vector<double>.Count)
        {
            var mean = new Vector<double>(means, i);
            var delta = new Vector<double>(other.means, i) - mean;
            var apart = new Vector<double>(other.squares, i) + delta * delta * new Vector<double>(weight);
            (new Vector<double>(squares, i) + apart).CopyTo(squares, i);
            (mean + delta * theirs / total).CopyTo(means, i);
        }
        for (; i < count; i++)
        {
            var delta = other.means[i] - means[i];
            squares[i] += other.squares[i] + delta * delta * weight;
            means[i] += delta * other.n / all;
        }
        n = all;
    }
}
