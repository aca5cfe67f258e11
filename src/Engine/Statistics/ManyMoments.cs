using System.Numerics;

namespace NegotiationSim.Engine.Statistics;

/// <summary>The moments of many samples that are seen one value each at a time, as many side by side as a register holds: the bits are
/// those of <see cref="Moments"/>.</summary>
/// <param name="count">How many samples.</param>
internal sealed class ManyMoments(int count)
{
    private readonly double[] means = new double[count];
    private readonly double[] squares = new double[count];
    private long n;

    /// <summary>How many samples there are.</summary>
    internal int Count => count;

    /// <summary>Adds a value to every sample.</summary>
    /// <param name="values">The values; a sample that has none has NaN, at every time.</param>
    internal void Add(ReadOnlySpan<double> values)
    {
        n++;
        var i = 0;
        for (; i <= count - Vector<double>.Count; i += Vector<double>.Count)
        {
            var (value, mean) = (new Vector<double>(values[i..]), new Vector<double>(means, i));
            var delta = value - mean;
            mean += delta / new Vector<double>(n);
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

    /// <summary>Adds what was seen to other samples, and starts again.</summary>
    /// <param name="total">The other samples.</param>
    internal void MoveTo(Moments[] total)
    {
        for (var i = 0; i < count; i++)
            if (!double.IsNaN(means[i])) total[i].Merge(new Moments(n, means[i], squares[i]));
        Array.Clear(means);
        Array.Clear(squares);
        n = 0;
    }
}
