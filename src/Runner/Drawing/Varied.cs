namespace NegotiationSim.Runner.Drawing;

/// <summary>A number that takes another value at every point of a design.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Unit">Its unit, or empty.</param>
/// <param name="Values">Its value at every point.</param>
internal sealed record Varied(string Path, string Unit, IReadOnlyList<double> Values)
{
    /// <summary>Its name on an axis.</summary>
    public string Label => Unit.Length == 0 ? Path : $"{Path} ({Unit})";

    /// <summary>The values it takes, in order.</summary>
    public double[] Levels { get; } = [.. Values.Distinct().Order()];
}
