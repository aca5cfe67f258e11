namespace NegotiationSim.Engine.Studies.Discovery;

/// <summary>Points of a space and which of them are of interest.</summary>
/// <param name="Names">The names of the inputs.</param>
/// <param name="Values">The inputs of each case, one a name.</param>
/// <param name="Success">Whether each case is of interest.</param>
public sealed record Cases(IReadOnlyList<string> Names, IReadOnlyList<double[]> Values, IReadOnlyList<bool> Success)
{
    /// <summary>How many cases there are.</summary>
    public int Count => Values.Count;

    /// <summary>How many are of interest.</summary>
    public int Successes { get; } = Success.Count(s => s);

    /// <summary>Some of the cases.</summary>
    internal Cases Only(IReadOnlyList<int> kept) => new(Names, [.. kept.Select(i => Values[i])], [.. kept.Select(i => Success[i])]);
}
