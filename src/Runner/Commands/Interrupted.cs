namespace NegotiationSim.Runner.Commands;

/// <summary>What is said when Ctrl-C left nothing to keep.</summary>
internal static class Interrupted
{
    /// <summary>Says that nothing was written.</summary>
    internal static int BeforeAnything(TextWriter error)
    {
        error.WriteLine("Interrupted before the first replications were complete: nothing was written.");
        return ExitCodes.Interrupted;
    }
}
