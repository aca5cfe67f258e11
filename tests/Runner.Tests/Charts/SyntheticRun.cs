using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Runner.Tests.Charts;

/// <summary>Results made up by formula: plausible shapes for looking at, known values for testing.</summary>
internal static class SyntheticRun
{
    static readonly (string Name, string Label, string Unit, bool Share, double Value, double Spread)[] Metrics =
    [
        ("capability", "capability", "0 to 1", false, .42, .012),
        ("tension", "tension", "0 to 1", false, .31, .009),
        ("senderTrust", "sender's trust", "0 to 1", false, .45, .008),
        ("targetTrust", "target's trust", "0 to 1", false, .38, .008),
        ("missileTests", "missile tests", "tests", false, 37.2, 1.4),
        ("nuclearTests", "nuclear tests", "tests", false, 2.9, .2),
        ("agreementAtEnd", "agreement at the end", "share of runs", true, .41, .03),
        ("war", "war", "share of runs", true, .034, .011),
        ("senderPayoff", "sender's payoff", "share", false, .55, .011),
        ("targetPayoff", "target's payoff", "share", false, .61, .010),
    ];

    public static RunResult Of(
        int rounds = 120, long n = 1000, string scenario = "phased", string policy = "phased reciprocity", double shift = 0) => new()
    {
        Scenario = scenario,
        Model = Model.Coercion,
        Policy = policy,
        Replications = n,
        Rounds = rounds,
        Seed = 42,
        Metrics =
            [.. Metrics.Select(m =>
                new MetricSummary(MetricOf(m), EstimateOf(m.Value * (1 + shift), m.Spread, n), m.Value, new Interval(m.Value, m.Value)))],
        Outcomes = [],
        Series =
        [
            State("capability", "capability", rounds, n, t => Mix(.35, .55 - .5 * shift, t, 30) - .12 * Bump(t, 60), .13),
            State("tension", "tension", rounds, n, t => Mix(.55, .3 + .3 * shift, t, 15) + .08 * Math.Sin(t / 9.0) * Math.Exp(-t / 60.0),
                .11),
            State("hardship", "hardship", rounds, n, t => Mix(.3, .38 - .2 * shift, t, 20), .08),
            State("openness", "openness", rounds, n, t => Mix(.08, .27 - .1 * shift, t, 50), .06),
            State("senderTrust", "sender's trust", rounds, n, t => Mix(.35, .47 - .3 * shift, t, 25), .1),
            State("targetTrust", "target's trust", rounds, n, t => Mix(.3, .4 - .35 * shift, t, 35), .12),
            Flow("missileTests", "missile tests", rounds, n, t => .25 + .5 * Math.Exp(-t / 25.0)),
            Flow("nuclearTests", "nuclear tests", rounds, n, t => .01 + .06 * Math.Exp(-t / 25.0)),
        ],
        Statuses = Statuses(rounds),
        FirstAgreement = Curve(rounds, n),
        Diagnostics = new RunDiagnostics(n, n / 3, n * rounds, Model.Coercion.Diagnostics.ToDictionary(q => q.Name, _ => n / 2.0), []),
    };

    public static IReadOnlyList<PairedDifference> Differences(RunResult reference, params IReadOnlyList<RunResult> others) =>
    [
        .. from other in others
           from m in reference.Metrics
           let difference = other[m.Metric.Name].Estimate.Mean - m.Estimate.Mean
           let spread = m.Estimate.Interval.Width / 3
           select new PairedDifference(m.Metric, other.Scenario, reference.Scenario, EstimateOf(difference, spread, m.Estimate.N),
               EstimateOf(.5, .02, m.Estimate.N), .4, Math.Abs(difference) > spread ? .001 : .4),
    ];

    static Quantity MetricOf((string Name, string Label, string Unit, bool Share, double Value, double Spread) m) =>
        new(m.Name, m.Label, m.Share ? QuantityKind.Event : QuantityKind.Level, m.Unit, "made up") { IsWhole = m.Unit == "tests" };

    static Estimate EstimateOf(double mean, double half, long n) => n < 2
        ? new Estimate(mean, double.NaN, new Interval(double.NaN, double.NaN), n)
        : new Estimate(mean, half / 1.96, new Interval(mean - half, mean + half), n);

    static double Mix(double from, double to, double t, double pace) => to + (from - to) * Math.Exp(-t / pace);

    static double Bump(double t, double at) => Math.Exp(-(t - at) * (t - at) / 800);

    /// <summary>Noise without a generator: the fractional part of a large multiple of a sine.</summary>
    static double Noise(double x)
    {
        var y = Math.Sin(x * 12.9898) * 43758.5453;
        return 2 * (y - Math.Floor(y)) - 1;
    }

