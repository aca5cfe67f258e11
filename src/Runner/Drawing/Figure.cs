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
}
