using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>Every number that a replication needs, as plain doubles: what a scenario becomes before it is run.</summary>
/// <remarks>Values are not checked here; a <c>Scenario</c> checks them against their declarations when it is read.</remarks>
public struct Setting
{
    /// <summary>The strengths of the mechanisms.</summary>
    public Mechanisms Mechanisms;
    /// <summary>The sender's weights.</summary>
    public SenderPreferences Sender;
    /// <summary>The target's weights.</summary>
    public TargetPreferences Target;
    /// <summary>The two sides' prior trust and the target's likely type.</summary>
    public Priors Priors;
    /// <summary>Terms and turnover of administrations.</summary>
    public Calendar Calendar;
    /// <summary>Turnover of the target's leaders.</summary>
    public Leaders Leaders;
    /// <summary>The sender's reach and its third parties.</summary>
    public Coalition Coalition;
    /// <summary>The world before round 1.</summary>
    public InitialState Initial;
    /// <summary>How beliefs form.</summary>
    public TrustRule Trust;
    /// <summary>How pressure is applied.</summary>
    public Pressure Pressure;
    /// <summary>How hardship follows.</summary>
    public Hardship Hardship;
    /// <summary>How threat is perceived.</summary>
    public Threat Threat;
    /// <summary>When talks are held.</summary>
    public Talks Talks;
    /// <summary>How steps are ratified.</summary>
    public Ratification Ratification;
    /// <summary>How agreements are carried out.</summary>
    public Implementation Implementation;
    /// <summary>How the programme goes on.</summary>
    public Programme Programme;
    /// <summary>What acts tell the other side.</summary>
    public News News;
    /// <summary>What an agreement's content counts for.</summary>
    public Content Content;
    /// <summary>How tension moves.</summary>
    public Tension Tension;
    /// <summary>How openness and reform move.</summary>
    public Society Society;
    /// <summary>What ends a run early.</summary>
    public Rupture Rupture;
    /// <summary>What a round is worth.</summary>
    public Payoffs Payoffs;
    /// <summary>How the end of a run is named.</summary>
    public EndThresholds Ends;
    /// <summary>How the sides bargain over packages; all 0 where they take or leave the policy's terms.</summary>
    public PackageBargaining Bargaining;
    /// <summary>The sender's domestic game; all 0 where it is a unitary actor.</summary>
    public DomesticGame<SenderPreferences> SenderHome;
    /// <summary>The target's domestic game; all 0 where it is a unitary actor.</summary>
    public DomesticGame<TargetPreferences> TargetHome;
    /// <summary>The policies in their order; the first starts at round 0.</summary>
    public Era[] Eras;
    /// <summary>T: how many rounds a replication has at the most.</summary>
    public int Rounds;

    /// <summary>The declarations of every number that does not depend on how many eras or third parties there are, by their path in a
    /// scenario.</summary>
    public static IReadOnlyList<Parameter<Setting>> Parameters { get; } =
    [
        .. Mechanisms.Parameters.Select(p => p.Under("mechanisms", (ref Setting s) => ref s.Mechanisms)),
        .. SenderPreferences.Parameters.Select(p => p.Under("sender.preferences", (ref Setting s) => ref s.Sender)),
        .. Priors.SenderParameters.Select(p => p.Under("sender", (ref Setting s) => ref s.Priors)),
        .. Coalition.Parameters.Select(p => p.Under("sender", (ref Setting s) => ref s.Coalition)),
        .. Calendar.Parameters.Select(p => p.Under("sender.administrations", (ref Setting s) => ref s.Calendar)),
        .. TargetPreferences.Parameters.Select(p => p.Under("target.preferences", (ref Setting s) => ref s.Target)),
        .. Priors.TargetParameters.Select(p => p.Under("target", (ref Setting s) => ref s.Priors)),
        .. Leaders.Parameters.Select(p => p.Under("target.leaders", (ref Setting s) => ref s.Leaders)),
        .. InitialState.Parameters.Select(p => p.Under("world.initial", (ref Setting s) => ref s.Initial)),
        .. Pressure.Parameters.Select(p => p.Under("world.pressure", (ref Setting s) => ref s.Pressure)),
        .. Hardship.Parameters.Select(p => p.Under("world.hardship", (ref Setting s) => ref s.Hardship)),
        .. Threat.Parameters.Select(p => p.Under("world.threat", (ref Setting s) => ref s.Threat)),
        .. Talks.Parameters.Select(p => p.Under("world.talks", (ref Setting s) => ref s.Talks)),
        .. Ratification.Parameters.Select(p => p.Under("world.ratification", (ref Setting s) => ref s.Ratification)),
        .. Implementation.Parameters.Select(p => p.Under("world.implementation", (ref Setting s) => ref s.Implementation)),
        .. Programme.Parameters.Select(p => p.Under("world.programme", (ref Setting s) => ref s.Programme)),
        .. TrustRule.Parameters.Select(p => p.Under("world.trust", (ref Setting s) => ref s.Trust)),
        .. News.Parameters.Select(p => p.Under("world.news", (ref Setting s) => ref s.News)),
        .. Content.Parameters.Select(p => p.Under("world.content", (ref Setting s) => ref s.Content)),
        .. Tension.Parameters.Select(p => p.Under("world.tension", (ref Setting s) => ref s.Tension)),
        .. Society.Parameters.Select(p => p.Under("world.society", (ref Setting s) => ref s.Society)),
        .. Rupture.Parameters.Select(p => p.Under("world.rupture", (ref Setting s) => ref s.Rupture)),
        .. Payoffs.Parameters.Select(p => p.Under("world.payoffs", (ref Setting s) => ref s.Payoffs)),
        .. EndThresholds.Parameters.Select(p => p.Under("outcomes", (ref Setting s) => ref s.Ends)),
    ];

