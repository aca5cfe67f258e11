using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Claims;

/// <summary>Finds the assumptions that rulings hang on: each off by itself, then pairs and triples, for two terms may make true together
/// what neither makes true alone.</summary>
/// <remarks>All sets of three would be hundreds. Of each claim that holds, and is not made true by a single assumption, those four are
/// combined without which its gap is the least.</remarks>
internal sealed class RelianceSearch(
    ClaimSet claims, IReadOnlyList<Tally> tallies, Func<IReadOnlyList<Pass>, IEnumerable<WorldResult[]>> play)
{
    /// <summary>How many assumptions are off together at the most.</summary>
    internal const int Largest = 3;

    /// <summary>How many assumptions are combined.</summary>
    internal const int Combined = 4;

    private readonly List<(int Claim, string[] Off, Tally Tally)> tried = [];
    private double[] adjusted = [];

    /// <summary>Plays all that is to be tried.</summary>
    /// <param name="singles">The worlds without each assumption by itself, after the place at which it stands.</param>
    internal void Run(IEnumerator<WorldResult[]> singles)
    {
        foreach (var off in claims.Ablations)
        {
            singles.MoveNext();
            Tried([.. Enumerable.Range(0, tallies.Count)], [off], singles.Current);
        }
        for (var size = 2; size <= Largest; size++)
        {
            var sets = Enumerable.Range(0, tallies.Count).Where(c => RulingOf(tallies[c]) == Ruling.Holds)
                .SelectMany(c => Sets(c, size).Select(set => (Claim: c, Off: set)))
                .GroupBy(s => string.Join(' ', s.Off)).ToArray();
            var passes = sets.Select(set => new Pass([.. set.Select(s => claims.Claims[s.Claim])], set.First().Off)).ToArray();
            foreach (var (set, worlds) in sets.Zip(play(passes))) Tried([.. set.Select(s => s.Claim)], set.First().Off, worlds);
        }
        adjusted = [.. Holm.Adjust([.. tried.Select(t => tallies[t.Claim].PValueAgainst(t.Tally))])];
    }

    /// <summary>What a claim's ruling hangs on.</summary>
    internal IReadOnlyList<Reliance> Of(int claim)
    {
        var ruling = RulingOf(tallies[claim]);
        return
        [
            .. from i in Enumerable.Range(0, tried.Count)
               where tried[i].Claim == claim && adjusted[i] < .05 && RulingOf(tried[i].Tally) != ruling
               select new Reliance(tried[i].Off, RulingOf(tried[i].Tally), tried[i].Tally.Share(Truth.True), adjusted[i]),
        ];
    }

    private Ruling RulingOf(Tally tally) =>
        ClaimStudy.Read(tally, isOpenTrue: false, tallies.Count + claims.Claims.Count(c => c.Path is not null)).Ruling;

    private void Tried(int[] which, string[] off, WorldResult[] worlds) =>
        tried.AddRange(which.Select((c, i) => (c, off, Tally.Of(worlds, i))));

    /// <summary>The sets of a size to try for a claim, none of which has a smaller one in it that makes the claim true.</summary>
    private IEnumerable<string[]> Sets(int claim, int size)
    {
        var moving = tried.Where(t => t.Claim == claim && t.Off.Length == 1).OrderBy(t => t.Tally.Gap).Take(Combined)
            .Select(t => t.Off[0]).ToHashSet();
        var making = tried.Where(t => t.Claim == claim && t.Tally.Share(Truth.True).Interval.High < .5).Select(t => t.Off).ToArray();
        return Subsets([.. claims.Ablations.Where(moving.Contains)], size).Where(set => !making.Any(m => m.All(set.Contains)));
    }

    private static IEnumerable<string[]> Subsets(string[] of, int size) => size == 0 ? [[]]
        : of.SelectMany((first, i) => Subsets(of[(i + 1)..], size - 1).Select(rest => (string[])[first, .. rest]));
}
