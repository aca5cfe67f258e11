using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>What it takes for a step to be ratified, with the world held still: chances as functions of both sides' trust, and of the
/// terms.</summary>
/// <remarks>The world is as the state says; bite and threat are taken from it, as steps 2 and 3 of a round would without moving pressure or
/// hardship first. The sender's chance depends on the sender's trust alone and the target's on the target's. Not for the hot
/// loop.</remarks>
public sealed class RatificationAnalysis
{
    private readonly Setting set;
    private readonly Ratification<Real1> rule;
    private readonly DerivedSetting derived;
    private readonly Policy policy;
    private readonly WorldState state;
    private readonly double bite; // β; of a round that was played, as it was felt before its hardship moved
    private readonly RoundRecord? played; // where sides bargain, what they ratify is the package that they settled on

    /// <summary>Looks at the next step of a policy in a state.</summary>
    /// <param name="set">The numbers of the world, all certain: <c>Scenario.Central()</c> or a draw.</param>
    /// <param name="state">The state; its trusts are the starting point, its stage says which step is next.</param>
    /// <param name="era">The era whose policy makes the offer, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such era, or no step is left in it.</exception>
    public RatificationAnalysis(in Setting set, in WorldState state, int era = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(era);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(era, set.Eras.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state.Stage, (int)set.Eras[era].Policy.Phases, nameof(state));
        this.set = set.Copy();
        this.state = state;
        rule = set.Ratification;
        derived = DerivedSetting.Of(set);
        policy = set.Eras[era].Policy;
        bite = Pressure.Bite<Real1>(state, derived.Coalition, set.Mechanisms.Autarky);
    }

    private RatificationAnalysis(in Setting set, in WorldState state, int era, in RoundRecord record)
        : this(set, state, era) => (bite, played) = (record.View.Bite, record);

    /// <summary>Looks at the first step in the initial state of a setting.</summary>
    /// <param name="set">The numbers of the world.</param>
    /// <param name="target">The target's type, which its threat and its waiting depend on.</param>
    public static RatificationAnalysis AtStart(in Setting set, TargetType target = TargetType.SecuritySeeker) =>
        new(set, Replication.Begin(set, DerivedSetting.Of(set), target, AdministrationType.Committed));

    /// <summary>Looks at the step that was on the table in a round that was played, exactly as the round did.</summary>
    /// <param name="set">The numbers of the replication.</param>
    /// <param name="round">The round, from 0.</param>
    /// <param name="before">The state that the round before left.</param>
    /// <param name="after">The state that the round left: its pressure and hardship are those of steps 2 and 3.</param>
    /// <param name="record">What the round brought; there must have been talks.</param>
    public static RatificationAnalysis OfRound(
        in Setting set, int round, in WorldState before, in WorldState after, in RoundRecord record) =>
        new(set, record.AtTheTable(before, after), PointInTime.EraOf(set, round), record);

    /// <summary>What the step of a deal is worth: E_S (5f) and E_T (5e) at the trusts that the sides have.</summary>
    /// <param name="deal">The policy that makes the offer.</param>
    public (double Sender, double Target) Gains(in Policy deal)
    {
        var step = Step.Next(deal, state, set.Ratification, set.Bargaining.IsHaltAnIssue);
        return (rule.SenderGain(derived.Sender, deal, step, state).Total,
            rule.TargetGain(set.Target, deal, step, state, View(), set.Mechanisms).Total);
    }

    /// <summary>How the target sees its position.</summary>
    public TargetView View() => View(state.TargetTrust.Mean);

    /// <summary>How the sender decides at both levels, at the trust that it has; in a round that was played, on what was on the
    /// table.</summary>
    public Ballot Sender() => played is { } record ? Sender(policy, record.Step, record.SenderGain.Total, state) : Sender(policy, state);

    /// <summary>How the target decides at both levels, at the trust that it has; in a round that was played, on what was on the
    /// table.</summary>
    public Ballot Target() => played is { } record ? Target(policy, record.Step, record.TargetGain.Total, View()) : Target(policy, View());

    /// <summary>How the sender decides at both levels.</summary>
    /// <param name="trust">τ_S, in (0, 1).</param>
    public Ballot Sender(double trust) => Sender(policy, state with { SenderTrust = Trust.Prior(trust, set.Trust.PriorStrength) });

    /// <summary>How the target decides at both levels.</summary>
    /// <param name="trust">τ_T, in (0, 1).</param>
    public Ballot Target(double trust) => Target(policy, View(trust));

