using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios;

/// <summary>A place in a file.</summary>
/// <param name="File">The file as the user would name it, or the option <c>--set PATH=VALUE</c>.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Column">The column, from 1, in characters (UTF-16 units); 0 for the file as a whole.</param>
public readonly record struct Place(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}

/// <summary>One thing that is wrong with a scenario: where, what, and how to mend it.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Path">The path of the value in the scenario; empty for the file as a whole.</param>
/// <param name="What">What is wrong, without a full stop.</param>
/// <param name="Cure">How to mend it, in whole sentences.</param>
public sealed record Problem(Place Place, string Path, string What, string Cure)
{
    /// <summary>All of it in one line; what a terminal would obey is shown as dots.</summary>
    public override string ToString() => PlacedValue.Visible($"{Place}{(Path.Length == 0 ? "" : " " + Path)}: {What}. {Cure}");
}
