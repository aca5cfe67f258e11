namespace NegotiationSim.Engine.Models;

/// <summary>What of a model is shown first, by the names of its quantities: declared once for charts, tables and reports.</summary>
public sealed record Highlights
{
    /// <summary>The metrics that sentences are made of, the foremost first; those of them that are no shares of runs are what
    /// sensitivity and ablation look at when nothing else is asked for.</summary>
    public required IReadOnlyList<string> Headline { get; init; }

    /// <summary>The metrics that stand side by side in the chart of a comparison.</summary>
    public required IReadOnlyList<string> Compared { get; init; }

    /// <summary>The charts of distributions over the rounds: file name, title, and what each panel shows.</summary>
    public required IReadOnlyList<(string Name, string Title, IReadOnlyList<string> Variables)> Followed { get; init; }

    /// <summary>The choice that runs are told apart by over the rounds, where their mean would hide that they part, and the variables that
    /// show it; none by default.</summary>
    public (string Choice, IReadOnlyList<string> Variables)? Parted { get; init; }

    /// <summary>What the chart of several runs over time shows.</summary>
    public required IReadOnlyList<string> Overlaid { get; init; }

    /// <summary>The two numbers of a scenario, by their paths, that verdicts turn on most tellingly: what a phase diagram opens
    /// with.</summary>
    public required (string Across, string Up) Telling { get; init; }

    /// <summary>What a report draws over the rounds.</summary>
    public required IReadOnlyList<string> Reported { get; init; }

    /// <summary>How a run ends, in a sentence that names every end.</summary>
    public required string EndsInWords { get; init; }
}
