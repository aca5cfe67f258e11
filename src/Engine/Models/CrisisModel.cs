using NegotiationSim.Engine.Crisis;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Statistics;
using static NegotiationSim.Engine.Numbers.Invariant;
using static NegotiationSim.Engine.Numbers.QuantityKind;
using static NegotiationSim.Engine.Numbers.Wanted;

namespace NegotiationSim.Engine.Models;

/// <summary>The crisis game of Crisman-Cox and Gibilisco (2018): docs/crisis.md.</summary>
internal sealed class CrisisModel : Model
{
    private const Uses Metric = Uses.Metric | Uses.Term | Uses.Objective;

    /// <summary>A quantity with the ways to read it off a run and off a month.</summary>
    internal sealed record Declared(
        Quantity Quantity, Func<CrisisOutcome, CrisisEquilibrium, double>? OfRun, Func<CrisisMonth, double>? OfMonth);

    /// <summary>The name of the quantity that tells whether the equilibrium stands in for the one asked for.</summary>
    private const string StandIns = "standIn";

    /// <summary>All, in the order in which tables and files show them.</summary>
    internal static IReadOnlyList<Declared> Declarations { get; } =
    [
        State("peace", More, o => Share(o, o.PeaceMonths), m => m.State == 0 ? 1 : 0, "in peace"),
        State("crisis", Less, o => Share(o, o.CrisisMonths), m => m.State == 1 ? 1 : 0, "in crisis"),
        State("atWar", Less, o => Share(o, o.WarMonths), m => m.State == 2 ? 1 : 0, "at war"),
        Count("crises", "crises", "spells", "crises that began", o => o.Crises),
        Count("wars", "wars", "spells", "wars that began", o => o.Wars),
        Length("crisisLength", "length of a crisis", "months that a crisis lasted, in the runs that had one", o => o.CrisisLength),
        Length("warLength", "length of a war", "months that a war lasted, in the runs that had one", o => o.WarLength),
        new(new Quantity("war", "war", Event, "share of runs", "a war broke out in some month")
        {
            Wanted = Less, Uses = Metric, High = 1, IsWhole = true,
        }, (o, _) => o.Wars > 0 ? 1 : 0, null),
        First("firstWarRound", "first war", "month of the first war, counted from 1, in the runs that had one", o => o.FirstWar),
        First("firstCrisisRound", "first crisis", "month of the first crisis, counted from 1, in the runs that had one",
            o => o.FirstCrisis),
        Count("senderBackedDown", "sender backed down", "months", "months in which the sender gave way while the target stood firm",
            o => o.SenderBackedDown),
        Count("targetBackedDown", "target backed down", "months", "months in which the target gave way while the sender stood firm",
            o => o.TargetBackedDown),
        Payoff("sender", o => o.SenderPayoff, m => m.SenderPayoff),
        Payoff("target", o => o.TargetPayoff, m => m.TargetPayoff),
        Ending("endsInPeace", "in peace", "the last month ended in peace", 0),
        Ending("endsInCrisis", "in a crisis", "the last month ended in a crisis", 1),
        Ending("endsInWar", "at war", "the last month ended in war", 2),
        new(new Quantity(StandIns, "equilibrium stood in", Event, "share of runs", "no equilibrium of the kind asked for was found")
        {
            Uses = Uses.Diagnostic, High = 1, IsWhole = true,
        }, (_, play) => play.IsStandIn ? 1 : 0, null),
        new(new Quantity(RoundsPlayed, "months played", Amount, "months", "months of the run") { Low = 1, IsWhole = true },
            (o, _) => o.Rounds, null),
    ];

    /// <inheritdoc/>
    public override string Name => ModelFormat.Crisis.Name;

    /// <inheritdoc/>
    public override string InWords => "the crisis game of Crisman-Cox and Gibilisco with its published estimates";

    /// <inheritdoc/>
    public override IReadOnlyList<string> References => ["CrismanCoxGibilisco2018"];

    /// <inheritdoc/>
    public override string Page => "docs/crisis.md";

    /// <inheritdoc/>
    public override string Round => "month";

