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
    private readonly PairedErrors paired;

    internal SweepWorker(IReadOnlyList<Scenario> scenarios, Design design, SweepOptions options, int pointsInBlock)
    {
        (this.design, this.options) = (design, options);
        metrics = Model.Of(scenarios[0]).Metrics;
        policies = [.. scenarios.Select(s => new Policy(s, design.Paths))];
        decisive = options.Precision is { } rule ? Model.Of(scenarios[0]).IndexOf(rule.Metric) : -1;
        paired = new PairedErrors(scenarios.Count, metrics.Count);
        Block = new SweepBlock(Model.Of(scenarios[0]), scenarios.Count, pointsInBlock, options.KeepsReplications);
    }

    internal SweepBlock Block { get; }

    /// <summary>Plays a point of the block; stopped, it leaves the block without worth.</summary>
    internal void Play(int index, ulong seed, CancellationToken cancellation)
    {
        var values = design.Points[(int)(Block.FirstPoint + index)];
        foreach (var policy in policies) policy.MoveTo(values);
        paired.Clear();
        var played = 0L;
        do
        {
            for (var start = 0L; start < options.Replications && !cancellation.IsCancellationRequested; start += MostAtOnce)
            {
                var count = (int)Math.Min(MostAtOnce, options.Replications - start);
                foreach (var policy in policies) policy.Play(seed, played + start, count);
                for (var i = 0; i < count; i++) TakeIn(index, played + start + i, i);
            }
            played += options.Replications;
        }
        while (!cancellation.IsCancellationRequested && !IsEnough(played));
        for (var p = 0; p < policies.Length; p++) Block.Fill(index * policies.Length + p, played, seed, policies[p].Sums, paired);
    }

    /// <summary>How many replications of a policy are played before the next policy's: enough to keep its numbers at hand, few enough to
    /// hold.</summary>
    private const int MostAtOnce = 128;

    private void TakeIn(int index, long replication, int i)
    {
        for (var p = 0; p < policies.Length; p++)
        {
            var values = policies[p].Values(i);
            values.CopyTo(paired.Of(p));
            Block.Replications?.Add(Block.FirstPoint + index, p, replication, values);
        }
        paired.Add();
    }

    private bool IsEnough(long played) =>
        options.Precision is not { } rule || played + options.Replications > rule.Most
            || policies.All(p => p.HalfWidth(decisive, metrics[decisive]) <= rule.HalfWidth);

    private sealed class Policy(Scenario scenario, IReadOnlyList<string> paths)
    {
        private readonly int[] varied = [.. paths.Select(path => Factor.Find(scenario, path).Index)];
        private readonly Moments[] sums = new Moments[Model.Of(scenario).Metrics.Count];
        private readonly Player player = Model.Of(scenario).NewPlayer(scenario);

        internal ReadOnlySpan<Moments> Sums => sums;

        internal void MoveTo(double[] values)
        {
            for (var v = 0; v < varied.Length; v++) player.Set(varied[v], values[v]);
            Array.Clear(sums);
        }

        internal void Play(ulong seed, long first, int count)
        {
            player.Play(seed, first, count);
            for (var i = 0; i < count; i++)
            {
                var values = Values(i);
                for (var m = 0; m < sums.Length; m++)
                    if (!double.IsNaN(values[m])) sums[m].Add(values[m]);
            }
        }

        /// <summary>The metrics of a replication of the block just played.</summary>
        internal ReadOnlySpan<double> Values(int i) => player.Values(i)[..sums.Length];

        /// <summary>Half the width of a metric's 95% interval; NaN, which is not small enough, while there is none.</summary>
        internal double HalfWidth(int metric, Quantity quantity)
        {
            ref readonly var sum = ref sums[metric];
            var estimate = quantity.IsShare ? Intervals.Share((long)Math.Round(sum.Mean * sum.N), sum.N) : Intervals.Mean(sum);
            return estimate.Interval.Width / 2;
        }
    }
}
