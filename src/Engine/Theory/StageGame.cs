using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Games.Equilibria;
using NegotiationSim.Engine.Games.Ordinal;
using NegotiationSim.Engine.Games.Theory;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Theory;

/// <summary>The game of two actions each, deliver or not, that the preferences imply once a step is signed (docs/analyze.md).</summary>
/// <remarks>Benefits and costs are the terms of (5e) and (5f), each at full trust or at none. With B and K a side's benefit and cost, f the
/// share that the target delivers first and V the chance that its cheating is seen:
/// both deliver (B_S − K_S, B_T − K_T); the target alone (f·B_S, −f·K_T − X_T); the sender alone (−K_S − L_S, (1 − V)·B_T); nobody (0, 0).
/// X_T is the target's exposure and L_S the sender's lost credibility.</remarks>
public sealed class StageGame
{
    private StageGame(MatrixGame game, double precision)
    {
        Game = game;
        Sender = new StagePayoffs(game.RowPayoff(0, 0), game.RowPayoff(1, 0), game.RowPayoff(1, 1), game.RowPayoff(0, 1));
        Target = new StagePayoffs(game.ColumnPayoff(0, 0), game.ColumnPayoff(0, 1), game.ColumnPayoff(1, 1), game.ColumnPayoff(1, 0));
        Names =
            [.. OrdinalGame.Of(game)
                .SelectMany(
                    o => OrdinalNames.Of(o) is { } type ? [type.Name]
                        : OrdinalNames.Readings(o).Select(r => $"{r.Row} for the sender, {r.Column} for the target")).Distinct()];
        Equilibria = NashEquilibria.Of(game);
        Precision = precision;
        Logit = precision > 0 ? LogitBranch.Of(game, precision).At(precision).Profile : new MixedProfile([.5, .5], [.5, .5]);
    }

    /// <summary>The game: the sender plays rows, the target columns; the first action is to deliver.</summary>
    public MatrixGame Game { get; }

    /// <summary>The sender's payoffs.</summary>
    public StagePayoffs Sender { get; }

    /// <summary>The target's payoffs.</summary>
    public StagePayoffs Target { get; }

    /// <summary>Its names in the taxonomy of Rapoport and Guyer (1966), where it has one; several where payoffs tie.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>All Nash equilibria.</summary>
    public IReadOnlyList<EquilibriumComponent> Equilibria { get; }

    /// <summary>The precision of the model's own choices, E_s·λ.</summary>
    public double Precision { get; }

    /// <summary>The logit quantal response equilibrium at that precision, on the principal branch (McKelvey and Palfrey 1995).</summary>
    public MixedProfile Logit { get; }

    /// <summary>The least trust with which the sender would deliver in return (Kydd 2005); null where trust does not decide.</summary>
    public double? SenderThreshold => Threshold(Sender);

    /// <summary>The least trust with which the target would deliver in return (Kydd 2005); null where trust does not decide.</summary>
    public double? TargetThreshold => Threshold(Target);

    /// <summary>The game of a step.</summary>
    /// <param name="rule">The numbers of (5e) and (5f).</param>
    /// <param name="sender">The sender's weights, that of regional security with its third parties.</param>
    /// <param name="target">The target's weights.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="step">The step.</param>
    /// <param name="state">The state.</param>
    /// <param name="view">How the target sees its position.</param>
    /// <param name="mechanisms">The strengths of the mechanisms.</param>
    public static StageGame Of(
        in Ratification rule, in SenderPreferences sender, in TargetPreferences target, in Policy policy, in Step step, in WorldState state,
        in TargetView view, in Mechanisms mechanisms)
    {
        Ratification<Real1> weighed = rule;
        var believed = weighed.TargetGain(target, policy, step, state, view with { Assurance = 1 }, mechanisms).Lane(0);
        var betrayed = weighed.TargetGain(target, policy, step, state, view with { Assurance = 0 }, mechanisms).Lane(0);
        var trusting = weighed.SenderGain(sender, policy, step, state with { SenderTrust = new Trust(1, 0) }).Lane(0);
        var wary = weighed.SenderGain(
            sender, policy with { Verification = 0 }, step, state with { SenderTrust = new Trust(0, 1) }).Lane(0);
        var (senderGets, senderPays, senderLoses) = (trusting.Disarmament + trusting.Calm,
            -(trusting.DomesticCost + trusting.StatusQuo), -(wary.Credibility + wary.Guarantee));
        var (targetGets, targetPays, targetExposed) =
            (believed.Relief + believed.Guarantee, -(believed.Concession + believed.Face + believed.StatusQuo + believed.Sovereignty
                + believed.Moratorium), -betrayed.Exposure);
        var (first, seen) = (policy.FirstMoverShare, policy.Verification);
        string[] actions = ["deliver", "do not"];
        return new StageGame(
            new MatrixGame(new GamePlayer("sender", actions), new GamePlayer("target", actions),
                new[,] { { senderGets - senderPays, -senderPays - senderLoses }, { first * senderGets, 0 } },
                new[,] { { targetGets - targetPays, (1 - seen) * targetGets }, { -first * targetPays - targetExposed, 0 } }),
            rule.Scale * rule.Precision);
    }

    private static double? Threshold(StagePayoffs payoffs) =>
        payoffs.Reward > payoffs.Temptation && payoffs.Punishment > payoffs.Sucker ? Reassurance.TrustThreshold(payoffs) : null;
}
