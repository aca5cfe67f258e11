namespace NegotiationSim.Runner.Web;

/// <summary>What one request may ask for, so that no page can hold the machine up for long. The command line has no such limits.</summary>
internal static class Limits
{
    /// <summary>Bytes of a request's body.</summary>
    internal const int Body = 256 * 1024;

    /// <summary>Scenarios played side by side.</summary>
    internal const int Entries = 6;

    /// <summary>Values set in a scenario.</summary>
    internal const int Overrides = 400;

    /// <summary>Replications of a scenario.</summary>
    internal const int Replications = 20_000;

    /// <summary>Rounds of all scenarios of a request, summed over the replications.</summary>
    internal const long Rounds = 12_000_000;

    /// <summary>Rounds of all scenarios of a request, once: each takes memory in every thread.</summary>
    internal const int RoundsAtOnce = 1600;

    /// <summary>Replications that are sent one by one, each over its rounds.</summary>
    internal const int Paths = 1000;

    /// <summary>Rounds of those, over all scenarios.</summary>
    internal const int PathRounds = 300_000;

    /// <summary>Points along a side of a phase diagram.</summary>
    internal const int GridSide = 41;

    /// <summary>Rounds of a whole phase diagram.</summary>
    internal const long GridRounds = 120_000_000;

    /// <summary>Requests that wait for their turn; a later one is refused.</summary>
    internal const int Waiting = 256;

    /// <summary>Connections open at once.</summary>
    internal const int Connections = 512;

    /// <summary>How long a request may take, its waiting included.</summary>
    internal static readonly TimeSpan Time = TimeSpan.FromMinutes(2);

    /// <summary>Threads of a request.</summary>
    internal static readonly int Threads = Math.Clamp(Environment.ProcessorCount, 1, 8);

    /// <summary>Files of a folder that the page offers.</summary>
    internal const int Files = 300;
}
