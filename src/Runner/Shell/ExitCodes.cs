namespace NegotiationSim.Runner.Shell;

/// <summary>The program's exit codes, documented in docs/cli.md.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    internal const int Done = 0;

    /// <summary>Done, and the answer is no: bits differ.</summary>
    internal const int Negative = 1;

    /// <summary>Nothing was done: the input or the command line has a fault.</summary>
    internal const int BadInput = 2;

    /// <summary>Call again: stopped by a fault outside, such as a full disk, or waiting for shares that others are to compute; what was
    /// complete is kept, and the same command goes on.</summary>
    internal const int Resumable = 3;

    /// <summary>Stopped by Ctrl-C; what was complete is kept.</summary>
    internal const int Interrupted = 130;
}
