namespace NegotiationSim.Engine.Studies;

/// <summary>Spreads numbered blocks of work over threads and hands the finished blocks on in their order.</summary>
/// <remarks>The only place in the engine where threads are made. What is handed on, and in which order, does not depend on how many there
/// are.</remarks>
internal static class OrderedBlocks
{
    /// <summary>Works on blocks 0, 1, 2, … until all are done or the work is cancelled.</summary>
    /// <typeparam name="TWorker">What a thread keeps for itself: buffers and scratch space.</typeparam>
    /// <param name="blocks">How many blocks there are.</param>
    /// <param name="threads">How many threads work, at least 1.</param>
    /// <param name="newWorker">Makes a thread's own scratch space.</param>
    /// <param name="work">Fills the scratch space with a block's result.</param>
    /// <param name="handOn">Takes a block's result out of it; called for one block at a time, in the order of the blocks.</param>
    /// <param name="cancellation">Stops the work between two blocks; blocks 0 to some number have then been handed on, without a
    /// gap.</param>
    /// <returns>The scratch spaces, for what need not be in order.</returns>
    internal static IReadOnlyList<TWorker> Run<TWorker>(
        long blocks, int threads, Func<TWorker> newWorker, Action<TWorker, long> work, Action<TWorker, long> handOn,
        CancellationToken cancellation)
    {
        var gate = new object();
        long next = 0, turn = 0;
        Exception? failure = null;

        void Loop(TWorker worker)
        {
            try
            {
                while (true)
                {
                    long block;
                    lock (gate)
                    {
                        if (next == blocks || failure is not null || cancellation.IsCancellationRequested) return;
                        block = next++;
                    }
                    work(worker, block);
                    lock (gate)
                    {
                        while (turn != block && failure is null) Monitor.Wait(gate);
                        if (failure is not null) return;
                        handOn(worker, block);
                        turn++;
                        Monitor.PulseAll(gate);
                    }
                }
            }
#pragma warning disable CA1031 // every failure is handed to the caller's thread below
            catch (Exception e)
#pragma warning restore CA1031
            {
                lock (gate)
                {
                    failure ??= e;
                    Monitor.PulseAll(gate);
                }
            }
        }

        var workers = new TWorker[Math.Max(1, (int)Math.Min(threads, blocks))];
        for (var i = 0; i < workers.Length; i++) workers[i] = newWorker();
        var others = workers.Skip(1).Select(w => new Thread(() => Loop(w)) { IsBackground = true }).ToArray();
        foreach (var thread in others) thread.Start();
        Loop(workers[0]);
        foreach (var thread in others) thread.Join();
        if (failure is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        return workers;
    }
}
