using CsCheck;
using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

namespace NegotiationSim.Engine.Tests.Coercion.Bargaining.Negotiation;

public class OffersTests
{
    private static readonly EvenOffers Even = new();
    private static readonly TradeOffOffers TradeOff = new();

    [Fact]
    public void Curves_rise_from_0_to_1_and_are_undone_by_their_inverse() =>
        Gen.Select(Gen.Int[0, 3], Gen.Double[1, 6], Properties.Pair).ForAll(c =>
        {
            var curve = new Curve((CurveKind)c.Item1, c.Item2);
            Assert.Equal(0, curve.At(0), 12);
            Assert.Equal(1, curve.At(1), 12);
            Properties.AtMost(curve.At(c.Item3.Low), curve.At(c.Item3.High));
            Assert.Equal(curve.At(c.Item3.Low), curve.At(curve.Part(curve.At(c.Item3.Low))), 9);
        });

    [Fact]
    public void More_of_an_issue_is_better_for_who_receives_it_and_worse_for_who_gives_it() =>
        Gen.Select(TableNumbers.Any(), Properties.Share.Array[5], Gen.Int[0, 4], Properties.Share).ForAll(c =>
        {
            var (numbers, parts, j, part) = c;
            j %= numbers.Issues.Length;
            var (one, other) = (Package.Of(parts), Package.Of(parts));
            (one[j], other[j]) = (Math.Min(parts[j], part), Math.Max(parts[j], part));
            var (giver, receiver) = (numbers.Issues[j].Giver, numbers.Issues[j].Giver.Other());
            Properties.AtMost(numbers.Table.Utility(receiver, one), numbers.Table.Utility(receiver, other));
            Properties.AtMost(numbers.Table.Utility(giver, other), numbers.Table.Utility(giver, one));
        });

    [Fact]
    public void An_offer_is_worth_what_was_wanted_and_with_steps_no_less() =>
        Gen.Select(TableNumbers.Any(), TableNumbers.Any(mostLevels: 9), Properties.Share).ForAll(c =>
        {
            foreach (var (numbers, exact) in ((TableNumbers, bool)[])[(c.Item1, true), (c.Item2, false)])
            {
                foreach (var side in (Side[])[Side.Sender, Side.Target])
                {
                    var table = numbers.Table;
                    var wanted = table.Worst(side) + c.Item3 * (table.Best(side) - table.Worst(side));
                    foreach (var rule in OfferRule.All)
                    {
                        var worth = table.Utility(side, rule.At(table, side, wanted, table.Stakes(side.Other())));
                        if (exact) Assert.Equal(wanted, worth, 8);
                        else Properties.AtMost(wanted - 1e-6, worth);
                    }
                }
            }
        }, 400);

    [Fact]
    public void Trading_off_gives_the_other_side_no_less_than_conceding_alike_at_no_cost() =>
        Gen.Select(TableNumbers.Any(straight: true), Properties.Share).ForAll(c =>
        {
            var table = c.Item1.Table;
            foreach (var side in (Side[])[Side.Sender, Side.Target])
            {
                var wanted = table.Worst(side) + c.Item2 * (table.Best(side) - table.Worst(side));
                var others = table.Stakes(side.Other());
                Properties.AtMost(
                    table.Utility(side.Other(), Even.At(table, side, wanted, others)),
                    table.Utility(side.Other(), TradeOff.At(table, side, wanted, others)));
            }
        });

    [Fact]
    public void Trading_off_with_known_weights_ends_on_the_frontier_and_makes_more_agreements_than_concession_alone()
    {
        var (even, traded) = (0, 0);
        TableNumbers.Any(straight: true).ForAll(numbers =>
        {
            var tactic = Tactics.Plain with { Offers = Tactics.Offers("tradeOff"), Model = Tactics.Model("known") };
            var rules = new TableRules(12, Side.Sender, default);
            var settlement = Tactics.Protocol("alternating").Play(numbers.Table, tactic, tactic, rules);
            if (Tactics.Protocol("alternating").Play(numbers.Table, Tactics.Plain, Tactics.Plain, rules).Agreed) even++;
            if (!settlement.Agreed) return;
            traded++;
            var target = numbers.Table.Utility(Side.Target, settlement.Package);
            Assert.Equal(SubgamePerfectConcession.Most(numbers.Table, Side.Sender, target),
                numbers.Table.Utility(Side.Sender, settlement.Package), 9);
        }, 400);
        Assert.True(traded > even, $"{traded} by trading off, {even} without");
    }

    [Fact]
    public void A_bayesian_side_finds_the_other_sides_weights()
    {
        // The target gives four issues that cost it .5, .3, .15 and .05, and gives the cheap ones first.
        var numbers = new TableNumbers([.. Enumerable.Repeat(new Issue(Side.Target, TableNumbers.Line, TableNumbers.Line), 4)],
            [.25, .25, .25, .25], [.15, .5, .05, .3], 0, -1);
        var target = Tactics.Plain with { Offers = Tactics.Offers("tradeOff"), Opening = 0, Concession = Tactics.Concession("polynomial") };
        var belief = new OpponentBelief();
        var model = OpponentModel.All[(int)Tactics.Model("bayesian")];
        var table = numbers.Table;
        model.Begin(table, Side.Sender, ref belief);
        for (var k = 0; k < 20; k++)
        {
            var clock = new Clock(k, 20);
            var (demand, alike) = (-BayesianModel.ExpectedConcession * clock.Time, Package.Of(1.0));
            model.Hear(table, Side.Sender, TradeOff.At(table, Side.Target, demand, alike), clock, ref belief);
        }
        double[] found = [belief.Stakes[0], belief.Stakes[1], belief.Stakes[2], belief.Stakes[3]];
        double[] planted = [.15, .5, .05, .3];
        Assert.Equal(Ranks(planted), Ranks(found));
        Assert.True(found.Zip(planted).Max(pair => Math.Abs(pair.First / found.Sum() - pair.Second)) < .1,
            string.Join(", ", found.Select(f => f / found.Sum())));
    }

    [Fact]
    public void A_bayesian_side_learns_nothing_from_a_side_that_concedes_on_all_issues_alike() =>
        TableNumbers.Any(straight: true).ForAll(numbers =>
    {
        var belief = new OpponentBelief();
        var model = OpponentModel.All[(int)Tactics.Model("bayesian")];
        var table = numbers.Table;
        model.Begin(table, Side.Sender, ref belief);
        for (var k = 0; k < 10; k++)
            model.Hear(table, Side.Sender,
                Even.At(table, Side.Target,
                    table.Worst(Side.Target) + (1 - .5 * k / 9) * (table.Best(Side.Target) - table.Worst(Side.Target)), default),
                    new Clock(k, 10), ref belief);
        for (var j = 0; j < numbers.Issues.Length; j++) Assert.Equal(.5, belief.Stakes[j], 6);
    }, 100);

    private static int[] Ranks(double[] values) => [.. values.Select(v => values.Count(w => w < v))];
}
