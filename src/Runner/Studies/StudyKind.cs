using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies;

/// <summary>What a study's results consist of, and how they are made and drawn again: all that other commands know of it.</summary>
/// <param name="Name">The command, as manifests name it.</param>
internal sealed record StudyKind(string Name)
{
    /// <summary>How it was done, in sentences for a paper that cite by the keys of docs/references.bib.</summary>
    internal required Func<Manifest, string> Methods { get; init; }

    /// <summary>Whether what was studied are scenarios, and not games.</summary>
    internal bool IsOfScenarios { get; init; } = true;

    /// <summary>What it takes to make the data again.</summary>
    internal Remaking Remaking { get; init; } = Remaking.ByFiles;

    /// <summary>The columns of its tables by the names of the files; those that hang on what was studied are read from the
    /// heading.</summary>
    internal TableColumns Tables { get; init; } = [];

    /// <summary>How its charts are drawn from a folder of results; null for none.</summary>
    internal Redrawing? Redrawing { get; init; }
}

/// <summary>What it takes to make a study's data again.</summary>
internal enum Remaking
{
    /// <summary>The scenarios that its manifest holds, and how many replications were done.</summary>
    ByScenarios,
    /// <summary>The scenarios, options and points that its folder holds: a sweep.</summary>
    ByPoints,
    /// <summary>Its command, on the scenario that its manifest holds.</summary>
    ByCommand,
    /// <summary>Its command and the files that it names.</summary>
    ByFiles,
}

/// <summary>How a study's charts are drawn again.</summary>
/// <param name="Read">Reads the figures from a folder and its manifest; null when the folder does not hold all that they show, so that the
/// study is carried out again.</param>
internal sealed record Redrawing(Func<string, Manifest, IReadOnlyList<Figure>>? Read)
{
    /// <summary>From a run of the study.</summary>
    internal static Redrawing ByRun { get; } = new(Read: null);
}
