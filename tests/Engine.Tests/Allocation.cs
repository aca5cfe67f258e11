namespace NegotiationSim.Engine.Tests;

/// <summary>What work takes from the heap.</summary>
internal static class Allocation
{
    /// <summary>The bytes that a piece of work takes on this thread whenever it is done: the least of a few times, for the runtime takes
    /// some for itself, once, when it puts better code in the place of what it had.</summary>
    internal static long Of(Action work)
    {
        work(); // the first call pays for the compiler
        var least = long.MaxValue;
        for (var time = 0; time < 5 && least > 0; time++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
