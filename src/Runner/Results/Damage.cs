using System.Text.Json;

namespace NegotiationSim.Runner.Results;

/// <summary>Says what is wrong with a file of this program's own that somebody or something changed, in words and not in those of
/// .NET.</summary>
internal static class Damage
{
    /// <summary>What a reader's exception says of the file, without a full stop.</summary>
    internal static string Of(Exception fault) => fault switch
    {
        JsonException { LineNumber: { } line } => FormattableString.Invariant($"it is no JSON from line {line + 1} on"),
        JsonException => "it is no JSON",
        NullReferenceException or KeyNotFoundException or IndexOutOfRangeException => "something is missing in it",
        InvalidDataException => fault.Message,
        _ => "a value in it is of another kind, or beyond its range",
    };
}
