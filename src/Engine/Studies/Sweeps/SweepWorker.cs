using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Designs;

namespace NegotiationSim.Engine.Studies.Sweeps;

/// <summary>What one thread needs to play blocks of points: a player of each policy, to whom the values of a point are given.</summary>
internal sealed class SweepWorker
{
    private readonly Policy[] policies;
    private readonly IReadOnlyList<Quantity> metrics;
    private readonly Design design;
    private readonly SweepOptions options;
    private readonly int decisive;
    private readonly PointStatistics statistics;

    internal SweepWorker(IReadOnlyList<Scenario> scenarios, Design design, SweepOptions options, int pointsInBlock)
    {
        (this.design, this.options) = (design, options);
        metrics = Model.Of(scenarios[0]).Metrics;
        policies = [.. scenarios.Select(s => new Policy(s, design.Paths))];
        decisive = options.Precision is { } rule ? Model.Of(scenarios[0]).IndexOf(rule.Metric) : -1;
        statistics = new PointStatistics(scenarios.Count, metrics.Count);
        Block = new SweepBlock(Model.Of(scenarios[0]), scenarios.Count, pointsInBlock, options.KeepsReplications);
    }

    internal SweepBlock Block { get; }

    /// <summary>Plays a point of the block; stopped, it leaves the block without worth.</summary>
    internal void Play(int index, ulong seed, CancellationToken cancellation)
    {
        var values = design.Points[(int)(Block.FirstPoint + index)];
        foreach (var policy in policies) policy.MoveTo(values);
        statistics.Clear();
        var played = 0L;
        do
        {
            for (var start = 0L; start < options.Replications && !cancellation.IsCancellationRequested; start += PointStatistics.MostAtOnce)
            {
                var count = (int)Math.Min(PointStatistics.MostAtOnce, options.Replications - start);
                foreach (var policy in policies) policy.Play(seed, played + start, count);
                TakeIn(index, played + start, count);
            }
            played += options.Replications;
        }
        while (!cancellation.IsCancellationRequested && !IsEnough(played));
        for (var p = 0; p < policies.Length; p++) Block.Fill(index * policies.Length + p, played, seed, statistics, p);
    }

    private void TakeIn(int index, long first, int count)
    {
        for (var i = 0; i < count; i++)
        {
            for (var p = 0; p < policies.Length; p++)
            {
                var values = policies[p].Values(i)[..metrics.Count];
                statistics.Keep(p, i, values);
                Block.Replications?.Add(Block.FirstPoint + index, p, first + i, values);
            }
        }
        statistics.TakeIn(count);
    }

    private bool IsEnough(long played) =>
        options.Precision is not { } rule || played + options.Replications > rule.Most
            || Enumerable.Range(0, policies.Length).All(p => HalfWidth(statistics.Of(p)[decisive]) <= rule.HalfWidth);

    /// <summary>Half the width of the 95% interval of the metric that decides; NaN, which is not small enough, while there is
    /// none.</summary>
    private double HalfWidth(in Moments sample)
    {
        var estimate = metrics[decisive].IsShare ? Intervals.Share((long)Math.Round(sample.Mean * sample.N), sample.N)
            : Intervals.Mean(sample);
        return estimate.Interval.Width / 2;
    }

    private sealed class Policy(Scenario scenario, IReadOnlyList<string> paths)
    {
        private readonly int[] varied = [.. paths.Select(path => Factor.Find(scenario, path).Index)];
        private readonly Player player = Model.Of(scenario).NewPlayer(scenario);

        internal void MoveTo(double[] values)
        {
            for (var v = 0; v < varied.Length; v++) player.Set(varied[v], values[v]);
        }

        internal void Play(ulong seed, long first, int count) => player.Play(seed, first, count);

        internal ReadOnlySpan<double> Values(int i) => player.Values(i);
    }
}