    static Series State(string name, string label, int rounds, long n, Func<double, double> mean, double spread)
    {
        double Width(int t) => spread * (1 - Math.Exp(-t / 12.0));
        double At(int t, double normal) => Math.Clamp(mean(t) + normal * Width(t) * (normal > 0 ? 1.25 : .9), 0, 1);
        var variable = new Quantity(name, label, QuantityKind.Level, "0 to 1", "made up");
        var error = n < 2 ? double.NaN : 1.96 * spread / Math.Sqrt(n);
        double[] centre = Each(rounds, t => At(t, 0) + .15 * Width(t));
        return new Series(variable, centre, Each(rounds, t => centre[t] - error), Each(rounds, t => centre[t] + error),
            [.. new[] { -1.645, -.674, 0, .674, 1.645 }.Select(z => (IReadOnlyList<double>)Each(rounds, t => At(t, z)))],
            [.. Enumerable.Range(0, (int)Math.Min(5, n))
                .Select(p => (IReadOnlyList<double>)Walk(rounds, p + name.Length, t => mean(t), Width))]);
    }

    static double[] Walk(int rounds, int number, Func<double, double> mean, Func<int, double> width)
    {
        double off = 0;
        return Each(rounds, t =>
        {
            off = .93 * off + .33 * Noise(number * 1000 + t) * 1.7;
            return Math.Clamp(mean(t) + off * width(t), 0, 1);
        });
    }

    static Series Flow(string name, string label, int rounds, long n, Func<double, double> rate)
    {
        var variable = new Quantity(name, label, QuantityKind.Flow, "tests per quarter", "made up") { RoundRange = (0, 8) };
        double Error(int t) => n < 2 ? double.NaN : 1.96 * Math.Sqrt(rate(t) / n);
        double[] mean = Each(rounds, t => t == 0 ? double.NaN : Math.Max(0, rate(t) + Error(t) / 1.96 * 1.2 * Noise(t + name.Length * 31)));
        double[] low = Each(rounds, t => Math.Max(0, mean[t] - Error(t)));
        double[] high = Each(rounds, t => mean[t] + Error(t));
        return new Series(variable, mean, low, high, [.. Series.QuantileLevels.Select(_ => (IReadOnlyList<double>)mean)], [mean]);
    }

    static StatusShare[] Statuses(int rounds)
    {
        double[] war = Each(rounds, t => .034 * (1 - Math.Exp(-t / 40.0)));
        double[] collapse = Each(rounds, t => .012 * (1 - Math.Exp(-t / 60.0)));
        double[] force = Each(rounds, t => .41 * (1 - Math.Exp(-t / 25.0)));
        double[] stopped = Each(rounds, t => .16 * (1 - Math.Exp(-Math.Max(0, t - 8) / 40.0)));
        return
        [
            new("war", "war", war),
            new("collapse", "collapse", collapse),
            new("rolledBack", "rolled back", force),
            new("capped", "capped", stopped),
            new("advanced", "advanced", Each(rounds, t => 1 - war[t] - collapse[t] - force[t] - stopped[t])),
        ];
    }

    static SurvivalCurve Curve(int rounds, long n)
    {
        double[] survival = Each(rounds, t => .3 + .7 * Math.Exp(-t / 22.0));
        double[] error = Each(rounds, t => n < 2 ? double.NaN : 1.96 * Math.Sqrt(survival[t] * (1 - survival[t]) / n) * 1.2);
        long[] risk = [.. survival.Select((s, t) => (long)Math.Round(n * survival[Math.Max(0, t - 1)]))];
        return new SurvivalCurve("first agreement", survival, Each(rounds, t => Math.Max(0, survival[t] - error[t])),
            Each(rounds, t => Math.Min(1, survival[t] + error[t])), risk,
            [.. risk.Select((r, t) => t == 0 ? 0 : risk[t] - (long)Math.Round(n * survival[t]))])
        {
            Incidence = [.. survival.Select(s => .9 * (1 - s))],
            IncidenceLow = [.. survival.Select((s, t) => n < 2 ? double.NaN : Math.Max(0, .9 * (1 - s) - error[t]))],
            IncidenceHigh = [.. survival.Select((s, t) => n < 2 ? double.NaN : Math.Min(1, .9 * (1 - s) + error[t]))],
            Competing = new long[rounds + 1],
        };
    }

    static double[] Each(int rounds, Func<int, double> value) => [.. Enumerable.Range(0, rounds + 1).Select(value)];
}
