using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Claims;

/// <summary>The gap of every hypothesis in every world, over replications on the same shocks.</summary>
internal sealed class WorldStudy
{
    private readonly IReadOnlyList<(string Name, Scenario Scenario)> scenarios;
    private readonly ClaimOptions options;
    private readonly Gap[] gaps;

    internal WorldStudy(IReadOnlyList<(string Name, Scenario Scenario)> scenarios, IReadOnlyList<Inequality> hypotheses,
        ClaimOptions options)
    {
        (this.scenarios, this.options) = (scenarios, options);
        var model = Model.Of(scenarios[0].Scenario);
        gaps = [.. hypotheses.Select(h => Gap.Of(h, [.. scenarios.Select(s => s.Name)], model))];
    }

    /// <summary>Plays every scenario in every world.</summary>
    /// <returns>The worlds' uncertain values, and the gaps' moments by world and hypothesis.</returns>
    internal (double[][] Worlds, Moments[][] Gaps) Run(IProgress<long>? progress, CancellationToken cancellation)
    {
        var worlds = new double[options.Worlds][];
        var moments = new Moments[options.Worlds][];
        OrderedBlocks.Run(options.Worlds, options.Threads, () => new Worlds(this),
            (player, world) => player.Play(world, cancellation),
            (player, world) =>
            {
                (worlds[world], moments[world]) = (player.Drawn, player.Gaps);
                progress?.Report(world + 1);
            }, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return (worlds, moments);
    }

    /// <summary>A hypothesis with its policies and quantities looked up.</summary>
    private sealed record Gap(double Constant, IReadOnlyList<(double Factor, int Scenario, int Quantity)> Terms)
    {
        internal static Gap Of(Inequality hypothesis, List<string> names, Model model) =>
            new(hypothesis.Constant, [.. hypothesis.Terms.Select(t => (t.Factor, names.IndexOf(t.Policy), model.IndexOf(t.Metric)))]);
    }

    /// <summary>One thread's players and sums.</summary>
    private sealed class Worlds(WorldStudy study)
    {
        private readonly Player[] players = [.. study.scenarios.Select(s => Model.Of(s.Scenario).NewPlayer(s.Scenario))];

        internal double[] Drawn { get; private set; } = [];

        internal Moments[] Gaps { get; private set; } = [];

        internal void Play(long world, CancellationToken cancellation)
        {
            var ranges = new Shocks(study.options.Seed, world);
            foreach (var player in players) player.Draw(ranges);
            Gaps = new Moments[study.gaps.Length];
            foreach (var player in players)
                player.Play(study.options.Seed + 1, world * study.options.Replications, study.options.Replications, draws: false,
                    cancellation);
            for (var r = 0; r < players[0].Count; r++)
                for (var g = 0; g < Gaps.Length; g++) Add(study.gaps[g], r, ref Gaps[g]);
            Drawn = players[0].Drawn(0).ToArray();
        }

        private void Add(Gap gap, int replication, ref Moments moments)
        {
            var value = gap.Constant;
            foreach (var (factor, scenario, quantity) in gap.Terms) value += factor * players[scenario].Values(replication)[quantity];
            if (!double.IsNaN(value)) moments.Add(value);
        }
    }
}
