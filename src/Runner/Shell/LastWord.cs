using System.Reflection;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Runner.Shell;

/// <summary>What is said when a command ends by an exception, whichever: a sentence, what is on the disk, an exit code, and no stack
/// trace.</summary>
internal static class LastWord
{
    private const string Debug = "SIM_DEBUG";

    /// <summary>Says it.</summary>
    /// <param name="thrown">What ended the command.</param>
    /// <param name="call">The command: <c>sim run</c>.</param>
    /// <param name="disk">What it has written.</param>
    /// <param name="error">Where it is said, unless the caller asked for it in a file; if that fails, too, the exit code alone is
    /// left.</param>
    /// <returns>The exit code.</returns>
    internal static int Of(Exception thrown, string call, OnDisk disk, TextWriter error)
    {
        var fault = Within(thrown);
        var (code, text) = Told(fault, call, disk);
        if (Ending.Tell(code, text, (fault as ScenarioException)?.Problems ?? [], disk)) return code;
        try
        {
            error.WriteLine(text);
            if (Environment.GetEnvironmentVariable(Debug) is { Length: > 0 }) error.WriteLine(thrown.ToString());
        }
        catch (Exception e) when (e is PrintingFault or IOException or ObjectDisposedException)
        {
            // There is nobody left to tell.
        }
        return code;
    }

    /// <summary>The first fault inside those that only carry others.</summary>
    private static Exception Within(Exception fault) =>
        fault is AggregateException or TargetInvocationException or TypeInitializationException && fault.InnerException is { } inner
            ? Within(inner) : fault;

    private static (int Code, string Text) Told(Exception fault, string call, OnDisk disk) => fault switch
    {
        UserError or ScenarioException => (ExitCodes.BadInput, fault.Message),
        NotYet => (ExitCodes.Resumable, fault.Message),
        OperationCanceledException => (ExitCodes.Interrupted, $"Interrupted. {disk}"),
        PrintingFault => (ExitCodes.Resumable, $"What was to be printed could not be written: {Sentence(fault.Message)} {disk}"),
        FileNotFoundException or DirectoryNotFoundException or DriveNotFoundException or PathTooLongException
            or UnauthorizedAccessException =>
            (ExitCodes.BadInput, $"{Sentence(fault.Message)} {disk}"),
        IOException => (ExitCodes.Resumable, $"{Sentence(fault.Message)} {disk}"),
        _ when IsTooLarge(fault) => (ExitCodes.Resumable, $"The system allows no file so large. {disk}"),
        OutOfMemoryException => (ExitCodes.Resumable, $"There is not enough memory for this. Ask for less, or for fewer --threads. {disk}"),
        _ => (ExitCodes.Resumable,
            $"{call} met what it cannot handle ({fault.GetType().Name}: {Sentence(fault.Message).TrimEnd('.')}). {disk}\n"
            + $"If no file that it reads is damaged, this is a fault of the program. Please report it with the command and its files; {Debug}=1 shows where it happened."),
    };

    /// <summary>What .NET makes of EFBIG, a limit of the shell or the quota.</summary>
    private static bool IsTooLarge(Exception fault) =>
        fault is ArgumentOutOfRangeException { ParamName: "value" }
            && fault.StackTrace?.Contains("System.IO.", StringComparison.Ordinal) == true;

    private static string Sentence(string message) => message.ReplaceLineEndings(" ").TrimEnd(' ', '.') + ".";
}
