using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Engine.History;

/// <summary>What stands in place of the coded timeline.</summary>
public enum PlaceboKind
{
    /// <summary>Nothing: the timeline as it was coded.</summary>
    AsCoded,
    /// <summary>Its eras in a random order, each as long as it was.</summary>
    Permuted,
    /// <summary>Every quarter with the policy of another, as many quarters away; the end goes over into the beginning.</summary>
    Shifted,
    /// <summary>One era's policy throughout.</summary>
    Constant,
}

/// <summary>How well the record is forecast under a timeline.</summary>
/// <param name="Kind">What was done to the coded one.</param>
/// <param name="Name">What tells it from others of its kind: the order of eras, the quarters of the shift, or the era.</param>
/// <param name="Joint">Mean logarithmic score a scored quarter of all that the record says of it together; lower is better.</param>
/// <param name="StandardError">Its Monte Carlo error, by the jackknife over islands.</param>
/// <param name="Targets">The same of each target by itself.</param>
public sealed record PlaceboScore(
    PlaceboKind Kind, string Name, double Joint, double StandardError, IReadOnlyDictionary<ForecastQuantity, double> Targets)
{
    /// <summary>The score of a target, or of all together.</summary>
    /// <param name="target">The target; null for all together.</param>
    public double Of(ForecastQuantity? target) => target is { } one ? Targets[one] : Joint;
}

/// <summary>Where the coded timeline stands among placebos of a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Target">The target; null for all together.</param>
/// <param name="Coded">The coded timeline's score.</param>
/// <param name="Median">The placebos' median score.</param>
/// <param name="Rank">1 if no placebo does as well.</param>
/// <param name="N">How many timelines there are, the coded one included.</param>
/// <param name="PValue">The chance of such a rank or a better one if any order of the eras had been as likely to be coded:
/// rank/n.</param>
/// <param name="AdjustedP">The same adjusted over the targets of the kind (Holm 1979); of all together, as it is.</param>
public sealed record PlaceboRank(
    PlaceboKind Kind, ForecastQuantity? Target, double Coded, double Median, int Rank, int N, double PValue, double AdjustedP);

/// <summary>The coded timeline and its placebos.</summary>
/// <param name="Coded">The timeline as it was coded.</param>
/// <param name="Placebos">The others.</param>
/// <param name="Ranks">Where the coded one stands among those that were drawn.</param>
/// <param name="Quarters">How many quarters are scored.</param>
public sealed record PlaceboResult(
    PlaceboScore Coded, IReadOnlyList<PlaceboScore> Placebos, IReadOnlyList<PlaceboRank> Ranks, int Quarters);