    /// <summary>The chance that a step on the table is signed, the two sides deciding apart from each other.</summary>
    /// <param name="senderTrust">τ_S.</param>
    /// <param name="targetTrust">τ_T.</param>
    public double Chance(double senderTrust, double targetTrust) => Sender(senderTrust).Chance * Target(targetTrust).Chance;

    /// <summary>The chance of a signature over a grid of both trusts.</summary>
    /// <param name="senderTrusts">The rows.</param>
    /// <param name="targetTrusts">The columns.</param>
    public double[,] Grid(IReadOnlyList<double> senderTrusts, IReadOnlyList<double> targetTrusts)
    {
        double[] senders = [.. senderTrusts.Select(t => Sender(t).Chance)], targets = [.. targetTrusts.Select(t => Target(t).Chance)];
        var grid = new double[senders.Length, targets.Length];
        for (var i = 0; i < senders.Length; i++)
            for (var j = 0; j < targets.Length; j++) grid[i, j] = senders[i] * targets[j];
        return grid;
    }

    /// <summary>The least trust at which the sender ratifies the step with a chance.</summary>
    /// <remarks>E_S and each constituency's are linear in τ_S and never fall with it (5f), so the chance never falls, and bisection finds
    /// the one crossing.</remarks>
    /// <param name="chance">The chance asked for, in (0, 1).</param>
    public TrustThreshold LeastSenderTrust(double chance = .5) => TrustThreshold.Find(t => Sender(t).Chance, chance);

    /// <summary>The least trust at which the target ratifies the step with a chance.</summary>
    /// <remarks>The target's chance need not rise throughout: a guarantee is worth s·θ, and trust that makes the promise count takes away
    /// the threat that made it worth having (3b, 3d, 5e). The trusts are therefore searched from below, and the answer says whether the
    /// chance ever falls.</remarks>
    /// <param name="chance">The chance asked for, in (0, 1).</param>
    public TrustThreshold LeastTargetTrust(double chance = .5) => TrustThreshold.Find(t => Target(t).Chance, chance);

    /// <summary>The win-sets over depth and relief (Putnam 1988): which deals, the policy's other levers unchanged, would have this step
    /// ratified with chance ½ or more.</summary>
    /// <param name="cells">How many values of depth, and of relief: the middles of as many equal parts of [0, 1].</param>
    public WinSets WinSets(int cells = 50)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 1);
        var (sender, target) = (new bool[cells, cells], new bool[cells, cells]);
        for (var d = 0; d < cells; d++)
        {
            for (var r = 0; r < cells; r++)
            {
                var deal = policy with { Depth = (d + .5) / cells, Relief = (r + .5) / cells };
                sender[d, r] = Carries(Sender(deal, state));
                target[d, r] = Carries(Target(deal, View()));
            }
        }
        return new WinSets(sender, target);
    }

    /// <summary>A win-set is what home would ratify; a unitary actor is its own home.</summary>
    private static bool Carries(in Ballot ballot) => (ballot.Count > 0 ? ballot.Home : ballot.Negotiators) >= .5;

    private Ballot Sender(in Policy deal, in WorldState believing)
    {
        var step = Step.Next(deal, believing, set.Ratification, set.Bargaining.IsHaltAnIssue);
        return Sender(deal, step, rule.SenderGain(derived.Sender, deal, step, believing).Total, believing);
    }

    private Ballot Sender(in Policy deal, in Step step, double gain, in WorldState believing) =>
        TwoLevelRatification.Sender(
            set.Ratification, set.SenderHome, derived.SenderWins, set.Coalition.RegionalWeight(), gain, deal, step, believing);

    private Ballot Target(in Policy deal, in TargetView view)
    {
        var step = Step.Next(deal, state, set.Ratification, set.Bargaining.IsHaltAnIssue);
        return Target(deal, step, rule.TargetGain(set.Target, deal, step, state, view, set.Mechanisms).Total, view);
    }

    private Ballot Target(in Policy deal, in Step step, double gain, in TargetView view) =>
        TwoLevelRatification.Target(set.Ratification, set.TargetHome, derived.TargetWins, gain, deal, step, state, view, set.Mechanisms);

    private TargetView View(double trust) => Perception.Of<Real1>(set.Mechanisms, set.Threat, policy.Rhetoric, state, bite, trust).Lane(0);
}
