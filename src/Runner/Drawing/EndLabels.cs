namespace NegotiationSim.Runner.Drawing;

/// <summary>A label at the right end of a line or area.</summary>
/// <param name="Lines">Its text.</param>
/// <param name="Wanted">The height it belongs to, in points from the top.</param>
/// <param name="Stroke">The look of what it names.</param>
internal sealed record EndLabel(IReadOnlyList<string> Lines, float Wanted, Stroke Stroke)
{
    /// <summary>Where its middle stands.</summary>
    public float Middle { get; init; } = Wanted;
}

/// <summary>Puts labels at the right of a panel so that none covers another.</summary>
internal static class EndLabels
{
    /// <summary>Moves labels apart: as little as need be, in their order, inside the panel if they fit.</summary>
    public static IReadOnlyList<EndLabel> Spread(IEnumerable<EndLabel> labels, float size, float top, float bottom)
    {
        var sorted = labels.OrderBy(l => l.Wanted).ToArray();
        var middles = sorted.Select(l => l.Wanted).ToArray();
        for (var pass = 0; pass < 200; pass++)
            if (!Push(sorted, middles, size, top, bottom)) break;
        return [.. sorted.Select((l, i) => l with { Middle = middles[i] })];
    }

    static bool Push(EndLabel[] labels, float[] middles, float size, float top, float bottom)
    {
        var moved = false;
        for (var i = 0; i < labels.Length; i++)
        {
            var half = Height(labels[i], size) / 2;
            var kept = Math.Max(top + half, Math.Min(bottom - half, middles[i]));
            moved |= Math.Abs(kept - middles[i]) > .05f;
            middles[i] = kept;
            if (i == 0) continue;
            var lack = half + Height(labels[i - 1], size) / 2 - (middles[i] - middles[i - 1]);
            if (lack <= .05f) continue;
            middles[i] += lack / 2;
            middles[i - 1] -= lack / 2;
            moved = true;
        }

        return moved;
    }

    static float Height(EndLabel label, float size) => size * (Lettering.LineHeight * label.Lines.Count + .05f);
}
