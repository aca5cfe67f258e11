namespace NegotiationSim.Engine.Statistics;

/// <summary>Means, variances and covariance of two values that belong together, seen one pair at a time (Welford 1962).</summary>
internal struct CoMoments
{
    private double meanOne;
    private double meanTwo;
    private double squaresOne;
    private double squaresTwo;
    private double products;

    /// <summary>How many pairs were added.</summary>
    internal long N { get; private set; }

    /// <summary>The ratio of the first mean to the second, with Fieller's interval; for two pairs or more.</summary>
    internal readonly Estimate Ratio
    {
        get
        {
            var scale = (double)N * (N - 1);
            return Fieller.Ratio(meanOne, meanTwo, squaresOne / scale, squaresTwo / scale, products / scale, N);
        }
    }

    /// <summary>Adds a pair.</summary>
    internal void Add(double one, double two)
    {
        N++;
        var (deltaOne, deltaTwo) = (one - meanOne, two - meanTwo);
        meanOne += deltaOne / N;
        meanTwo += deltaTwo / N;
        squaresOne += deltaOne * (one - meanOne);
        squaresTwo += deltaTwo * (two - meanTwo);
        products += deltaOne * (two - meanTwo);
    }
}
