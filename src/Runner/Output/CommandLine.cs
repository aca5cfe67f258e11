namespace NegotiationSim.Runner.Output;

/// <summary>The command line of this process, as a user would type it.</summary>
internal static class CommandLine
{
    internal static string Text { get; set; } = "sim";

    /// <summary>The arguments by themselves.</summary>
    internal static IReadOnlyList<string> Arguments { get; set; } = [];

    /// <summary>Arguments put together as a shell reads them.</summary>
    internal static string Of(IEnumerable<string> arguments) => "sim " + string.Join(' ', arguments.Select(Quoted));

    /// <summary>An argument as a shell reads it.</summary>
    internal static string Quoted(string argument) =>
        argument.Length > 0 && argument.All(c => char.IsAsciiLetterOrDigit(c) || "-_./=:,+@%".Contains(c, StringComparison.Ordinal))
            ? argument
            : "'" + argument.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
