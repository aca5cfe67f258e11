namespace NegotiationSim.Runner.Drawing;

/// <summary>A figure that can be drawn for any place of publication.</summary>
public sealed class Figure
{
    internal Figure(string name, string title, string caption, IReadOnlyList<Panel> panels)
    {
        (Name, Title, Caption, Panels) = (name, title, caption, panels);
        NarrowColumns = Math.Min(2, panels.Count);
        WideColumns = Math.Min(2, panels.Count);
    }

    /// <summary>Its name in files: <c>first-agreement</c>.</summary>
    public string Name { get; }

    /// <summary>What it shows, in a few words; also the title inside PDF and SVG files.</summary>
    public string Title { get; }

    /// <summary>The text to print beneath it: what is shown, n, seed, kinds of interval and band, policy and scenario.</summary>
    public string Caption { get; }

    internal IReadOnlyList<Panel> Panels { get; }

    internal IReadOnlyList<KeyEntry> Key { get; init; } = [];

    /// <summary>What the colours of all its panels mean, if they stand for numbers.</summary>
    internal ColourScale? Scale { get; init; }

    internal int NarrowColumns { get; init; }

    internal int WideColumns { get; init; }

    /// <summary>Whether the names of rows stand once, at the first panel of each line of panels.</summary>
    internal bool SharedRows { get; init; }

    /// <summary>All that is written in it.</summary>
    internal IEnumerable<string> Texts =>
    [
        .. Key.Select(k => k.Label), Scale?.Label ?? "",
        .. Panels.SelectMany(p => (string[])[p.Title, p.X.Label, p.Y.Label, .. p.Y.Rows, .. p.RightOfRows, .. p.Marks.Select(WrittenAt)]),
    ];

    static string WrittenAt(Mark mark) =>
        mark switch { Line { Label: { } l } => l, Band { Label: { } b } => b, Note n => n.Text, _ => "" };

    /// <summary>The same with the names of lines in the key, where panels side by side would repeat them.</summary>
    internal Figure WithNamesInKey()
    {
        var lines = Panels.SelectMany(p => p.Marks.OfType<Line>()).Where(l => l.Label is not null).ToArray();
        var names = lines.Select(l => (Label: l.Label!, l.Stroke)).Distinct().ToArray();
        if (names.Length == lines.Length || names.Length != names.Select(n => n.Label).Distinct().Count()) return this;
        return new Figure(Name, Title, Caption,
            [.. Panels.Select(p => p with { Marks = [.. p.Marks.Select(m => m is Line l ? l with { Label = null } : m)] })])
        {
            Key = [.. Key, .. names.Select(n => new KeyEntry(n.Label, n.Stroke) { HasMarker = true })], Scale = Scale,
            NarrowColumns = 2, WideColumns = WideColumns, SharedRows = SharedRows,
        };
    }
}
