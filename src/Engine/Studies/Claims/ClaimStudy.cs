using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Claims;

/// <summary>Tests claims over an uncertain world.</summary>
public static class ClaimStudy
{
    /// <summary>Share of worlds that a claim must be true in to hold, and below one minus which it fails.</summary>
    public const double Enough = .9;

    /// <summary>Runs all scenarios in worlds drawn from their ranges, once more without each mechanism, and without pairs and triples of
    /// those that move a claim most.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="options">How many worlds and replications.</param>
    /// <param name="progress">Hears how many worlds of all passes are done, or null.</param>
    /// <param name="units">Blocks of worlds shared by several processes, in as many stages as <see cref="Stages"/>; null for all
    /// here.</param>
    /// <param name="cancellation">Stops the study.</param>
    /// <exception cref="OperationCanceledException">The study was stopped: there is no partial result.</exception>
    public static IReadOnlyList<ClaimResult> Run(
        ClaimSet claims, ClaimOptions options, IProgress<long>? progress = null, IStudyUnits? units = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Worlds, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Replications, 2);

        // A claim on the path that it gives is one more, tested in the first pass beside the others.
        Claim[] paths = [.. claims.Claims.Where(c => c.Path is not null).Select(c => c with { Hypotheses = c.Path!.Hypotheses })];
        Pass[] singles = options.Ablate ? [.. claims.Ablations.Select(off => new Pass(claims.Claims, [off]))] : [];
        var passes = new Passes(claims, options, progress, units, cancellation);
        using var first = passes.Play([new Pass([.. claims.Claims, .. paths], []), .. singles]).GetEnumerator();
        first.MoveNext();
        var worlds = first.Current;
        Tally[] tallies = [.. claims.Claims.Select((_, c) => Tally.Of(worlds, c))];
        var search = new RelianceSearch(claims, tallies, passes.Play);
        if (options.Ablate) search.Run(first);
        var numbers = claims.Scenarios[0].Scenario.UncertainParameters.Select(u => u.Path).ToArray();
        var drawn = worlds.Select(w => w.Drawn).ToArray();
        var all = claims.Claims.Count + paths.Length;
        Reading? OnPath(Claim claim) => claim.Path is null ? null
            : Read(Tally.Of(worlds, claims.Claims.Count + Array.FindIndex(paths, p => p.Id == claim.Id)), isOpenTrue: false, all);
        return [.. claims.Claims.Select((claim, c) =>
            Judge(claim, tallies[c], search.Of(c), all, numbers, drawn) with { OnPath = OnPath(claim),
                Ties = TiesOf(claim, worlds, c, Model.Of(claims.Scenarios[0].Scenario).Prices) })];
    }

    /// <summary>How many worlds the passes of a study play, for progress; those with several assumptions off, which are few, come on
    /// top.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="options">The options.</param>
    public static long WorldsOfAllPasses(ClaimSet claims, ClaimOptions options)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(options);
        return options.Worlds * (options.Ablate ? 1L + claims.Ablations.Count : 1);
    }

    /// <summary>In how many stages processes share a study: each assumption off by itself comes first; which pairs, and then which triples,
    /// hangs on that.</summary>
    /// <param name="options">The options.</param>
    public static int Stages(ClaimOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Ablate ? RelianceSearch.Largest : 1;
    }

    private static IReadOnlyList<ClaimTie> TiesOf(Claim claim, IReadOnlyList<WorldResult> worlds, int place, IReadOnlyList<Price> prices) =>
    [
        .. from part in Enumerable.Range(0, claim.Hypotheses.Count)
           from price in Enumerable.Range(0, prices.Count)
           let ties = worlds.Select(w => w.Ties![place][part]).Where(t => t.Count > price).Select(t => t[price]).ToArray()
           where ties.Length > 0
           let turning = ties.Where(t => t.Interval.Low > 0 && double.IsFinite(t.Interval.High)).Select(t => t.Mean).ToArray()
           select new ClaimTie(claim.Hypotheses[part], prices[price], Intervals.Share(turning.Length, ties.Length),
               Quantile(turning, .5), new Interval(Quantile(turning, .25), Quantile(turning, .75))),
    ];

    private static double Quantile(double[] values, double share) =>
        values.Length == 0 ? double.NaN : MathNet.Numerics.Statistics.Statistics.QuantileCustom(values, share,
            MathNet.Numerics.Statistics.QuantileDefinition.R7);

    /// <summary>Fewest worlds of which a claim can hold, true in all, or fail, true in none: Wilson's interval (1927) of all of n ends at
    /// n/(n + z²).</summary>
    /// <param name="claims">How many claims there are, at least 1.</param>
    public static int FewestWorlds(int claims) =>
        (int)Math.Ceiling(Enough / (1 - Enough) * Math.Pow(Intervals.NormalQuantile(.05 / claims), 2));

    /// <summary>What a tally makes of a claim.</summary>
    /// <param name="tally">The tally.</param>
    /// <param name="isOpenTrue">Whether open worlds count as worlds in which it is true.</param>
    /// <param name="claims">How many claims there are.</param>
    internal static Reading Read(Tally tally, bool isOpenTrue, int claims)
    {
        var share = isOpenTrue ? tally.Share(Truth.True, Truth.Open) : tally.Share(Truth.True);
        var interval = Intervals.Wilson(share.Mean, share.N, Intervals.NormalQuantile(.05 / claims));
        return new Reading(
            share.N == 0 ? Ruling.Unknown : interval.Low >= Enough ? Ruling.Holds : interval.High <= 1 - Enough ? Ruling.Fails
                : Ruling.Depends, share, interval);
    }

    private static ClaimResult Judge(
        Claim claim, Tally tally, IReadOnlyList<Reliance> restsOn, int claims, IReadOnlyList<string> paths, IReadOnlyList<double[]> worlds)
    {
        var clearly = Read(tally, isOpenTrue: false, claims);
        return new ClaimResult(
            claim, clearly, Read(tally, isOpenTrue: true, claims), tally.Share(Truth.Open), tally.WithoutValue, restsOn,
            clearly.Ruling != Ruling.Depends ? null : ConditionSearch.Best(paths, worlds,
                [.. tally.Truths.Select(t => t switch { Truth.True => true, Truth.False => (bool?)false, _ => null })]));
    }
}
