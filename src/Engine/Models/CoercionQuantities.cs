using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;
using static NegotiationSim.Engine.Numbers.QuantityKind;
using static NegotiationSim.Engine.Numbers.Wanted;

namespace NegotiationSim.Engine.Models;

/// <summary>What comes out of the coercion model, each quantity declared once with the way to read it.</summary>
/// <typeparam name="R">The lanes in which rounds are read.</typeparam>
internal static class CoercionQuantities<R> where R : unmanaged, IReal<R>
{
    /// <summary>Reads a quantity's value of a run; NaN when the run has none.</summary>
    internal delegate double RunReading(in Outcome outcome, in Setting setting);

    /// <summary>Finds a quantity's value of a round in the state that it left and what it brought.</summary>
    /// <param name="state">The state.</param>
    /// <param name="record">What it brought.</param>
    /// <param name="room">Receives the value if it stands in neither, and has to be worked out.</param>
    /// <returns>Where the value stands.</returns>
    internal delegate ref readonly R RoundReading(in WorldState<R> state, in RoundRecord<R> record, ref R room);

    /// <summary>Reads a quantity's value of a run in the mean over war and collapse.</summary>
    internal delegate double ExpectedReading(in Expectation mean, in Setting setting);

    /// <summary>Reads a number of the world, which is too large to be copied for that.</summary>
    internal delegate double SettingReading(in Setting setting);

    /// <summary>A quantity with the ways to read it.</summary>
    internal sealed record Declared(Quantity Quantity, RunReading? OfRun, RoundReading? OfRound, ExpectedReading? Expected = null);

    private const Uses Metric = Uses.Metric | Uses.Term | Uses.Objective;
    private const string TwoLevel = "where a side has constituencies (a section domestic)";

    /// <summary>What the sender's payoff puts a price on (9d, 9h): how much of it a run has, discounted and weighed, and the
    /// price.</summary>
    internal static IReadOnlyList<(Price Price, RunReading Exposure, ExpectedReading Expected,
        SettingReading Worth)> Priced { get; } =
    [
        (PriceOf("warSender"), (in o, in s) => o.End == End.War ? Math.Pow(s.Payoffs.Discount, o.Rounds - 1) : 0,
            (in e, in _) => e.WarExposure, (in s) => s.Payoffs.WarSender),
        (PriceOf("collapseSender"),
            (in o, in s) => o.End == End.Collapse ? Math.Pow(s.Payoffs.Discount, o.Rounds - 1) : 0,
            (in e, in _) => e.CollapseExposure, (in s) => s.Payoffs.CollapseSender),
        Weighed("pressureCost", e => e.Pressure, (in s) => s.Sender.DomesticCost, (in s) => s.Payoffs.PressureCost),
        Weighed("reliefCost", e => e.Relief, (in s) => s.Sender.DomesticCost, (in s) => s.Payoffs.ReliefCost),
        Weighed("guaranteeCost", e => e.Guarantee, (in s) => s.Sender.Credibility, (in s) => s.Payoffs.GuaranteeCost),
        Weighed("recognitionCost", e => e.Recognition, (in s) => s.Sender.Credibility, (in s) => s.Payoffs.RecognitionCost),
        Weighed("rhetoricGain", e => e.Rhetoric, (in s) => -s.Sender.DomesticCost, (in s) => s.Payoffs.RhetoricGain),
    ];