    /// <inheritdoc/>
    public override IReadOnlyList<Quantity> Quantities { get; } = [.. Declarations.Select(d => d.Quantity)];

    /// <inheritdoc/>
    public override Highlights Highlights { get; } = new()
    {
        Headline = ["senderPayoff", "peace", "crisis", "atWar"],
        Compared = ["peace", "crisis", "atWar", "crises", "wars", "war", "senderPayoff", "targetPayoff"],
        Followed = [("trajectories", "Peace, crisis and war over time", ["peace", "crisis", "atWar"])],
        Overlaid = ["peace", "crisis", "atWar"],
        Telling = ("sender.audienceCost", "target.audienceCost"),
        Reported = ["peace", "crisis", "atWar", "senderPayoff", "targetPayoff"],
        EndsInWords = "The last month of a run ends in peace, in a crisis or in war",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<string> UsualObjectives => ["senderPayoff", "atWar"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mechanisms => ["sender.audienceCost", "target.audienceCost"];

    /// <inheritdoc/>
    public override Player NewPlayer(Scenario scenario, bool followsRounds = false) => new CrisisPlayer(this, scenario, followsRounds);

    /// <inheritdoc/>
    internal override IEnumerable<Caution> CautionsAbout(long replications, long rounds, IReadOnlyDictionary<string, double> totals)
    {
        if (totals[StandIns] > 0)
            yield return new("stand-in",
                Text($"another equilibrium stood in for the one chosen in {totals[StandIns] / replications:P0} of the runs"),
                "these and the others play different games",
                "Narrow the ranges (docs/crisis.md says how far the branch reaches), or choose another world.selection.");
    }

    private protected override bool IsOfRun(Quantity quantity) => Of(quantity).OfRun is not null;

    internal static Declared Of(Quantity quantity) => Declarations.First(d => d.Quantity == quantity);

    private static double Share(CrisisOutcome outcome, int months) => (double)months / outcome.Rounds;

    private static Declared State(
        string name, Wanted wanted, Func<CrisisOutcome, double> run, Func<CrisisMonth, double> month, string words) => new(
        new Quantity(name, "time " + words, Level, "share of months", "share of the months that ended " + words)
        {
            Wanted = wanted, Uses = Metric | Uses.Rounds, High = 1, RoundUnit = "share of runs",
            RoundMeaning = "share of runs that are " + words,
            IsRoundShare = true,
        }, (o, _) => run(o), month);

    private static Declared Count(string name, string label, string unit, string meaning, Func<CrisisOutcome, double> run) =>
        new(new Quantity(name, label, Amount, unit, meaning) { Wanted = Less, Uses = Metric, IsWhole = true }, (o, _) => run(o), null);

    private static Declared Length(string name, string label, string meaning, Func<CrisisOutcome, double> run) =>
        new(new Quantity(name, label, Amount, "months", meaning) { Wanted = Less, Uses = Uses.Metric | Uses.Term, Low = 1, MayLack = true },
            (o, _) => run(o), null);

    private static Declared First(string name, string label, string meaning, Func<CrisisOutcome, int> month) => new(
        new Quantity(name, label, Time, "month", meaning) { Wanted = More, Uses = Uses.Metric | Uses.Term, Low = 1, IsWhole = true },
        (o, _) => month(o) > 0 ? month(o) : double.NaN, null);

    private static Declared Payoff(string side, Func<CrisisOutcome, double> run, Func<CrisisMonth, double> month) => new(
        new Quantity(side + "Payoff", side + "'s payoff", Flow, "utility",
            $"the {side}'s utility, summed over the months and discounted to the first")
        {
            Wanted = More, Uses = Metric | Uses.Rounds, Low = double.NegativeInfinity, RoundUnit = "utility a month, discounted",
            RoundMeaning = $"the {side}'s discounted utility of the month", RoundRange = (-50, 50),
        }, (o, _) => run(o), month);

    private static Declared Ending(string name, string label, string meaning, int state) => new(
        new Quantity(name, label, Event, "share of runs", meaning) { Uses = Uses.End | Uses.Term, Wanted = state == 0 ? More : Less,
            High = 1, IsWhole = true },
        (o, _) => o.Final == state ? 1 : 0, null);
}
