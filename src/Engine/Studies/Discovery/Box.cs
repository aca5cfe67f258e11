namespace NegotiationSim.Engine.Studies.Discovery;

/// <summary>One input's limits in a box.</summary>
/// <param name="Low">The least value inside; −∞ if there is no limit.</param>
/// <param name="High">The greatest value inside; ∞ if there is no limit.</param>
public readonly record struct Limits(double Low, double High)
{
    /// <summary>Whether there is a limit on either side.</summary>
    public bool IsRestricted => !double.IsInfinity(Low) || !double.IsInfinity(High);

    /// <summary>Whether a value lies inside.</summary>
    /// <param name="value">Any number.</param>
    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>No limit.</summary>
    internal static Limits None { get; } = new(double.NegativeInfinity, double.PositiveInfinity);
}

/// <summary>A box in the space of the inputs, and how well it holds the cases of interest.</summary>
/// <param name="Limits">The limits of each input.</param>
/// <param name="Cases">How many cases lie inside.</param>
/// <param name="Successes">How many of them are of interest.</param>
/// <param name="AllCases">How many cases there are in all.</param>
/// <param name="AllSuccesses">How many cases of interest there are in all.</param>
public sealed record Box(IReadOnlyList<Limits> Limits, int Cases, int Successes, int AllCases, int AllSuccesses)
{
    /// <summary>The share of all cases of interest that lie inside.</summary>
    public double Coverage => AllSuccesses == 0 ? 0 : (double)Successes / AllSuccesses;

    /// <summary>The share of the cases inside that are of interest.</summary>
    public double Density => Cases == 0 ? 0 : (double)Successes / Cases;

    /// <summary>The share of all cases that lie inside.</summary>
    public double Mass => (double)Cases / AllCases;

    /// <summary>How many inputs are limited.</summary>
    public int Restricted => Limits.Count(l => l.IsRestricted);

    /// <summary>The correlation of being inside with being of interest (φ), −1 to 1; 0 for the whole space. It weighs coverage against
    /// density whether cases of interest are rare or common.</summary>
    public double Correlation
    {
        get
        {
            double outside = AllCases - Cases, failures = AllCases - AllSuccesses;
            var product = Cases * outside * AllSuccesses * failures;
            return product == 0 ? 0 : ((double)Successes * AllCases - (double)Cases * AllSuccesses) / Math.Sqrt(product);
        }
    }

    /// <summary>Whether a case lies inside.</summary>
    /// <param name="values">Its inputs.</param>
    public bool Contains(IReadOnlyList<double> values)
    {
        for (var d = 0; d < Limits.Count; d++)
            if (!Limits[d].Contains(values[d])) return false;
        return true;
    }

    /// <summary>A box of given limits, its cases counted.</summary>
    internal static Box Of(Limits[] limits, Cases cases)
    {
        int inside = 0, successes = 0;
        for (var i = 0; i < cases.Count; i++)
        {
            if (!Contains(limits, cases.Values[i])) continue;
            inside++;
            if (cases.Success[i]) successes++;
        }
        return new Box(limits, inside, successes, cases.Count, cases.Successes);
    }

    private static bool Contains(Limits[] limits, double[] values)
    {
        for (var d = 0; d < limits.Length; d++)
            if (!limits[d].Contains(values[d])) return false;
        return true;
    }

    /// <summary>The same box with an input's limits changed.</summary>
    internal Limits[] With(int input, Limits limits) => [.. Limits.Select((l, d) => d == input ? limits : l)];
}
