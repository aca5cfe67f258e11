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
        var waiting = new List<(Metropolis By, Queue<IEnumerator<AbcStep>> Chains)>(); // one a model: few
        for (var i = (int)block * size; i < Math.Min(chains, (block + 1) * size); i++) GoOn(chainOf(i).GetEnumerator());
        while (waiting.Count > 0)
        {
            var (by, longest) = waiting[0];
            foreach (var other in waiting)
                if (other.Chains.Count > longest.Count) (by, longest) = other;
            if (longest.Count == 0) return;
            var next = new IEnumerator<AbcStep>[Math.Min(by.Lanes, longest.Count)];
            var steps = new AbcStep[next.Length];
            for (var i = 0; i < next.Length; i++) steps[i] = (next[i] = longest.Dequeue()).Current;
            by.Simulate(steps);
            foreach (var chain in next) GoOn(chain);
        }

        void GoOn(IEnumerator<AbcStep> chain)
        {
            if (!chain.MoveNext())
            {
                chain.Dispose();
                return;
            }
            var by = chain.Current.By;
            foreach (var (other, queue) in waiting)
            {
                if (other != by) continue;
                queue.Enqueue(chain);
                return;
            }
            waiting.Add((by, new([chain])));
        }
    }
}