    /// <summary>All, in the order in which tables and files show them.</summary>
    internal static IReadOnlyList<Declared> All { get; } =
    [
        State("capability", "capability", Less, "the target's nuclear and missile capability", (in o, in _) => o.Final.Capability,
            (in s, in _, ref _) => ref s.Capability, (in e, in _) => e.Capability),
        State("tension", "tension", Less, "tension", (in o, in _) => o.Final.Tension,
            (in s, in _, ref _) => ref s.Tension, (in e, in _) => e.Tension),
        State("hardship", "hardship", Less, "hardship of the target's economy", (in o, in _) => o.Final.Hardship,
            (in s, in _, ref _) => ref s.Hardship, (in e, in _) => e.Hardship),
        State("openness", "openness", More, "openness of the target", (in o, in _) => o.Final.Openness,
            (in s, in _, ref _) => ref s.Openness, (in e, in _) => e.Openness),
        State("reform", "pressure for reform", More, "internal pressure for reform", (in o, in _) => o.Final.Reform,
            (in s, in _, ref _) => ref s.Reform, (in e, in _) => e.Reform),
        Round(Level, "pressure", "pressure", "0 to 1", Neither, "pressure applied, before relief", (in s, in _, ref _) => ref s.Pressure),
        ReliefGiven(),
        Round(Level, "depth", "agreed depth", "0 to 1", Neither, "share of the programme that agreements end",
            (in s, in _, ref _) => ref s.Depth),
        State("senderTrust", "sender's trust", More, "the sender's trust in the target",
            (in o, in _) => o.Final.SenderTrust.Mean,
            (in s, in _, ref room) => ref Put(s.SenderTrust.Mean, ref room), (in e, in _) => e.SenderTrust),
        State("targetTrust", "target's trust", More, "the target's trust in the sender",
            (in o, in _) => o.Final.TargetTrust.Mean,
            (in s, in _, ref room) => ref Put(s.TargetTrust.Mean, ref room), (in e, in _) => e.TargetTrust),
        Round(Level, "inForce", "agreement in force", "0 to 1", More, "share of runs with an agreement in force",
            (in s, in _, ref room) => ref Put(Indicator(s.InForce), ref room), isShare: true),
        Round(Flow, "bite", "bite", "0 to 1", Neither, "what the target feels of the pressure", (in _, in r, ref _) => ref r.View.Bite),
        Round(Flow, "threat", "perceived threat", "0 to 1", Neither, "the threat that the target perceives",
            (in _, in r, ref _) => ref r.View.Threat),
        Round(Flow, "talks", "talks held", "share of runs", Neither, "share of runs with talks in the round",
            (in _, in r, ref room) => ref Put(Indicator(r.Has(Happened.Talks)), ref room), isShare: true),
        Sum("missileTests", "missile tests", "missile tests", high: 50, (in o, in _) => o.MissileTests,
            (in _, in r, ref _) => ref r.Missiles, (in e, in _) => e.MissileTests),
        Sum("nuclearTests", "nuclear tests", "nuclear tests", high: 1, (in o, in _) => o.NuclearTests,
            (in _, in r, ref room) => ref Put(Indicator(r.Has(Happened.NuclearTest)), ref room), (in e, in _) => e.NuclearTests),
        Run(Event, "agreementReached", "agreement reached", "share of runs", More, "at least one step of the deal was signed",
            (in o, in _) => Has(o.FirstAgreementRound), (in e, in _) => e.AgreementReached),
        Run(Time, "firstAgreementRound", "first agreement", "round", Less,
            "round of the first signature, counted from 1, in the runs that had one",
            (in o, in _) => o.FirstAgreementRound > 0 ? o.FirstAgreementRound : double.NaN, (in e, in _) => e.FirstAgreementRound),
        Run(Amount, "roundsInForce", "agreement in force", "rounds", More, "rounds with an agreement in force",
            (in o, in _) => o.RoundsInForce, (in e, in _) => e.RoundsInForce),
        Run(Event, "agreementAtEnd", "agreement at end", "share of runs", More, "an agreement was in force at the end",
            (in o, in _) => o.Final.InForce ? 1 : 0, (in e, in _) => e.InForce),
        Ending(End.War, "war", "war", Less, "the run ended in war", (in e, in _) => e.War, Metric | Uses.Stops),
        Ending(End.Collapse, "collapse", "regime collapse", Less, "the run ended in the collapse of the target's regime",
            (in e, in _) => e.Collapse, Metric | Uses.Stops),
        Payoff("sender", (in o, in _) => o.SenderPayoff, (in _, in r, ref _) => ref r.SenderPayoff, (in e, in _) => e.SenderPayoff),
        Payoff("target", (in o, in _) => o.TargetPayoff, (in _, in r, ref _) => ref r.TargetPayoff, (in e, in _) => e.TargetPayoff),
        AtHome(Event, "failedRatification", "failed ratification", "share of runs",
            "a step agreed at the table was refused at home, on either side",
            (in o, in _) => Has(o.SenderFailedRatifications + o.TargetFailedRatifications), (in e, in _) => e.EitherEverFailed),
        AtHome(Event, "senderFailedRatification", "refused by the sender", "share of runs",
            "a step agreed at the table was refused by the sender's constituencies", (in o, in _) => Has(o.SenderFailedRatifications),
            (in e, in _) => e.SenderEverFailed),
        AtHome(Event, "targetFailedRatification", "refused by the target", "share of runs",
            "a step agreed at the table was refused by the target's constituencies", (in o, in _) => Has(o.TargetFailedRatifications),
            (in e, in _) => e.TargetEverFailed),
        AtHome(Amount, "failedRatifications", "failed ratifications", "refusals", "refusals at home, of both sides, of the whole run",
            (in o, in _) => o.SenderFailedRatifications + o.TargetFailedRatifications, (in e, in _) => e.SenderFailed + e.TargetFailed),
        Ending(End.Denuclearised, "denuclearised", "denuclearised", More,
            "capability ended at or below outcomes.denuclearised (.15 by default)", (in e, in _) => e.Denuclearised),
        Ending(End.RolledBack, "rolledBack", "rolled back", More,
            "capability ended below its start by more than outcomes.margin (.05 by default)", (in e, in _) => e.RolledBack),
        Ending(End.Capped, "capped", "capped", Neither, "capability ended within outcomes.margin of its start",
            (in e, in _) => e.Capped),
        Ending(End.Advanced, "advanced", "advanced", Less, "capability ended above its start by more than outcomes.margin",
            (in e, in _) => e.Advanced),
        new(new Quantity(Model.RoundsPlayed, "rounds played", Amount, "rounds", "rounds played before the run ended") { Low = 1,
            IsWhole = true },
            (in o, in _) => o.Rounds, null, (in e, in _) => e.Rounds),
        Start("Capability", "capability", (in _, in s) => s.Initial.Capability),
        Start("Tension", "tension", (in _, in s) => s.Initial.Tension),
        Start("SenderTrust", "sender's trust", (in _, in s) => s.Priors.SenderTrust),
        Start("TargetTrust", "target's trust", (in _, in s) => s.Priors.TargetTrust),
        new(new Quantity("targetType", "target's type", Amount, "choice", "what the target really was")
        {
            Uses = Uses.Column | Uses.Diagnostic, High = 1, IsWhole = true, Names = ["opportunist", "securitySeeker"],
        }, (in o, in _) => o.Final.Target == TargetType.SecuritySeeker ? 1 : 0, null),
        Diagnostic("talksHeld", "talks held", "talks were held in some round", (in o, in _) => Has(o, Happened.Talks)),
        Diagnostic("signed", "step signed", "a step was signed in some round", (in o, in _) => Has(o, Happened.Signature)),
        Diagnostic("administrationChanged", "new administration", "a new administration came in",
            (in o, in _) => Has(o, Happened.NewAdministration)),
        AtBound("capability", (in o, in _) => o.CapabilityAtBound),
        AtBound("tension", (in o, in _) => o.TensionAtBound),
        AtBound("openness", (in o, in _) => o.OpennessAtBound),
        .. Priced.SelectMany(p => new[]
        {
            Of(p.Price.Exposure, p.Exposure, p.Expected),
            Of(p.Price.Cost, (in o, in s) => p.Worth(s) * p.Exposure(o, s), (in e, in s) => p.Worth(s) * p.Expected(e, s)),
        }),
    ];

