using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Theory;

/// <summary>A phase of the policy's deal in the present state of the world, earlier phases taken as signed.</summary>
/// <param name="Target">The target's type.</param>
/// <param name="Step">The step.</param>
/// <param name="SenderGain">E_S (5f).</param>
/// <param name="TargetGain">E_T (5e).</param>
/// <param name="SenderChance">The chance that the sender ratifies the step as it stands.</param>
/// <param name="TargetChance">The chance that the target does.</param>
/// <param name="Zone">What could be agreed in place of the policy's terms.</param>
/// <param name="Packages">The zone over packages, where the scenario has them.</param>
/// <param name="SenderTrust">The least trust with which the sender ratifies with chance ½.</param>
/// <param name="TargetTrust">The least trust with which the target does.</param>
/// <param name="Game">The game that the preferences imply once the step is signed.</param>
/// <param name="Ratification">Chances as functions of both sides' trust.</param>
public sealed record PhaseAnalysis(
    TargetType Target, Step Step, double SenderGain, double TargetGain, double SenderChance, double TargetChance,
    TermsZone Zone, Zone? Packages, TrustThreshold SenderTrust, TrustThreshold TargetTrust, StageGame Game,
    RatificationAnalysis Ratification);

/// <summary>What theory says of a scenario before any of it is played: every phase of its policy, for either type of target.</summary>
/// <param name="Scenario">The scenario, uncertain numbers at their means.</param>
/// <param name="SenderTrust">τ_S at the start.</param>
/// <param name="TargetTrust">τ_T at the start.</param>
/// <param name="Phases">The phases against a security seeker, then against an opportunist.</param>
public sealed record ScenarioAnalysis(Scenario Scenario, double SenderTrust, double TargetTrust, IReadOnlyList<PhaseAnalysis> Phases)
{
    /// <summary>Into how many steps depth and relief are cut.</summary>
    public const int Cells = 50;

    /// <summary>Analyses a scenario's present state.</summary>
    /// <param name="scenario">The scenario; of a timeline, its first era.</param>
    public static ScenarioAnalysis Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var set = scenario.Central();
        TargetType[] types = [TargetType.SecuritySeeker, TargetType.Opportunist];
        return new ScenarioAnalysis(scenario, set.Priors.SenderTrust, set.Priors.TargetTrust,
            [.. types.SelectMany(type => Enumerable.Range(0, (int)set.Eras[0].Policy.Phases).Select(m => OfPhase(set, type, m)))]);
    }

    private static PhaseAnalysis OfPhase(in Setting set, TargetType type, int phase)
    {
        ref readonly var policy = ref set.Eras[0].Policy;
        var derived = DerivedSetting.Of(set);
        var share = phase / policy.Phases;
        var state = Replication.Begin(set, derived, type, AdministrationType.Committed) with { Stage = phase, Depth = policy.Depth * share,
            Relief = policy.Relief * share, Terms = new AgreedTerms { Guarantee = policy.Guarantee * share,
                Moratorium = phase > 0 && !set.Bargaining.IsHaltAnIssue ? policy.Moratorium : 0 } };
        var ratification = new RatificationAnalysis(set, state);
        var (sender, target) = ratification.Gains(policy);
        var step = Step.Next(policy, state, set.Ratification, set.Bargaining.IsHaltAnIssue);
        return new PhaseAnalysis(type, step, sender, target, ratification.Sender().Chance, ratification.Target().Chance,
            ZoneOf(ratification, policy), set.Bargaining.IsOn ? StepTalks.At(set, policy, state, ratification.View()).Zone(set) : null,
            ratification.LeastSenderTrust(), ratification.LeastTargetTrust(),
            StageGame.Of(set.Ratification, derived.Sender, set.Target, policy, step, state, ratification.View(), set.Mechanisms),
            ratification);
    }

    private static TermsZone ZoneOf(RatificationAnalysis ratification, in Policy policy)
    {
        var deals = new List<Terms>();
        for (var d = 0; d <= Cells; d++)
        {
            for (var r = d == 0 ? 1 : 0; r <= Cells; r++)
            {
                var (depth, relief) = ((double)d / Cells, (double)r / Cells);
                var (sender, target) = ratification.Gains(policy with { Depth = depth, Relief = relief });
                deals.Add(new Terms(depth, relief, sender, target));
            }
        }
        return new TermsZone(deals, Cells + 1);
    }
}
