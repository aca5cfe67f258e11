using System.Text.Json;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Results;

/// <summary>Says what is wrong with a file of this program's own that somebody or something changed, in words and not in those of
/// .NET.</summary>
internal static class Damage
{
    /// <summary>What a reader's exception says of the file, without a full stop.</summary>
    internal static string Of(Exception fault) => fault switch
    {
        // .NET names what is missing in its sentence alone.
        JsonException { InnerException: not JsonException } when fault.Message.Split("including: ") is [_, var missing] =>
            $"no {missing.Split('.')[0]} in it",
        JsonException { Path: { } path, InnerException: not JsonException } =>
            $"a value in it is of another kind, or beyond its range{(path.Length > 2 ? ": " + path[2..] : "")}",
        JsonException { LineNumber: { } line } => FormattableString.Invariant($"it is no JSON from line {line + 1} on"),
        JsonException => "it is no JSON",
        NullReferenceException or KeyNotFoundException or IndexOutOfRangeException => "something is missing in it",
        InvalidDataException => fault.Message,
        _ => "a value in it is of another kind, or beyond its range",
    };

    /// <summary>Whether what a reader throws speaks of the file.</summary>
    internal static bool Is(Exception fault) => fault is JsonException or InvalidDataException or InvalidOperationException
        or NullReferenceException or KeyNotFoundException or IndexOutOfRangeException or ArgumentException or FormatException
        or OverflowException or ScenarioException;

    /// <summary>Reads files of a results folder.</summary>
    /// <exception cref="UserError">One of them is missing or damaged.</exception>
    internal static T Whole<T>(string folder, Manifest manifest, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (Is(e) || e is IOException)
        {
            throw new UserError($"{folder}: a file of these results cannot be read ({Of(e)}). Make them again with: {manifest.Command}");
        }
    }
}
