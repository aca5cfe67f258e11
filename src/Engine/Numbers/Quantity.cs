namespace NegotiationSim.Engine.Numbers;

/// <summary>What kind of thing a quantity is, and so how it is summarised.</summary>
public enum QuantityKind
{
    /// <summary>A state: it stays until it changes. Of a run its value is the last one.</summary>
    Level,
    /// <summary>Something that comes about in each round. Of a run its value is the sum over its rounds.</summary>
    Flow,
    /// <summary>Something that happens in a run or does not: 0 or 1, so that a mean is a share of runs.</summary>
    Event,
    /// <summary>The round in which something first happens, counted from 1; NaN in a run in which it does not.</summary>
    Time,
    /// <summary>Any other number of a run.</summary>
    Amount,
}

/// <summary>Which way is better; said once, for charts, searches and maps. It is a reading of the quantity, not of any actor's
/// wishes.</summary>
public enum Wanted
{
    /// <summary>Neither is better in itself.</summary>
    Neither,
    /// <summary>More is better.</summary>
    More,
    /// <summary>Less is better.</summary>
    Less,
}

/// <summary>Where a quantity is shown or may be asked for.</summary>
[Flags]
public enum Uses
{
    /// <summary>Nowhere.</summary>
    None = 0,
    /// <summary>In the tables and files of runs, as a metric.</summary>
    Metric = 1,
    /// <summary>In trajectories, round by round.</summary>
    Rounds = 2,
    /// <summary>As one of the ways in which a run can end; each ends in exactly one.</summary>
    End = 4,
    /// <summary>In the inequalities of claims.</summary>
    Term = 8,
    /// <summary>As an objective of the search for policies: every run has a value.</summary>
    Objective = 16,
    /// <summary>Only in what a run tells of its own trustworthiness.</summary>
    Diagnostic = 32,
    /// <summary>As an end that stops a run before its horizon, and so competes with every event that might have come later.</summary>
    Stops = 64,
    /// <summary>In the files of replications, beside the metrics.</summary>
    Column = 128,
}

/// <summary>Something that comes out of a model, declared once: metrics, trajectories, ends, terms of claims, objectives, columns, labels
/// and the data dictionary derive from it.</summary>
/// <param name="Name">The name in files: <c>senderPayoff</c>.</param>
/// <param name="Label">The name in words: "sender's payoff".</param>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Unit">The unit of its value in a run: "tests", "rounds", "share of runs".</param>
/// <param name="Meaning">What its value in a run measures, one phrase.</param>
public sealed record Quantity(string Name, string Label, QuantityKind Kind, string Unit, string Meaning)
{
    /// <summary>Which way is better.</summary>
    public Wanted Wanted { get; init; }

    /// <summary>Where it is shown or may be asked for.</summary>
    public Uses Uses { get; init; }

    /// <summary>The least value that it can have in a run.</summary>
    public double Low { get; init; }

    /// <summary>The greatest value that it can have in a run; infinite where there is no bound.</summary>
    public double High { get; init; } = double.PositiveInfinity;

    /// <summary>The values that are usual in a round; quantiles follow the data beyond them.</summary>
    public (double Low, double High) RoundRange { get; init; } = (0, 1);

    /// <summary>Whether each round gives 0 or 1, so that the mean over runs is a share of them.</summary>
    public bool IsRoundShare { get; init; }

    /// <summary>Whether it takes whole numbers only.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The unit of its value in a round; null unless it is followed by round.</summary>
    public string? RoundUnit { get; init; }

    /// <summary>What its value in a round measures; null unless it is followed by round.</summary>
    public string? RoundMeaning { get; init; }

    /// <summary>When it has values, if not in every scenario: "where a side has constituencies".</summary>
    public string? When { get; init; }

    /// <summary>Whether a run in which it applies may still have no value: what it is about did not happen.</summary>
    public bool MayLack { get; init; } = Kind == QuantityKind.Time;

    /// <summary>Of a choice, the names of its values 0, 1, 2, …; else null.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Whether each run gives 0 or 1, so that the mean is a share of the runs.</summary>
    public bool IsShare => Kind == QuantityKind.Event;

    /// <summary>Whether it has a value before round 1.</summary>
    public bool HasInitialValue => Kind == QuantityKind.Level;

    /// <summary>Whether it is used so.</summary>
    /// <param name="use">The use.</param>
    public bool Is(Uses use) => (Uses & use) != 0;
}
