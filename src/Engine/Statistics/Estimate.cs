namespace NegotiationSim.Engine.Statistics;

/// <summary>A closed interval of real numbers, such as a 95% confidence interval.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end, at or above <paramref name="Low"/>.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The distance between the ends.</summary>
    public double Width => High - Low;

    /// <summary>Whether a value lies in the interval, ends included.</summary>
    /// <param name="value">Any number; NaN lies in no interval.</param>
    public bool Contains(double value) => value >= Low && value <= High;
}

/// <summary>A mean, a share or a superiority with its uncertainty and the number of values it rests on.</summary>
/// <param name="Mean">The sample mean; for a share, the part of the runs that have the property. NaN when n is 0.</param>
/// <param name="StandardError">Its standard error; 0 when every value was the same, NaN for a mean of fewer than two values.</param>
/// <param name="Interval">The 95% confidence interval: Student's t for a mean, Wilson (1927) for a share, Tango (1998) for a superiority
/// and for a difference of shares.</param>
/// <param name="N">How many values the estimate rests on.</param>
public sealed record Estimate(double Mean, double StandardError, Interval Interval, long N)
{
    /// <summary>How many decimals show two digits of half the interval, 0 to 6; 2 when it has no width.</summary>
    public int Decimals
    {
        get
        {
            var half = Interval.Width / 2;
            return half > 0 && double.IsFinite(half) ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(half)), 0, 6) : 2;
        }
    }
}
