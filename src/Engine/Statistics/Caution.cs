namespace NegotiationSim.Engine.Statistics;

/// <summary>A reason not to lean on a result too hard.</summary>
/// <param name="Id">Its name in files: <c>few-events</c>.</param>
/// <param name="Seen">What was seen, with its number.</param>
/// <param name="Norm">What it is held against.</param>
/// <param name="Advice">What to do.</param>
public sealed record Caution(string Id, string Seen, string Norm, string Advice)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Seen} ({Norm}). {Advice}";
}
