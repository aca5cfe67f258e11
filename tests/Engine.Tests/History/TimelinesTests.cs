using CsCheck;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.History;

namespace NegotiationSim.Engine.Tests.History;

public class TimelinesTests
{
    private const int Rounds = 40;

    /// <summary>Eras that are told by their attention.</summary>
    private static readonly Gen<Era[]> Eras = Gen.Int[1, Rounds - 1].Array[0, 6].Select(starts =>
        starts.Append(0).Distinct().Order().Select((first, i) => new Era { FirstRound = first, Attention = i }).ToArray());

    private static int[] Path(Era[] eras) =>
        [.. Enumerable.Range(0, Rounds).Select(t => (int)eras.Last(e => e.FirstRound <= t).Attention)];

    private static int[] Counts(Era[] eras) => [.. Path(eras).CountBy(k => k).OrderBy(c => c.Key).Select(c => c.Value)];

    private static bool AreInOrder(Era[] eras) =>
        eras[0].FirstRound == 0 && eras.Zip(eras.Skip(1)).All(p => p.First.FirstRound < p.Second.FirstRound);

    [Fact]
    public void A_shift_gives_every_quarter_the_policy_of_another() => Eras.Select(Gen.Int[0, Rounds - 1]).ForAll(draw =>
    {
        var (eras, by) = draw;
        var shifted = Timelines.Shifted(eras, Rounds, by);
        Assert.True(AreInOrder(shifted));
        var path = Path(eras);
        Assert.Equal(Enumerable.Range(0, Rounds).Select(t => path[(t + by) % Rounds]), Path(shifted));
    });

    [Fact]
    public void Another_order_keeps_every_era_as_long_as_it_was() => Eras.Select(Gen.Int[0, 1000]).ForAll(draw =>
    {
        var (eras, seed) = draw;
        var order = Enumerable.Range(0, eras.Length).ToArray();
        new Random(seed).Shuffle(order);
        var permuted = Timelines.InOrder(eras, Rounds, order);
        Assert.True(AreInOrder(permuted));
        Assert.Equal(Counts(eras), Counts(permuted));
        Assert.Equal(order, permuted.Select(e => (int)e.Attention));
    });

    [Fact]
    public void A_lag_leaves_the_first_era_where_it_was() => Eras.ForAll(eras =>
    {
        var path = Path(eras);
        Assert.Equal(Enumerable.Range(0, Rounds).Select(t => path[Math.Max(0, t - 1)]), Path(Timelines.Lagged(eras, 1)));
        Assert.Equal(path, Path(Timelines.Lagged(eras, 0)));
    });
}
