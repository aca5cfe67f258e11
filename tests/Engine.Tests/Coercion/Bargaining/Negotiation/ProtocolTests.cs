using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

namespace NegotiationSim.Engine.Tests.Coercion.Bargaining.Negotiation;

public class ProtocolTests
{
    [Fact]
    public void Terms_are_taken_exactly_if_they_are_worth_the_reservation_value() => TableNumbers.Any().ForAll(numbers =>
    {
        var terms = Package.Of(.7);
        var settlement = Tactics.Protocol("ultimatum")
            .Play(numbers.Table, Tactics.Plain, Tactics.Plain, new TableRules(9, Side.Sender, terms));
        Assert.Equal(numbers.Table.Utility(Side.Target, terms) >= numbers.TargetReserve, settlement.Agreed);
        Assert.Equal(terms, settlement.Package);
    }, 300);

    /// <summary>Nash 1953: any two demands that fit are met; here they also share what is left between them.</summary>
    [Theory]
    [InlineData(.5, .5, true, .5), InlineData(.7, .2, true, .75), InlineData(.6, .41, false, 0), InlineData(.2, .2, true, .5)]
    public void Simultaneous_demands_are_met_if_they_fit(double senders, double targets, bool agreed, double share)
    {
        var firm = Tactics.Plain with { Concession = Tactics.Concession("firm") };
        var settlement = Tactics.Protocol("simultaneous").Play(
            TableNumbers.Cake().Table, firm with { Opening = 1 - senders }, firm with { Opening = 1 - targets },
            new TableRules(1, Side.Sender, default));
        Assert.Equal(agreed, settlement.Agreed);
        if (agreed) Assert.Equal(share, settlement.Package[0], 9);
    }

    /// <summary>Chatterjee and Samuelson 1983: with values uniform on [0, 1], asks ⅔c + ¼ and bids ⅔v + 1/12 are in equilibrium, trade when
    /// v − c is at least ¼, and bring 9/64 of a possible 1/6.</summary>
    [Fact]
    public void Split_the_difference_brings_the_gains_of_the_known_equilibrium()
    {
        const int Grid = 200;
        var gains = 0.0;
        var firm = Tactics.Plain with { Concession = Tactics.Concession("firm") };
        for (var i = 0; i < Grid; i++)
        {
            for (var j = 0; j < Grid; j++)
            {
                var (c, v) = ((i + .5) / Grid, (j + .5) / Grid);
                var (ask, bid) = (Math.Max(c, 2 * c / 3 + .25), Math.Min(v, 2 * v / 3 + 1.0 / 12));
                var price = new TableNumbers([new Issue(Side.Target, TableNumbers.Line, TableNumbers.Line)], [1], [1], c, -v);
                var settlement = Tactics.Protocol("simultaneous").Play(
                    price.Table, firm with { Opening = 1 - (ask - c) / (1 - c) }, firm with { Opening = bid / v },
                    new TableRules(1, Side.Sender, default));
                if (Math.Abs(v - c - .25) > 1e-9) Assert.Equal(v - c > .25, settlement.Agreed);
                if (settlement.Agreed)
                {
                    Assert.Equal((ask + bid) / 2, settlement.Package[0], 9);
                    gains += (v - c) / Grid / Grid;
                }
            }
        }
        Assert.Equal(9.0 / 64, gains, .002);
    }

    [Fact]
    public void A_mediators_text_comes_to_the_frontier() => TableNumbers.Any(straight: true).ForAll(numbers =>
    {
        var settlement = Tactics.Protocol("mediator")
            .Play(numbers.Table, Tactics.Plain, Tactics.Plain, new TableRules(60, Side.Sender, default));
        var table = numbers.Table;
        var (sender, target) = (table.Utility(Side.Sender, settlement.Package), table.Utility(Side.Target, settlement.Package));
        var most = SubgamePerfectConcession.Most(table, Side.Sender, target);
        Assert.InRange(most - sender, -1e-9, .02 * (table.Best(Side.Sender) - table.Worst(Side.Sender)));
    }, 200);

    [Fact]
    public void A_mediators_text_never_gets_worse_for_a_side() => TableNumbers.Any(mostLevels: 9).ForAll(numbers =>
    {
        var log = new Exchange[30];
        Tactics.Protocol("mediator").Play(numbers.Table, Tactics.Plain, Tactics.Plain, new TableRules(30, Side.Sender, default), log);
        var texts = log.TakeWhile(e => e.IsMediators).ToArray();
        Assert.All(texts.Zip(texts.Skip(1)), pair =>
        {
            Properties.AtMost(pair.First.SenderUtility, pair.Second.SenderUtility);
            Properties.AtMost(pair.First.TargetUtility, pair.Second.TargetUtility);
        });
    }, 200);

    [Fact]
    public void Next_offer_constant_and_combined_acceptance_do_as_they_are_named()
    {
        var me = Negotiator.At(TableNumbers.Cake().Table, Side.Sender, Tactics.Plain);
        me.Hear(.6);
        me.Hear(.5);
        var tactic = Tactics.Plain with { Enough = .55, Switch = .8 };
        bool Enough(string rule, int exchange, double offered, double next) =>
            AcceptanceRule.All[(int)Tactics.Acceptance(rule)].IsEnough(tactic, new Clock(exchange, 11), me, offered, next);
        Assert.True(Enough("next", 3, .5, .5));
        Assert.False(Enough("next", 3, .5, .51));
        Assert.True(Enough("next", 10, 0, .9)); // nothing comes after the last exchange
        Assert.True(Enough("constant", 3, .55, .9));
        Assert.False(Enough("constant", 10, .54, 0));
        Assert.False(Enough("combined", 7, .6, .9));
        Assert.True(Enough("combined", 8, .6, .9));
        Assert.False(Enough("combined", 8, .5, .9)); // it heard better
    }
}
