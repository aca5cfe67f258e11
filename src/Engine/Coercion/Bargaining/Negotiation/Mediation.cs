using static NegotiationSim.Engine.Numbers.Maths;

namespace NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

/// <summary>A mediator with a single negotiating text (Raiffa 1982, of Camp David): a text is improved, change by change, as long as both
/// sides say that it got better; at last each takes the text or leaves it.</summary>
/// <remarks>A change trades two issues: one side gives more of one and is given more, or gives less, of another. Asked for their criticism,
/// the sides tell truthfully what such a change is worth to them, so that the gain of each can be shared alike. The text begins half way on
/// every issue.</remarks>
public sealed class Mediation : Protocol
{
    private const int Halvings = 6;
    private const double Least = 1e-9;

    /// <inheritdoc/>
    public override string Name => "mediator";

    /// <inheritdoc/>
    public override Settlement Play(in Table table, in Tactic sender, in Tactic target, in TableRules rules, Span<Exchange> log = default)
    {
        var one = Negotiator.At(table, Side.Sender, sender);
        var other = Negotiator.At(table, Side.Target, target);
        var text = table.Between(Package.Of(0.0), Package.Of(1.0));
        var exchange = 0;
        for (; exchange < rules.Exchanges - 1; exchange++)
        {
            if (!Improve(table, ref text)) break;
            if (!log.IsEmpty) Write(log, table, exchange, Side.Sender, text, OfferAnswer.Accepted, Side.Target, isMediators: true);
        }
        var (senders, targets) =
            (IsAcceptable(one, table.Utility(Side.Sender, text)), IsAcceptable(other, table.Utility(Side.Target, text)));
        Write(log, table, exchange, Side.Sender, text, senders && targets ? OfferAnswer.Accepted : OfferAnswer.BelowReserve,
            senders ? Side.Target : Side.Sender, isMediators: true);
        return new Settlement(senders && targets, exchange + 1, text);
    }

    /// <summary>Makes the change of two issues that brings the two sides most, each by its own measure.</summary>
    /// <returns>Whether there is one that is better for both.</returns>
    private static bool Improve(in Table table, ref Package text)
    {
        var (best, bestGain) = (text, Least);
        for (var j = 0; j < table.Issues.Length; j++)
        {
            for (var k = 0; k < table.Issues.Length; k++)
            {
                if (j == k) continue;
                for (var direction = -1; direction <= 1; direction += 2)
                {
                    var room = direction > 0 ? 1 - text[j] : text[j];
                    for (var halving = 0; halving < Halvings; halving++, room /= 2)
                    {
                        var gain = Trade(table, text, j, direction * room, k, out var changed);
                        if (gain > bestGain) (best, bestGain) = (changed, gain);
                    }
                }
            }
        }
        text = best;
        return bestGain > Least;
    }

    /// <summary>Changes issue j by some part and issue k so that the side hurt is made up for and the gain that is left shared.</summary>
    /// <returns>The lesser of the two sides' gains, as a share of what each has at stake; 0 or below if one loses.</returns>
    private static double Trade(in Table table, in Package text, int j, double change, int k, out Package changed)
    {
        changed = text;
        var hurt = change > 0 ? table.Issues[j].Giver : table.Issues[j].Giver.Other();
        var helped = hurt.Other();
        changed[j] = table.Issues[j].Allowed(Clamp(text[j] + change), table.Issues[j].Giver);
        var loss = -Gain(table, hurt, j, text, changed);
        var gain = Gain(table, helped, j, text, changed);
        var enough = Moved(table, k, text[k], hurt, loss);
        var most = Moved(table, k, text[k], helped, -gain);
        changed[k] = table.Issues[k].Allowed((enough + most) / 2, table.Issues[k].Giver);
        var (hurts, helpeds) = (Gain(table, hurt, k, text, changed) - loss, Gain(table, helped, k, text, changed) + gain);
        return Math.Min(hurts / Range(table, hurt), helpeds / Range(table, helped));
    }

    /// <summary>Where an issue must be moved to, to be worth so much more (or less) to a side; the end of the issue if it does not
    /// reach.</summary>
    private static double Moved(in Table table, int k, double from, Side side, double more)
    {
        ref readonly var issue = ref table.Issues[k];
        var stake = table.Stakes(side)[k];
        if (stake <= 0) return from;
        ref readonly var curve = ref issue.Of(side);
        return curve.Part(Clamp(curve.At(from) + (issue.Giver == side ? -more : more) / stake));
    }

    private static double Gain(in Table table, Side side, int j, in Package before, in Package after)
    {
        ref readonly var issue = ref table.Issues[j];
        ref readonly var curve = ref issue.Of(side);
        var gain = table.Stakes(side)[j] * (curve.At(after[j]) - curve.At(before[j]));
        return issue.Giver == side ? -gain : gain;
    }

    private static double Range(in Table table, Side side) => Math.Max(table.Best(side) - table.Worst(side), double.Epsilon);
}
