using System.Diagnostics.CodeAnalysis;

namespace NegotiationSim.Engine.Studies;

/// <summary>Spreads numbered blocks of work over threads and hands the finished blocks on in their order.</summary>
/// <remarks>The only place in the engine where threads are made. What is handed on, and in which order, does not depend on how many there
/// are.</remarks>
internal static class OrderedBlocks
{
    /// <summary>The most scratch spaces beside one a thread. They hold blocks that are done before their turn: a thread leaves its block to
    /// be handed on by the one whose turn it is, and goes on.</summary>
    private const int MostSpare = 4;

    /// <summary>Works on blocks 0, 1, 2, … until all are done or the work is cancelled.</summary>
    /// <typeparam name="TWorker">What a thread keeps for itself: buffers and scratch space.</typeparam>
    /// <param name="blocks">How many blocks there are.</param>
    /// <param name="threads">How many threads work, at least 1.</param>
    /// <param name="newWorker">Makes a scratch space, for one block at a time; of several threads, some may be made later than the
    /// first.</param>
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
        var all = new TWorker[Math.Max(1, (int)Math.Min(threads, blocks))].ToList();
        for (var i = 0; i < all.Count; i++) all[i] = newWorker();
        var (free, ready) = (new Stack<TWorker>(all), new Dictionary<long, TWorker>());
        var most = all.Count + (all.Count > 1 ? Math.Min(all.Count, MostSpare) : 0);
        var isHandingOn = false;
        long next = 0, turn = 0;
        Exception? failure = null;

        bool Begin([MaybeNullWhen(false)] out TWorker worker, out long block)
        {
            lock (gate)
            {
                for ((worker, block) = (default, next); next < blocks && failure is null && !cancellation.IsCancellationRequested;
                    Monitor.Wait(gate))
                {
                    if (free.Count == 0 && all.Count < most)
                    {
                        all.Add(newWorker());
                        free.Push(all[^1]);
                    }
                    if (!free.TryPop(out worker)) continue;
                    block = next++;
                    return true;
                }
                return false;
            }
        }

        void HandOn()
        {
            while (true)
            {
                TWorker? worker;
                lock (gate)
                {
                    if (failure is not null || !ready.Remove(turn, out worker))
                    {
                        isHandingOn = false;
                        return;
                    }
                }
                handOn(worker, turn);
                lock (gate)
                {
                    turn++;
                    free.Push(worker);
                    Monitor.PulseAll(gate);
                }
            }
        }

        void Loop()
        {
            try
            {
                while (Begin(out var worker, out var block))
                {
                    work(worker, block);
                    lock (gate)
                    {
                        ready[block] = worker;
                        if (isHandingOn) continue; // who hands on takes this one too
                        isHandingOn = true;
                    }
                    HandOn();
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

        var others = all.Skip(1).Select(_ => new Thread(Loop) { IsBackground = true }).ToArray();
        foreach (var thread in others) thread.Start();
        Loop();
        foreach (var thread in others) thread.Join();
        if (failure is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        return all;
    }
}
