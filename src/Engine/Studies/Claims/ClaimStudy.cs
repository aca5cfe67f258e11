using MathNet.Numerics.Distributions;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Claims;

/// <summary>Tests claims over an uncertain world.</summary>
public static class ClaimStudy
{
    /// <summary>Share of worlds that a claim must hold in to hold, and below one minus which it fails.</summary>
    public const double Enough = .9;

    /// <summary>Runs all scenarios in worlds drawn from their ranges, and once more without each mechanism.</summary>
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

        var hypotheses = claims.Claims.SelectMany(c => c.Hypotheses).ToArray();
        var pass = 0;
        (double[][] Worlds, IReadOnlyList<Tally> Tallies) Pass(IReadOnlyList<(string, Scenario)> scenarios)
        {
            var done = pass++ * (long)options.Worlds;
            var study = new WorldStudy(scenarios, hypotheses, options);
            var (worlds, gaps) = study.Run(progress is null ? null : new Shifted(progress, done), cancellation);
            return (worlds, Tally.All(claims.Claims, gaps));
        }

        var (worlds, tallies) = Pass(claims.Scenarios);
        var without = new List<(string Switch, IReadOnlyList<Tally> Tallies)>();
        foreach (var off in options.Ablate ? claims.Ablations : [])
            without.Add((off, Pass([.. claims.Scenarios.Select(s => (s.Name, Switched(s.Scenario, off)))]).Tallies));

        var paths = claims.Scenarios[0].Scenario.UncertainParameters.Select(u => u.Path).ToArray();
        return [
            .. claims.Claims.Select(
                (claim, c) =>
                    Judge(claim, tallies[c], [.. without.Select(w => (w.Switch, w.Tallies[c]))], claims.Claims.Count, paths, worlds))];
    }

    /// <summary>How many worlds all passes of a study play, for progress.</summary>
    /// <param name="claims">The claims.</param>
    /// <param name="options">The options.</param>
    public static long WorldsOfAllPasses(ClaimSet claims, ClaimOptions options)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(options);
        return options.Worlds * (options.Ablate ? 1L + claims.Ablations.Count : 1);
    }

    private static Scenario Switched(Scenario scenario, string off)
    {
        var equals = off.IndexOf('=', StringComparison.Ordinal);
        return scenario.With(off[..equals], off[(equals + 1)..]);
    }

    private static ClaimResult Judge(
        Claim claim, Tally tally, IReadOnlyList<(string Switch, Tally Tally)> without, int claims, IReadOnlyList<string> paths,
        IReadOnlyList<double[]> worlds)
    {
        var ruling = RulingOf(tally, claims);
        return new ClaimResult(
            claim, ruling, tally.Share, Simultaneous(tally, claims), tally.Holds.Count(h => h is null), tally.Undecided,
            [.. without.Select(w => new Reliance(w.Switch, RulingOf(w.Tally, claims), w.Tally.Share))
                .Where(r => r.Ruling != ruling && AreApart(r.Share, tally.Share))],
            ruling == Ruling.Depends ? ConditionSearch.Best(paths, worlds, tally.Holds) : null);
    }

    private static Ruling RulingOf(Tally tally, int claims)
    {
        if (tally.Share.N == 0) return Ruling.Unknown;
        var interval = Simultaneous(tally, claims);
        return interval.Low >= Enough ? Ruling.Holds : interval.High <= 1 - Enough ? Ruling.Fails : Ruling.Depends;
    }

    private static bool AreApart(Estimate one, Estimate other) =>
        one.Interval.High < other.Interval.Low || other.Interval.High < one.Interval.Low;

    private static Interval Simultaneous(Tally tally, int claims) =>
        Intervals.Wilson(tally.Share.Mean, tally.Share.N, Normal.InvCDF(0, 1, 1 - .025 / claims));

    /// <summary>In which worlds a claim holds; null where what it speaks of has no value, which is neither true nor false.</summary>
    private sealed record Tally(IReadOnlyList<bool?> Holds, double Undecided)
    {
        internal Estimate Share => Intervals.Share(Holds.Count(h => h == true), Holds.Count(h => h is not null));

        internal static List<Tally> All(IReadOnlyList<Claim> claims, Moments[][] gaps)
        {
            var tallies = new List<Tally>();
            var first = 0;
            foreach (var claim in claims)
            {
                var (from, count) = (first, claim.Hypotheses.Count);
                first += count;
                bool?[] holds = [.. gaps.Select(world => Holding(world, from, count))];
                var open = gaps.Where((world, w) => holds[w] is not null && IsOpen(world, from, count)).Count();
                tallies.Add(new Tally(holds, open / (double)holds.Count(h => h is not null)));
            }
            return tallies;
        }

        /// <summary>Whether all parts are true; one that is false makes the claim false, whatever has no value.</summary>
        private static bool? Holding(Moments[] world, int from, int count)
        {
            var parts = world.Skip(from).Take(count).ToArray();
            return parts.Any(g => g.N > 0 && !(g.Mean > 0)) ? false : parts.Any(g => g.N == 0) ? null : true;
        }

        /// <summary>Whether chance leaves it open: no part is clearly false, and some part is not clearly true.</summary>
        private static bool IsOpen(Moments[] world, int from, int count)
        {
            var intervals = world.Skip(from).Take(count).Select(g => Intervals.Mean(g).Interval).ToArray();
            return intervals.All(i => !(i.High < 0)) && intervals.Any(i => !(i.Low > 0) && i.Width > 0);
        }
    }

    private sealed class Shifted(IProgress<long> progress, long by) : IProgress<long>
    {
        public void Report(long value) => progress.Report(value + by);
    }
}
