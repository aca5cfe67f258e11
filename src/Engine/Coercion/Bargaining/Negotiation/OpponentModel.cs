using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

/// <summary>What a side believes that the issues are worth to the other side.</summary>
/// <remarks>A new one is a small class and a line in <see cref="All"/>; its name is what a scenario calls it.</remarks>
public abstract class OpponentModel
{
    /// <summary>All models, in the order in which a scenario's choice counts them.</summary>
    public static IReadOnlyList<OpponentModel> All => Every;

    internal static readonly OpponentModel[] Every = [new AlikeModel(), new BayesianModel(), new KnownModel()];

    /// <summary>Its name in a scenario.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the belief changes with what is heard.</summary>
    public virtual bool Learns => false;

    /// <summary>The belief before the first offer.</summary>
    /// <param name="table">The table.</param>
    /// <param name="side">The side that believes.</param>
    /// <param name="belief">Its belief.</param>
    public abstract void Begin(in Table table, Side side, ref OpponentBelief belief);

    /// <summary>Learns from an offer of the other side.</summary>
    /// <param name="table">The table.</param>
    /// <param name="side">The side that believes.</param>
    /// <param name="offer">The offer.</param>
    /// <param name="clock">When it was made.</param>
    /// <param name="belief">Its belief.</param>
    public virtual void Hear(in Table table, Side side, in Package offer, Clock clock, ref OpponentBelief belief) { }
}

/// <summary>A belief about the other side.</summary>
public struct OpponentBelief
{
    /// <summary>What each issue is believed to be worth to the other side; only proportions count.</summary>
    public Package Stakes;
    /// <summary>The chances of the hypotheses about each issue.</summary>
    internal Hypotheses Chances;

    /// <summary>The chances of five hypotheses for each issue, one issue after the other.</summary>
    [InlineArray(Issue.Most * BayesianModel.Weights)]
    internal struct Hypotheses
    {
        private double first;
    }
}

/// <summary>Takes all issues to be worth the same to the other side.</summary>
public sealed class AlikeModel : OpponentModel
{
    /// <inheritdoc/>
    public override string Name => "alike";

    /// <inheritdoc/>
    public override void Begin(in Table table, Side side, ref OpponentBelief belief)
    {
        for (var j = 0; j < table.Issues.Length; j++) belief.Stakes[j] = 1;
    }
}

/// <summary>Knows what the issues are worth to the other side.</summary>
public sealed class KnownModel : OpponentModel
{
    /// <inheritdoc/>
    public override string Name => "known";

    /// <inheritdoc/>
    public override void Begin(in Table table, Side side, ref OpponentBelief belief) => table.Stakes(side.Other()).CopyTo(belief.Stakes);
}

/// <summary>Learns the other side's weights from its offers: for every issue a grid of hypotheses, each updated with the others at their
/// mean (the scalable Bayesian model of Hindriks and Tykhonov 2008).</summary>
/// <remarks>An offer is likely under a weight if it then is worth what the other side would about demand at that time: 1 at first, falling
/// by <see cref="ExpectedConcession"/> until the deadline, with a normal error of <see cref="Error"/>. Only the other side's weights are
/// learnt; the shapes of its curves are taken as known.</remarks>
public sealed class BayesianModel : OpponentModel
{
    /// <summary>Hypotheses an issue: weights 0, ¼, ½, ¾ and 1 of the greatest.</summary>
    internal const int Weights = 5;

    /// <summary>How much the other side is expected to have conceded by the deadline.</summary>
    public const double ExpectedConcession = .5;

    /// <summary>σ: how far an offer may be from what was expected.</summary>
    public const double Error = .1;

    /// <inheritdoc/>
    public override string Name => "bayesian";

    /// <inheritdoc/>
    public override bool Learns => true;

    /// <inheritdoc/>
    public override void Begin(in Table table, Side side, ref OpponentBelief belief)
    {
        for (var i = 0; i < table.Issues.Length * Weights; i++) belief.Chances[i] = 1.0 / Weights;
        for (var j = 0; j < table.Issues.Length; j++) belief.Stakes[j] = .5;
    }

    /// <inheritdoc/>
    public override void Hear(in Table table, Side side, in Package offer, Clock clock, ref OpponentBelief belief)
    {
        var other = side.Other();
        var expected = 1 - ExpectedConcession * clock.Time;
        Span<double> kept = stackalloc double[Issue.Most]; // of each issue, the share of its worth that the offer keeps for the other side
        var (total, worth) = (0.0, 0.0);
        for (var j = 0; j < table.Issues.Length; j++)
        {
            ref readonly var issue = ref table.Issues[j];
            var share = issue.Of(other).At(offer[j]);
            kept[j] = issue.Giver == other ? 1 - share : share;
            total += belief.Stakes[j];
            worth += belief.Stakes[j] * kept[j];
        }
        var before = belief.Stakes;
        for (var j = 0; j < table.Issues.Length; j++)
        {
            var (restTotal, rest) = (total - before[j], worth - before[j] * kept[j]);
            var sum = 0.0;
            for (var h = 0; h < Weights; h++)
            {
                ref var chance = ref belief.Chances[j * Weights + h];
                var weight = (double)h / (Weights - 1);
                var all = restTotal + weight;
                var gap = all > 0 ? (rest + weight * kept[j]) / all - expected : 0;
                chance *= Math.Exp(-gap * gap / (2 * Error * Error));
                sum += chance;
            }
            var mean = 0.0;
            for (var h = 0; h < Weights; h++)
            {
                ref var chance = ref belief.Chances[j * Weights + h];
                chance = sum > 0 ? chance / sum : 1.0 / Weights;
                mean += chance * h / (Weights - 1);
            }
            belief.Stakes[j] = mean;
        }
    }
}
