using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Engine.Tests.Studies;

public class OrderedBlocksTests
{
    public static TheoryData<int> Threads() => [1, 2, 3, 16];

    [Theory]
    [MemberData(nameof(Threads))]
    public void Every_block_is_handed_on_once_in_order_by_the_worker_that_did_it(int threads)
    {
        var order = new List<long>();
        OrderedBlocks.Run(200, threads, () => new long[1], (mine, block) => mine[0] = Slow(block), (mine, block) =>
        {
            Assert.Equal(Slow(block), mine[0]);
            order.Add(block);
        }, CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => (long)i), order);
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void There_are_no_more_workers_than_blocks_or_threads(int threads)
    {
        Assert.Equal(Math.Min(threads, 5),
            OrderedBlocks.Run(5, threads, () => new object(), (_, _) => { }, (_, _) => { }, CancellationToken.None).Count);
        Assert.Single(OrderedBlocks.Run(0, threads, () => new object(), (_, _) => { }, (_, _) => { }, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void A_failure_at_work_reaches_the_caller_and_nothing_after_it_is_handed_on(int threads)
    {
        var order = new List<long>();
        var failure = Assert.Throws<InvalidOperationException>(() => OrderedBlocks.Run(100, threads, () => new object(),
            (_, block) => { if (block == 13)
                throw new InvalidOperationException("block 13"); }, (_, block) => order.Add(block), CancellationToken.None));
        Assert.Equal("block 13", failure.Message);
        Assert.Equal(Enumerable.Range(0, order.Count).Select(i => (long)i), order);
        Assert.True(order.Count <= 13);
    }

    [Theory]
    [MemberData(nameof(Threads))]
    public void A_failure_at_handing_on_reaches_the_caller(int threads) =>
        Assert.Throws<InvalidOperationException>(() => OrderedBlocks.Run(100, threads, () => new object(), (_, _) => { },
            (_, block) => { if (block == 13) throw new InvalidOperationException(); }, CancellationToken.None));

    [Theory]
    [MemberData(nameof(Threads))]
    public void Cancellation_leaves_the_first_blocks_without_a_gap(int threads)
    {
        using var source = new CancellationTokenSource();
        var order = new List<long>();
        OrderedBlocks.Run(10_000, threads, () => new object(), (_, _) => { }, (_, block) =>
        {
            order.Add(block);
            if (block == 20) source.Cancel();
        }, source.Token);
        Assert.Equal(Enumerable.Range(0, order.Count).Select(i => (long)i), order);
        // Those in hand are finished: the twenty-first has one scratch space, and there are as many more as threads and four, at most.
        var spaces = threads == 1 ? 1 : threads + Math.Min(threads, 4);
        Assert.InRange(order.Count, 21, 20 + spaces);
    }

    /// <summary>Work that takes longer for some blocks, so that threads finish out of order.</summary>
    private static long Slow(long block)
    {
        var x = block;
        for (var i = 0; i < block % 7 * 2000; i++) x = x * 6364136223846793005 + 1442695040888963407;
        return x;
    }
}
