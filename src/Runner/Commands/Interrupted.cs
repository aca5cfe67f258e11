namespace NegotiationSim.Runner.Commands;

/// <summary>What is said after Ctrl-C.</summary>
internal static class Interrupted
{
    /// <summary>Says that nothing was written.</summary>
    internal static int BeforeAnything(TextWriter error)
    {
        error.WriteLine("Interrupted before the first replications were complete: nothing was written.");
        return ExitCodes.Interrupted;
    }

    /// <summary>Says how far it came.</summary>
    internal static int After(TextWriter error, string folder, long done, long asked)
    {
        error.WriteLine($"Interrupted: {folder} holds the first {done} of {asked} replications.");
        return ExitCodes.Interrupted;
    }
}
