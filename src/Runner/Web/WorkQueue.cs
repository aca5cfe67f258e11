using System.Collections.Concurrent;

namespace NegotiationSim.Runner.Web;

/// <summary>One piece of work at a time, in the order of asking; and of each page the newest request only.</summary>
/// <remarks>A piece is short (a stage of a run, a row of a phase diagram), and the turn is given up between two, so that many pages get
/// their first results soon and none waits for another's last.</remarks>
internal sealed class WorkQueue : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly ConcurrentDictionary<string, Ticket> newest = new();
    private int waiting;

    /// <summary>A request whose page has asked anew.</summary>
    internal static Refusal Outdated => new(409, "A newer request of the same page took its place.");

    /// <summary>How many wait or work.</summary>
    internal int Waiting => Volatile.Read(ref waiting);

    /// <summary>Works when it is its turn.</summary>
    /// <exception cref="Refusal">Too many wait already.</exception>
    /// <exception cref="OperationCanceledException">The request was cancelled.</exception>
    internal async Task<T> Run<T>(Func<T> work, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref waiting) > Limits.Waiting)
        {
            Interlocked.Decrement(ref waiting);
            throw new Refusal(503, "Too many requests are waiting. Try again in a few seconds.");
        }
        try
        {
            await turn.WaitAsync(cancellation);
            try
            {
                return await Task.Run(work, cancellation);
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <summary>Starts a page's request, and cancels its older one of the same kind.</summary>
    /// <param name="page">The page's mark; null if it has none.</param>
    /// <param name="kind">What is asked for.</param>
    /// <param name="count">Of the page's requests, which this is: the older of two may be the later to arrive.</param>
    /// <param name="aborted">Cancelled when the page has gone.</param>
    /// <exception cref="Refusal">A newer one is at work.</exception>
    internal Ticket Start(string? page, string kind, long count, CancellationToken aborted)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        source.CancelAfter(Limits.Time);
        if (page is null) return new Ticket(this, null, count, source);
        var ticket = new Ticket(this, $"{kind} {page}", count, source);
        Ticket? other = null;
        var first = newest.AddOrUpdate(ticket.Key!, ticket, (_, there) => (other = there).Count > count ? there : ticket);
        if (first != ticket) throw Outdated;
        other?.Cancel();
        return ticket;
    }

    public void Dispose() => turn.Dispose();

    /// <summary>A request at work.</summary>
    internal sealed class Ticket(WorkQueue queue, string? key, long count, CancellationTokenSource source) : IDisposable
    {
        /// <summary>Cancelled when the page has gone, has asked anew, or has waited too long.</summary>
        internal CancellationToken Cancellation => source.Token;

        /// <summary>Page and kind.</summary>
        internal string? Key => key;

        /// <summary>Of the page's requests, which this is.</summary>
        internal long Count => count;

        /// <summary>A newer request takes the place of this one.</summary>
        internal void Cancel()
        {
            IsOutdated = true;
            source.Cancel();
        }

        /// <summary>Whether a newer request has taken the place of this one.</summary>
        internal bool IsOutdated { get; private set; }

        public void Dispose()
        {
            // The source itself is left to the collector: a newer request may be about to cancel it.
            source.CancelAfter(Timeout.InfiniteTimeSpan);
            if (key is not null) queue.newest.TryRemove(KeyValuePair.Create(key, this));
        }
    }
}