    private static Declared Of(string name, RunReading reading, ExpectedReading expected) => new(
        new Quantity(name, name, Amount, "utility", "part of the sender's payoff") { Low = double.NegativeInfinity }, reading, null,
        expected);

    private static (Price Price, RunReading Exposure, ExpectedReading Expected, SettingReading Worth) Weighed(
        string name, Func<Exposure, double> of, SettingReading weight, SettingReading worth) => (
        PriceOf(name), (in o, in s) => weight(s) * of(o.Exposure), (in e, in s) => weight(s) * of(e.Exposure), worth);

    private static Price PriceOf(string name) => new("world.payoffs." + name, name + "Exposure", name + "Paid");

    private static ref readonly R Put(R value, ref R room)
    {
        room = value;
        return ref room;
    }

    private static double Has(int events) => events > 0 ? 1 : 0;

    private static double Has(in Outcome outcome, Happened what) => (outcome.Happened & what) != 0 ? 1 : 0;

    private static Declared State(string name, string label, Wanted wanted, string meaning, RunReading run, RoundReading round,
        ExpectedReading expected) => new(
        new Quantity(name, label, Level, "0 to 1", meaning + " at the end")
        {
            Wanted = wanted, Uses = Metric | Uses.Rounds, High = 1, RoundUnit = "0 to 1", RoundMeaning = meaning,
        }, run, round, expected);