    /// <summary>The declarations of the numbers of bargaining over packages, which a scenario gives all or none of.</summary>
    public static IReadOnlyList<Parameter<Setting>> BargainingParameters { get; } =
        [.. PackageBargaining.Parameters.Select(p => p.Under("bargaining", (ref Setting s) => ref s.Bargaining))];

    /// <summary>The declarations of the two sides' domestic games, which a scenario gives or has none of.</summary>
    public static IReadOnlyList<Parameter<Setting>> DomesticParameters { get; } =
    [
        .. DomesticGame<SenderPreferences>.Declared().Select(p => p.Under("sender.domestic", (ref Setting s) => ref s.SenderHome)),
        .. DomesticGame<TargetPreferences>.Declared().Select(p => p.Under("target.domestic", (ref Setting s) => ref s.TargetHome)),
    ];

    /// <summary>The declarations of one of the sender's constituencies, by their path in a scenario.</summary>
    /// <param name="name">The constituency's name.</param>
    /// <param name="index">Its index, from 0.</param>
    public static IReadOnlyList<Parameter<Setting>> SenderConstituency(string name, int index)
    {
        var member = DomesticGame<SenderPreferences>.Member(index);
        return [.. Constituency<SenderPreferences>.Declared(SenderPreferences.Parameters)
            .Select(p => p.Under($"sender.domestic.constituencies.{name}", (ref Setting s) => ref member(ref s.SenderHome)))];
    }

    /// <summary>The declarations of one of the target's constituencies, by their path in a scenario.</summary>
    /// <inheritdoc cref="SenderConstituency"/>
    public static IReadOnlyList<Parameter<Setting>> TargetConstituency(string name, int index)
    {
        var member = DomesticGame<TargetPreferences>.Member(index);
        return [.. Constituency<TargetPreferences>.Declared(TargetPreferences.Parameters)
            .Select(p => p.Under($"target.domestic.constituencies.{name}", (ref Setting s) => ref member(ref s.TargetHome)))];
    }

    /// <summary>The place of one third party's numbers.</summary>
    /// <param name="index">Its index, from 0.</param>
    public static Part<Setting, ThirdParty> ThirdParty(int index)
    {
        var member = Coalition.Member(index);
        return (ref Setting s) => ref member(ref s.Coalition);
    }

    /// <summary>The place of one era.</summary>
    /// <param name="index">Its index, from 0.</param>
    public static Part<Setting, Era> Era(int index) => (ref Setting s) => ref s.Eras[index];

    /// <summary>Every parameter at its default, one era of a policy, and no third parties.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="rounds">T, at least 1.</param>
    public static Setting Defaults(Policy policy, int rounds = 120)
    {
        var setting = Declare.Defaults(Parameters);
        setting.Eras = [new Era { Policy = policy, Attention = Policies.Era.AttentionParameter.Declaration.Default }];
        setting.Rounds = rounds;
        return setting;
    }

    /// <summary>Whether either side has constituencies.</summary>
    internal readonly bool IsTwoLevel => SenderHome.HasConstituencies || TargetHome.HasConstituencies;

    /// <summary>Whether two worlds have the same course: eras, terms and steps follow each other alike, whatever their other numbers, so
    /// that they can be played side by side.</summary>
    /// <param name="other">The other, of the same scenario.</param>
    internal readonly bool HasTheCourseOf(in Setting other) =>
        Calendar.Term == other.Calendar.Term && Calendar.Elapsed == other.Calendar.Elapsed
        && Bargaining.IsOn == other.Bargaining.IsOn && Bargaining.IsHaltAnIssue == other.Bargaining.IsHaltAnIssue;

    /// <summary>A copy that shares nothing with this one.</summary>
    public readonly Setting Copy() => this with { Eras = [.. Eras] };
}

/// <summary>What each side believes before round 1, and what the target may be.</summary>
public struct Priors
{
    /// <summary>τ_S: the sender's trust in the target.</summary>
    public double SenderTrust;
    /// <summary>τ_T: the target's trust in the sender.</summary>
    public double TargetTrust;
    /// <summary>The chance that the target is a security seeker.</summary>
    public double Seekers;

    /// <summary>The declarations that stand under the sender.</summary>
    public static IReadOnlyList<Parameter<Priors>> SenderParameters { get; } =
    [
        Real<Priors>("trust", "tau_S", .20, .001, .999, "share", "the sender's trust in the target before any news", Source,
            (ref p) => ref p.SenderTrust),
    ];

    /// <summary>The declarations that stand under the target.</summary>
    public static IReadOnlyList<Parameter<Priors>> TargetParameters { get; } =
    [
        Real<Priors>("trust", "tau_T", .10, .001, .999, "share", "the target's trust in the sender before any news", Source,
            (ref p) => ref p.TargetTrust),
        Real<Priors>("seekers", "sigma", .6, 0, 1, "chance", "chance that the target is a security seeker rather than an opportunist",
            "modelling choice after Jervis 1976", (ref p) => ref p.Seekers),
    ];

    private const string Source = "modelling choice; the essay's \"inherent mistrust\" (Past Policy)";
}

/// <inheritdoc cref="Priors"/>
internal struct Priors<R> where R : unmanaged, IReal<R>
{
    internal R SenderTrust, TargetTrust, Seekers;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Priors<R>(in Priors one) => LaneMemory.InEvery<Priors, Priors<R>, R>(one);
}
