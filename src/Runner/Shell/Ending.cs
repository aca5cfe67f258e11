using System.Text.Json;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Runner.Shell;

/// <summary>How a call ended, for the program that made it: written as JSON into the new file that SIM_END names.</summary>
internal static class Ending
{
    private const string Variable = "SIM_END";

    /// <summary>Writes it, if it is asked for.</summary>
    /// <param name="code">The exit code.</param>
    /// <param name="message">The last word; empty if all went well.</param>
    /// <param name="problems">The problems of files that it tells.</param>
    /// <param name="disk">What stands on the disk.</param>
    /// <returns>Whether the caller knows now, so that nothing need be printed.</returns>
    internal static bool Tell(int code, string message, IReadOnlyList<Problem> problems, OnDisk disk)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } file) return false;
        try
        {
            using var stream = new FileStream(file, FileMode.CreateNew);
            using var json = new Utf8JsonWriter(stream);
            json.WriteStartObject();
            json.WriteNumber("code", code);
            json.WriteString("message", message);
            json.WriteStartArray("problems");
            foreach (var problem in problems) Write(json, problem);
            json.WriteEndArray();
            Write(json, "wrote", disk.Whole);
            Write(json, "kept", disk.Kept);
            json.WriteEndObject();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return false; // it is printed
        }
    }

    private static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteString("file", problem.Place.File);
        json.WriteNumber("line", problem.Place.Line);
        json.WriteNumber("column", problem.Place.Column);
        json.WriteString("path", problem.Path);
        json.WriteString("what", problem.What);
        json.WriteString("cure", problem.Cure);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> paths)
    {
        json.WriteStartArray(name);
        foreach (var path in paths) json.WriteStringValue(path);
        json.WriteEndArray();
    }
}