/// <summary>Whether the coded timeline of policies forecasts the record better than timelines that tell nothing: the same eras in another
/// order, shifted, or one policy throughout.</summary>
/// <remarks>A randomisation test (Fisher 1935; Phipson and Smyth 2010): if the policies' dates had nothing to do with the record, the coded
/// timeline would be any of its permutations, or shifts, with the same chance, whatever the model and however noisy its scores.</remarks>
public static class Placebo
{
    /// <summary>Scores the coded timeline and its placebos.</summary>
    /// <param name="scenario">A timeline of at least two eras that starts at or before the record.</param>
    /// <param name="record">The record.</param>
    /// <param name="options">The filter's options, without a tempo.</param>
    /// <param name="timelines">How many placebos are drawn, half of them permuted and half shifted, at least 2; every constant one comes
    /// besides.</param>
    /// <param name="burnIn">Quarters at the start that are learnt from and not scored.</param>
    /// <param name="progress">Told how many timelines are done.</param>
    /// <param name="units">Timelines shared by several processes, in one stage; null for all here.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">There are fewer than two eras.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static PlaceboResult Run(Scenario scenario, HistoricalRecord record, FilterOptions options, int timelines, int burnIn,
        IProgress<long>? progress = null, IStudyUnits? units = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(timelines, 2);
        var rounds = record.Quarters[^1].Quarter.Since(ParticleFilter.StartOf(scenario, record)) + 1;
        var reached = Timelines.Lagged(scenario.Central().Eras, options.PolicyLag).Count(e => e.FirstRound < rounds);
        var names = scenario.Eras.Take(reached).Select(e => e.Name).ToArray();
        if (names.Length < 2)
            throw new ArgumentException(
                $"Scenario {scenario.Name} has one policy throughout the record: there is no timeline to hold against placebos.",
                nameof(scenario));
        Plan[] plans =
        [
            new(PlaceboKind.AsCoded, "", eras => eras),
            .. Permutations(names.Length, timelines - timelines / 2, rounds, options.Seed),
            .. Shifts(timelines / 2, rounds, options.Seed),
            .. Enumerable.Range(0, names.Length).Select(k => new Plan(PlaceboKind.Constant, names[k], eras => Timelines.Constant(eras, k))),
        ];
        PlaceboScore[] scores = [.. units.Of("timelines", plans.Length, i =>
        {
            var plan = plans[i] with { Timeline = eras => plans[i].Timeline(eras[..reached]) };
            var score = Score(plan, scenario, record, options with { TempoMemory = null }, burnIn, cancellation);
            progress?.Report(i + 1);
            return score;
        }, Write, (i, from) => Read(plans[i], from))];
        return new PlaceboResult(scores[0], scores[1..],
            [.. Ranks(PlaceboKind.Permuted, scores), .. Ranks(PlaceboKind.Shifted, scores)], Scored(record, burnIn));
    }

    /// <summary>A timeline to be scored, made of the coded one's eras that the record reaches.</summary>
    private sealed record Plan(PlaceboKind Kind, string Name, Func<Era[], Era[]> Timeline);

    private static IEnumerable<Plan> Permutations(int eras, int count, int rounds, ulong seed)
    {
        var chance = Chance(seed, 0);
        for (var n = 0; n < count; n++)
        {
            var own = chance.Split(n);
            int[] order = [.. Enumerable.Range(0, eras).OrderBy(k => own.At(k))];
            yield return new Plan(PlaceboKind.Permuted, string.Join(' ', order.Select(k => k + 1)),
                all => Timelines.InOrder(all, rounds, order));
        }
    }

    /// <summary>Every shift at the most once; none is no shift.</summary>
    private static IEnumerable<Plan> Shifts(int count, int rounds, ulong seed)
    {
        var chance = Chance(seed, 1);
        return Enumerable.Range(1, rounds - 1).OrderBy(by => chance.At(by)).Take(count)
            .Select(by => new Plan(PlaceboKind.Shifted, by.ToString(System.Globalization.CultureInfo.InvariantCulture),
                all => Timelines.Shifted(all, rounds, by)));
    }

    private static void Write(PlaceboScore score, UnitWriter to)
    {
        to.Add(score.Joint, score.StandardError);
        to.AddAll([.. score.Targets], target => to.Add((int)target.Key, target.Value));
    }

    private static PlaceboScore Read(Plan of, UnitReader from) => new(of.Kind, of.Name, from.Next(), from.Next(),
        from.NextAll(() => KeyValuePair.Create((ForecastQuantity)from.NextInt(), from.Next())).ToDictionary());

    private static SplitMix64 Chance(ulong seed, int kind) => new SplitMix64(new SplitMix64(seed).At(1)).Split(kind);

    private static PlaceboScore Score(
        Plan plan, Scenario scenario, HistoricalRecord record, FilterOptions options, int burnIn, CancellationToken cancellation)
    {
        var filter = ParticleFilter.Run(scenario, record, options, plan.Timeline, cancellation);
        var targets = Enum.GetValues<ForecastQuantity>().Where(t => Backtest.IsScored(t, record, burnIn))
            .ToDictionary(t => t, t => Backtest.ModelScores(t, record, filter, burnIn).Average(q => q.LogScore));
        var (evidence, quarters) = (filter.EvidenceFrom(burnIn), Scored(record, burnIn));
        return new PlaceboScore(plan.Kind, plan.Name, -evidence.Mean / quarters, evidence.StandardError / quarters, targets);
    }

    /// <summary>The quarters after the first ones of which the record says anything.</summary>
    private static int Scored(HistoricalRecord record, int burnIn) =>
        record.Quarters.Skip(burnIn).Count(q => Enum.GetValues<ForecastQuantity>().Any(t => q.SeenOf(t) is not null));

    private static IEnumerable<PlaceboRank> Ranks(PlaceboKind kind, PlaceboScore[] scores)
    {
        PlaceboScore[] drawn = [.. scores.Where(s => s.Kind == kind)];
        if (drawn.Length == 0) return [];
        PlaceboRank Of(ForecastQuantity? target)
        {
            var coded = scores[0].Of(target);
            double[] others = [.. drawn.Select(s => s.Of(target))];
            var rank = 1 + others.Count(s => s <= coded);
            return new(kind, target, coded, MathNet.Numerics.Statistics.Statistics.Median(others), rank, drawn.Length + 1,
                rank / (drawn.Length + 1.0), double.NaN);
        }
        var joint = Of(null);
        PlaceboRank[] apart = [.. scores[0].Targets.Keys.Select(t => Of(t))];
        var adjusted = Holm.Adjust([.. apart.Select(r => r.PValue)]);
        return [joint with { AdjustedP = joint.PValue }, .. apart.Select((r, i) => r with { AdjustedP = adjusted[i] })];
    }
}
