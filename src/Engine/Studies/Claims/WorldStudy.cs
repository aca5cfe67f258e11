using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Claims;

/// <summary>Whether claims are true in each of many worlds, over replications on the same shocks: as many as it takes.</summary>
/// <remarks>Replications are doubled until every part of every claim has a clear sign in the world, or there are the most. Each look at the
/// signs is at such a level that all looks together are wrong in at most one world of twenty (Bonferroni).</remarks>
internal sealed class WorldStudy
{
    /// <summary>How many replications a player plays at a time.</summary>
    private const int Block = 256;

    private readonly IReadOnlyList<(string Name, Scenario Scenario)> scenarios;
    private readonly ClaimOptions options;
    private readonly GapForm[][] parts;
    private readonly bool[] isNeeded;
    private readonly IReadOnlyList<(int Scenario, int As, IReadOnlyList<string> Mediators)> holdings;
    private readonly long[] looks;

    /// <summary>Looks claims up.</summary>
    /// <param name="scenarios">All scenarios; those that no claim speaks of are not played.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="options">How many worlds and replications.</param>
    /// <param name="holdings">Whose mediators are held at whose.</param>
    internal WorldStudy(IReadOnlyList<(string Name, Scenario Scenario)> scenarios, IReadOnlyList<Claim> claims, ClaimOptions options,
        IReadOnlyList<Holding> holdings)
    {
        (this.scenarios, this.options) = (scenarios, options);
        looks = [.. Looks()];
        var model = Model.Of(scenarios[0].Scenario);
        string[] names = [.. scenarios.Select(s => s.Name)];
        parts = [.. claims.Select(c => c.Hypotheses.Select(h => GapForm.Of(h, names, model)).ToArray())];
        isNeeded = [.. names.Select((_, s) => parts.SelectMany(p => p).Any(form => form.Terms.Any(t => t.Scenario == s)))];
        this.holdings = [.. holdings.Select(h => (Array.IndexOf(names, h.Scenario), Array.IndexOf(names, h.As), h.Mediators))
            .Where(h => isNeeded[h.Item1])];
        foreach (var held in this.holdings) isNeeded[held.As] = true;
    }

    /// <summary>Plays the scenarios in worlds in a row.</summary>
    internal WorldResult[] Run(long first, long end, IProgress<long>? progress, CancellationToken cancellation)
    {
        var found = new WorldResult[end - first];
        OrderedBlocks.Run(found.Length, options.Threads, () => new Worlds(this),
            (player, world) => player.Play(first + world, cancellation),
            (player, world) =>
            {
                found[world] = player.Result!;
                progress?.Report(world + 1);
            }, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return found;
    }

    /// <summary>The numbers of replications after which signs are looked at.</summary>
    private IEnumerable<long> Looks()
    {
        for (long n = options.Replications; n < options.Most; n *= 2) yield return n;
        yield return Math.Max(options.Replications, options.Most);
    }

    /// <summary>One thread's players.</summary>
    private sealed class Worlds
    {
        private readonly WorldStudy study;
        private readonly Player?[] players;

        internal Worlds(WorldStudy study)
        {
            this.study = study;
            players = [.. study.scenarios.Select((s, i) => study.isNeeded[i] ? Model.Of(s.Scenario).NewPlayerOfMeans(s.Scenario) : null)];
            foreach (var (held, other, mediators) in study.holdings) players[held]!.HoldTo(players[other]!, mediators);
        }

        internal WorldResult? Result { get; private set; }

        internal void Play(long world, CancellationToken cancellation)
        {
            var ranges = new Shocks(study.options.Seed, world);
            foreach (var player in players) player?.Draw(ranges);
            GapSample[][] gaps = [.. study.parts.Select(forms => forms.Select(form => new GapSample(form)).ToArray())];
            var looks = study.looks;
            var level = .05 / looks.Length;
            var open = Enumerable.Range(0, gaps.Length).ToList();
            var done = 0L;
            foreach (var look in looks)
            {
                for (; done < look && !cancellation.IsCancellationRequested; done = Math.Min(look, done + Block))
                    Add(world * looks[^1] + done, (int)Math.Min(Block, look - done), [.. open.SelectMany(c => gaps[c])], cancellation);
                open.RemoveAll(c => TruthOf(gaps[c], level) is not Truth.Open);
                if (open.Count == 0) break;
            }
            Result = new WorldResult(FirstDrawn(), [.. gaps.Select(g => TruthOf(g, level))], [.. gaps.Select(WeakestOf)], done,
                [.. gaps.Select(g => (IReadOnlyList<IReadOnlyList<Estimate>>)[.. g.Select(part => part.Ties)])]);
        }

        private void Add(long first, int count, GapSample[] gaps, CancellationToken cancellation)
        {
            var needed = gaps.SelectMany(g => g.Scenarios).ToHashSet();
            foreach (var (held, other, _) in study.holdings) if (needed.Contains(held)) needed.Add(other);
            foreach (var s in needed.OrderBy(s => study.holdings.Any(h => h.Scenario == s))) // whose course is followed comes first
                players[s]!.Play(study.options.Seed + 1, first, count, draws: false, cancellation);
            for (var r = 0; r < count; r++)
                foreach (var gap in gaps) gap.Add(players, r);
        }

        /// <summary>The drawn numbers: the same for all scenarios, whose world is one.</summary>
        private double[] FirstDrawn() => players.First(p => p is not null)!.Drawn(0).ToArray();

        /// <summary>All parts are true, or one is false, whatever has no value.</summary>
        private static Truth TruthOf(GapSample[] parts, double level)
        {
            var signs = parts.Select(p => p.Sign(level)).ToArray();
            return signs.Contains(-1) ? Truth.False : signs.Contains(null) ? Truth.Nothing : signs.Contains(0) ? Truth.Open : Truth.True;
        }

        /// <summary>The mean gap of the part that has the least of it; NaN where one has no value.</summary>
        private static double WeakestOf(GapSample[] parts) => parts.Min(p => p.N == 0 ? double.NaN : p.Mean);
    }
}

/// <summary>What a world says of the claims.</summary>
/// <param name="Drawn">The uncertain numbers' values.</param>
/// <param name="Truths">Of each claim.</param>
/// <param name="Gaps">The least mean gap of each claim's parts; NaN where one has no value.</param>
/// <param name="Replications">How many replications it took.</param>
/// <param name="Ties">Of each claim and part that holds payoffs against each other, the value of each price at which they tie.</param>
internal sealed record WorldResult(double[] Drawn, Truth[] Truths, double[] Gaps, long Replications,
    IReadOnlyList<IReadOnlyList<IReadOnlyList<Estimate>>>? Ties = null);

/// <summary>Whether a claim is true in a world.</summary>
internal enum Truth
{
    /// <summary>Every part has a gap clearly above 0.</summary>
    True,
    /// <summary>Some part has one clearly below 0, or none at all.</summary>
    False,
    /// <summary>The most replications leave it open.</summary>
    Open,
    /// <summary>What it speaks of has no value there.</summary>
    Nothing,
}
