using NegotiationSim.Engine.Experiments.Designs;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Simulation;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Experiments.Sweeps;

/// <summary>What one thread needs to play blocks of points: a setting of each policy, into which the values of a point are written.</summary>
internal sealed class SweepWorker
{
    private readonly Policy[] policies;
    private readonly Design design;
    private readonly SweepOptions options;
    private readonly int decisive;
    private readonly PairedErrors paired;

    internal SweepWorker(IReadOnlyList<Scenario> scenarios, Design design, SweepOptions options, int pointsInBlock)
    {
        (this.design, this.options) = (design, options);
        policies = [.. scenarios.Select(s => new Policy(s, design.Paths))];
        decisive = options.Precision is { } rule ? Metrics.IndexOf(rule.Metric) : -1;
        paired = new PairedErrors(scenarios.Count);
        Block = new SweepBlock(scenarios.Count, pointsInBlock, options.KeepsReplications);
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
            for (var i = 0L; i < options.Replications && !cancellation.IsCancellationRequested; i++)
            {
                var shocks = new Shocks(seed, played + i);
                for (var p = 0; p < policies.Length; p++)
                {
                    var outcome = policies[p].Play(ref shocks, paired.Of(p));
                    Block.Replications?.Add(Block.FirstPoint + index, p, played + i, outcome);
                }
                paired.Add();
            }
            played += options.Replications;
        }
        while (!cancellation.IsCancellationRequested && !IsEnough(played));
        for (var p = 0; p < policies.Length; p++) Block.Fill(index * policies.Length + p, played, seed, policies[p].Sums, paired);
    }

    private bool IsEnough(long played) =>
        options.Precision is not { } rule || played + options.Replications > rule.Most || policies.All(p => p.HalfWidth(decisive) <= rule.HalfWidth);

    private sealed class Policy(Scenario scenario, IReadOnlyList<string> paths)
    {
        private readonly Slot<Setting>[] varied = [.. paths.Select(path => Factor.Find(scenario, path).Slot)];
        private readonly UncertainParameter[] drawn = [.. scenario.UncertainParameters.Where(u => !paths.Contains(u.Path))];
        private readonly Moments[] sums = new Moments[Metrics.All.Count];
        private Setting setting = scenario.NewSetting();

        internal ReadOnlySpan<Moments> Sums => sums;

        internal void MoveTo(double[] values)
        {
            for (var v = 0; v < varied.Length; v++) varied[v](ref setting) = values[v];
            Array.Clear(sums);
        }

        internal Outcome Play(ref Shocks shocks, Span<double> values)
        {
            foreach (var parameter in drawn) parameter.Slot(ref setting) = parameter.Draw(shocks);
            var outcome = Replication.Run(setting, shocks);
            for (var m = 0; m < sums.Length; m++)
            {
                values[m] = Metrics.All[m].Read(outcome);
                if (!double.IsNaN(values[m])) sums[m].Add(values[m]);
            }
            return outcome;
        }

        /// <summary>Half the width of a metric's 95% interval; NaN, which is not small enough, while there is none.</summary>
        internal double HalfWidth(int metric)
        {
            ref readonly var sum = ref sums[metric];
            var estimate = Metrics.All[metric].Metric.IsShare ? Intervals.Share((long)Math.Round(sum.Mean * sum.N), sum.N) : Intervals.Mean(sum);
            return estimate.Interval.Width / 2;
        }
    }
}
