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
    /// <param name="cancellation">Stops the study.</param>
    /// <exception cref="OperationCanceledException">The study was stopped: there is no partial result.</exception>
    public static IReadOnlyList<ClaimResult> Run(
        ClaimSet claims, ClaimOptions options, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Worlds, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Replications, 2);

        var pass = 0;
        WorldResult[] Pass(IReadOnlyList<Claim> of, IReadOnlyList<string> off)
        {
            var done = pass++ * (long)options.Worlds;
            var study = new WorldStudy([.. claims.Scenarios.Select(s => (s.Name, off.Aggregate(s.Scenario, Switched)))], of, options,
                claims.Holdings);
            return study.Run(progress is null ? null : new Shifted(progress, done, WorldsOfAllPasses(claims, options)), cancellation);
        }

        // A claim on the path that it gives is one more, tested in the first pass beside the others.
        Claim[] paths = [.. claims.Claims.Where(c => c.Path is not null).Select(c => c with { Hypotheses = c.Path!.Hypotheses })];
        var worlds = Pass([.. claims.Claims, .. paths], []);
        Tally[] tallies = [.. claims.Claims.Select((_, c) => Tally.Of(worlds, c))];
        var search = new RelianceSearch(claims, tallies, Pass);
        if (options.Ablate) search.Run();
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

    private static Scenario Switched(Scenario scenario, string off)
    {
        var equals = off.IndexOf('=', StringComparison.Ordinal);
        return scenario.With(off[..equals], off[(equals + 1)..]);
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

    private sealed class Shifted(IProgress<long> progress, long by, long most) : IProgress<long>
    {
        public void Report(long value) => progress.Report(Math.Min(value + by, most));
    }
}
