using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Simulation;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Experiments.Claims;

/// <summary>The gap of every hypothesis in every world, over replications on the same shocks.</summary>
internal sealed class WorldStudy
{
    private readonly IReadOnlyList<(string Name, Scenario Scenario)> scenarios;
    private readonly ClaimOptions options;
    private readonly Gap[] gaps;

    internal WorldStudy(IReadOnlyList<(string Name, Scenario Scenario)> scenarios, IReadOnlyList<Inequality> hypotheses, ClaimOptions options)
    {
        (this.scenarios, this.options) = (scenarios, options);
        gaps = [.. hypotheses.Select(h => Gap.Of(h, [.. scenarios.Select(s => s.Name)]))];
    }

    /// <summary>Plays every scenario in every world.</summary>
    /// <returns>The worlds' uncertain values, and the gaps' moments by world and hypothesis.</returns>
    internal (double[][] Worlds, Moments[][] Gaps) Run(IProgress<long>? progress, CancellationToken cancellation)
    {
        var worlds = new double[options.Worlds][];
        var moments = new Moments[options.Worlds][];
        OrderedBlocks.Run(options.Worlds, options.Threads, () => new Player(this),
            (player, world) => player.Play(world, cancellation),
            (player, world) =>
            {
                (worlds[world], moments[world]) = (player.Drawn, player.Gaps);
                progress?.Report(world + 1);
            }, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return (worlds, moments);
    }

    /// <summary>A hypothesis with its policies and metrics looked up.</summary>
    private sealed record Gap(double Constant, IReadOnlyList<(double Factor, int Scenario, ClaimMetrics.Reading Read)> Terms)
    {
        internal static Gap Of(Inequality hypothesis, List<string> names) =>
            new(hypothesis.Constant, [.. hypothesis.Terms.Select(t => (t.Factor, names.IndexOf(t.Policy), ClaimMetrics.Named(t.Metric)!))]);
    }

    /// <summary>One thread's scratch space.</summary>
    private sealed class Player(WorldStudy study)
    {
        private readonly Setting[] settings = [.. study.scenarios.Select(s => s.Scenario.NewSetting())];
        private readonly Outcome[] outcomes = new Outcome[study.scenarios.Count];

        internal double[] Drawn { get; private set; } = [];

        internal Moments[] Gaps { get; private set; } = [];

        internal void Play(long world, CancellationToken cancellation)
        {
            var ranges = new Shocks(study.options.Seed, world);
            for (var s = 0; s < settings.Length; s++) study.scenarios[s].Scenario.Draw(ranges, ref settings[s]);
            Drawn = [.. study.scenarios[0].Scenario.UncertainParameters.Select(u => u.Slot(ref settings[0]))];
            Gaps = new Moments[study.gaps.Length];
            for (var r = 0; r < study.options.Replications && !cancellation.IsCancellationRequested; r++)
            {
                var shocks = new Shocks(study.options.Seed + 1, world * study.options.Replications + r);
                for (var s = 0; s < settings.Length; s++) outcomes[s] = Replication.Run(settings[s], shocks);
                for (var g = 0; g < Gaps.Length; g++) Add(study.gaps[g], ref Gaps[g]);
            }
        }

        private void Add(Gap gap, ref Moments moments)
        {
            var value = gap.Constant;
            foreach (var (factor, scenario, read) in gap.Terms) value += factor * read(outcomes[scenario], settings[scenario]);
            if (!double.IsNaN(value)) moments.Add(value);
        }
    }
}