    private static Declared Sum(string name, string label, string meaning, double high, RunReading run, RoundReading round,
        ExpectedReading expected) => new(
        new Quantity(name, label, Flow, "tests", meaning + " of the whole run")
        {
            Wanted = Less, Uses = Metric | Uses.Rounds, IsWhole = true, RoundUnit = "tests per quarter",
            RoundMeaning = meaning + " in the round", RoundRange = (0, high), IsRoundShare = high == 1,
        }, run, round, expected);

    private static Declared Payoff(string side, RunReading run, RoundReading round, ExpectedReading expected) => new(
        new Quantity(side + "Payoff", side + "'s payoff", Flow, "utility",
            $"the {side}'s payoff, discounted and summed over the rounds played, less what war or collapse costs")
        {
            Wanted = More, Uses = Metric | Uses.Rounds, Low = double.NegativeInfinity, RoundUnit = "utility per quarter",
            RoundMeaning = $"the {side}'s payoff of the round, discounted; less what war or collapse costs in the one that it ends",
            RoundRange = (-1, 1),
        }, run, round, expected);

    private static Declared Round(
        QuantityKind kind, string name, string label, string unit, Wanted wanted, string meaning, RoundReading round,
        bool isShare = false) => new(
        new Quantity(name, label, kind, unit, meaning)
        {
            Wanted = wanted, Uses = Uses.Rounds, High = 1, RoundUnit = unit, RoundMeaning = meaning, IsRoundShare = isShare,
        }, null, round);

    private static Declared ReliefGiven() => new(
        new Quantity("relief", "relief given", Level, "0 to 1", "share of the pressure lifted, averaged over all rounds to the horizon")
        {
            Wanted = Less, Uses = Uses.Rounds | Uses.Objective, High = 1, RoundUnit = "0 to 1",
            RoundMeaning = "share of the pressure that agreements have lifted",
        }, (in o, in s) => o.ReliefGiven / s.Rounds, (in s, in _, ref _) => ref s.Relief, (in e, in s) => e.Relief / s.Rounds);

    private static Declared Run(QuantityKind kind, string name, string label, string unit, Wanted wanted, string meaning, RunReading run,
        ExpectedReading expected) => new(
        new Quantity(name, label, kind, unit, meaning)
        {
            Wanted = wanted, Uses = kind == Time ? Uses.Metric | Uses.Term : Metric, Low = kind == Time ? 1 : 0,
            High = kind == Event ? 1 : double.PositiveInfinity, IsWhole = true,
        }, run, null, expected);

    private static Declared AtHome(
        QuantityKind kind, string name, string label, string unit, string meaning, RunReading run, ExpectedReading expected)
    {
        var declared = Run(kind, name, label, unit, Less, meaning, (in o, in s) => o.IsTwoLevel ? run(o, s) : double.NaN,
            (in e, in s) => s.SenderHome.HasConstituencies || s.TargetHome.HasConstituencies ? expected(e, s) : double.NaN);
        return declared with { Quantity = declared.Quantity with { When = TwoLevel } };
    }

    private static Declared Ending(
        End end, string name, string label, Wanted wanted, string meaning, ExpectedReading expected, Uses uses = Uses.Term) => new(
        new Quantity(name, label, Event, "share of runs", meaning) { Wanted = wanted, Uses = uses | Uses.End, High = 1, IsWhole = true },
        (in o, in _) => o.End == end ? 1 : 0, null, expected);

    private static Declared Start(string name, string label, RunReading run) => new(
        new Quantity("start" + name, label + " at the start", Level, "0 to 1", label + " before round 1") { Uses = Uses.Term, High = 1 },
        run, null, (in _, in s) => run(default, s));

    private static Declared Diagnostic(string name, string label, string meaning, RunReading run) => new(
        new Quantity(name, label, Event, "share of runs", meaning) { Uses = Uses.Diagnostic, High = 1, IsWhole = true }, run, null);

    private static Declared AtBound(string name, RunReading run) => new(
        new Quantity(name + "AtBound", name + " at a bound", Amount, "rounds",
            $"rounds that {name} ended at 0 or 1") { Uses = Uses.Diagnostic, IsWhole = true }, run, null);
}
