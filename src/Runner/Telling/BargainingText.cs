using System.Globalization;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Telling;

/// <summary>The bargaining of a round told offer by offer, with the reasons of the answers.</summary>
internal static class BargainingText
{
    /// <summary>The exchanges of a round.</summary>
    internal static (StepTalks Talks, IReadOnlyList<Exchange> Exchanges) Replay(Trace trace, int t) =>
        StepTalks.Replay(trace.Setting, t - 1, trace.Rounds[t - 1].State, trace.Rounds[t].State, trace.Rounds[t].Record);

    internal static IEnumerable<string> Sentences(Trace trace, int t)
    {
        var record = trace.Rounds[t].Record;
        var (talks, exchanges) = Replay(trace, t);
        yield return Text($"Talks (chance {record.TalksChance:F2}): the package of step {record.Step.Stage} is on the table.");
        foreach (var exchange in exchanges) yield return Sentence(trace, talks, exchange);
        if (!record.Has(Happened.TableAgreement)) yield return Text($"No package after {NumberText.Some(record.Exchanges, "exchange")}.");
    }

    private static string Sentence(Trace trace, StepTalks talks, Exchange exchange)
    {
        if (exchange.Answer == OfferAnswer.NothingToAsk)
            return $"There is no package that the {Name(exchange.By)} would take: it makes no offer.";
        var who = exchange.IsMediators ? "The mediator's text" : $"The {Name(exchange.By)} offers";
        var surplus = Surplus(trace, talks, exchange, exchange.By2);
        var worth = exchange.IsMediators
            ? $"{Signed(Surplus(trace, talks, exchange, Side.Sender))} to the sender, {Signed(Surplus(trace, talks, exchange, Side.Target))} to the target"
            : $"{Signed(surplus)} to the {Name(exchange.By2)}";
        var answer = exchange.Answer switch
        {
            OfferAnswer.Accepted => exchange.IsMediators ? "both take it as the better text" : "agreed",
            OfferAnswer.BelowReserve => "refused, as no deal is better for it",
            _ => "refused, as it means to get more",
        };
        return Text($"{who} {Package(talks, exchange.Package)} ({worth}): {answer}.");
    }

    /// <summary>The issues of a package that anything of is given, in percent of what is on the table.</summary>
    private static string Package(StepTalks talks, Package package)
    {
        var gives = Part(Side.Sender, talks, package);
        var asks = Part(Side.Target, talks, package);
        return $"{(gives.Length == 0 ? "nothing" : gives)} for {(asks.Length == 0 ? "nothing" : asks)}";
    }

    private static string Part(Side giver, StepTalks talks, Package package) => string.Join(", ",
        Enumerable.Range(0, StepIssues.Count)
            .Where(j => StepIssues.Giver(j) == giver && package[j] >= .005 && (talks.Stakes.Sender[j] > 0 || talks.Stakes.Target[j] > 0))
            .Select(j => Text($"{StepIssues.All[j].Name} {package[j]:P0}")));

    private static double Surplus(Trace trace, StepTalks talks, Exchange exchange, Side side) => side == Side.Sender
        ? exchange.SenderUtility - talks.Stakes.SenderReserve - trace.Setting.Bargaining.Sender.Reserve
        : exchange.TargetUtility - talks.Stakes.TargetReserve - trace.Setting.Bargaining.Target.Reserve;

    private static string Signed(double utility) => Math.Round(utility, 3).ToString("+0.000;−0.000;0", CultureInfo.InvariantCulture);

    private static string Name(Side side) => side == Side.Sender ? "sender" : "target";

    private static string Text(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal);
}
