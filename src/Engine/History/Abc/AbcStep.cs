namespace NegotiationSim.Engine.History.Abc;

/// <summary>A step that waits to be simulated.</summary>
/// <param name="By">Who judges it.</param>
/// <param name="Attempt">What is simulated.</param>
/// <param name="Generation">The generation that it is simulated in.</param>
internal sealed record AbcStep(Metropolis By, AbcAttempt Attempt, int Generation)
{
    /// <summary>Whether what was simulated can stand beside what was seen.</summary>
    internal bool Stands { get; set; }

    /// <summary>Walks chains side by side: each yields a step and goes on when that was simulated. As many are simulated at a time as the
    /// simulator has lanes; a chain's steps are the same in whatever company.</summary>
    /// <param name="block">The number of the block of chains.</param>
    /// <param name="size">How many chains a block has, but for the last.</param>
    /// <param name="chains">How many chains there are in all.</param>
    /// <param name="chainOf">Each by its number.</param>
    internal static void Walk(long block, int size, int chains, Func<int, IEnumerable<AbcStep>> chainOf)
    {
        var waiting = new Dictionary<Metropolis, Queue<IEnumerator<AbcStep>>>();
        for (var i = (int)block * size; i < Math.Min(chains, (block + 1) * size); i++) GoOn(chainOf(i).GetEnumerator());
        while (waiting.Values.MaxBy(queue => queue.Count) is { Count: > 0 } longest)
        {
            var by = longest.Peek().Current.By;
            IEnumerator<AbcStep>[] next = [.. Enumerable.Range(0, Math.Min(by.Lanes, longest.Count)).Select(_ => longest.Dequeue())];
            by.Simulate([.. next.Select(chain => chain.Current)]);
            foreach (var chain in next) GoOn(chain);
        }

        void GoOn(IEnumerator<AbcStep> chain)
        {
            if (!chain.MoveNext())
            {
                chain.Dispose();
                return;
            }
            if (!waiting.TryGetValue(chain.Current.By, out var queue)) waiting[chain.Current.By] = queue = [];
            queue.Enqueue(chain);
        }
    }
}
