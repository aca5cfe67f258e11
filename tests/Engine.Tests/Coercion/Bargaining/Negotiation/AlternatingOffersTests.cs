using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

namespace NegotiationSim.Engine.Tests.Coercion.Bargaining.Negotiation;

public class AlternatingOffersTests
{
    /// <summary>Finite horizons, worked out apart from this program.</summary>
    [Theory]
    [InlineData(1, 1), InlineData(2, .1), InlineData(3, .91), InlineData(4, .181), InlineData(5, .8371)]
    public void Perfect_play_with_a_deadline_divides_the_cake_by_backward_induction(int exchanges, double share) =>
        Assert.Equal(share, Divided(.9, .9, exchanges), 9);

    /// <summary>Rubinstein 1982: x₁ = (1 − δ₂)/(1 − δ₁δ₂).</summary>
    [Theory]
    [InlineData(.9, .9, .526316, 300), InlineData(.9, .8, .714286, 200), InlineData(.5, .5, .666667, 60)]
    public void Perfect_play_comes_to_the_division_without_a_deadline(double first, double second, double share, int exchanges)
    {
        Assert.Equal(share, Divided(first, second, exchanges), 6);
        if (first == second) Assert.Equal(1 / (1 + first), Divided(first, second, exchanges), 9);
    }

    [Fact]
    public void Perfect_play_agrees_at_once_and_the_order_decides()
    {
        var (one, other) = (Tactics.Perfect(.8), Tactics.Perfect(.9));
        var settlement = Tactics.Protocol("alternating")
            .Play(TableNumbers.Cake().Table, one, other, new TableRules(201, Side.Target, default));
        Assert.True(settlement.Agreed);
        Assert.Equal(1, settlement.Exchanges);
        Assert.Equal(1 - (1 - .8) / (1 - .8 * .9), settlement.Package[0], 9); // the target proposes and keeps Rubinstein's share
    }

    [Fact]
    public void Perfect_play_divides_the_surplus_over_what_each_has_without_an_agreement()
    {
        var cake = TableNumbers.Cake(sendersAlternative: .3, targetsAlternative: .1);
        var settlement = Tactics.Protocol("alternating")
            .Play(cake.Table, Tactics.Perfect(.9), Tactics.Perfect(.9), new TableRules(301, Side.Sender, default));
        Assert.Equal(.3 + .6 / 1.9, settlement.Package[0], 9);
    }

    [Fact]
    public void Two_who_concede_in_straight_lines_meet_half_way()
    {
        var tactic = Tactics.Plain with { Opening = 0 };
        var settlement = Tactics.Protocol("alternating")
            .Play(TableNumbers.Cake().Table, tactic, tactic, new TableRules(101, Side.Sender, default));
        Assert.True(settlement.Agreed);
        Assert.Equal(.5, settlement.Package[0], .011);
    }

    [Fact]
    public void The_tougher_side_gets_more()
    {
        var shares = ((double[])[.2, 1, 5]).Select(beta => Tactics.Protocol("alternating").Play(
            TableNumbers.Cake().Table, Tactics.Plain with { Beta = beta }, Tactics.Plain,
            new TableRules(60, Side.Sender, default)).Package[0]).ToArray();
        Assert.True(shares[0] > shares[1] && shares[1] > shares[2], string.Join(", ", shares));
    }

    [Fact]
    public void An_agreement_is_worth_its_reservation_value_to_each_side_whatever_the_tactics() => TableNumbers.Any().ForAll(numbers =>
    {
        for (var rule = 0; rule < ConcessionRule.All.Count; rule++)
        {
            foreach (var protocol in Protocol.All)
            {
                var tactic = Tactics.Plain with { Concession = rule, Offers = rule % 2, Model = rule % 3, Acceptance = rule % 3 };
                var settlement = protocol.Play(numbers.Table, tactic, Tactics.Plain, new TableRules(6, Side.Sender, Package.Of(.5)));
                if (!settlement.Agreed || protocol.Name == "ultimatum") continue;
                Assert.True(numbers.Table.Utility(Side.Sender, settlement.Package) >= numbers.SenderReserve - 1e-9, protocol.Name);
                Assert.True(numbers.Table.Utility(Side.Target, settlement.Package) >= numbers.TargetReserve - 1e-9, protocol.Name);
            }
        }
    }, 100);

    [Fact]
    public void A_back_channel_brings_the_same_agreements_sooner()
    {
        var (without, with) = (0, 0);
        TableNumbers.Any(straight: true).ForAll(numbers =>
        {
            var tactic = Tactics.Plain with { Candour = 1, Opening = 0 };
            var rules = new TableRules(20, Side.Sender, default);
            var open = Tactics.Protocol("alternating").Play(numbers.Table, tactic, tactic, rules);
            var secret = Tactics.Protocol("backChannel").Play(numbers.Table, tactic, tactic, rules);
            Assert.True(secret.Agreed || !open.Agreed);
            if (!open.Agreed) return;
            without += open.Exchanges;
            with += secret.Exchanges;
        }, 400);
        Assert.True(with < without, $"{with} exchanges with, {without} without");
    }

    [Fact]
    public void A_back_channel_in_which_nothing_is_said_changes_nothing() => TableNumbers.Any().ForAll(numbers =>
    {
        var tactic = Tactics.Plain with { Candour = 0 };
        var rules = new TableRules(6, Side.Sender, default);
        Assert.Equal(Tactics.Protocol("alternating").Play(numbers.Table, tactic, tactic, rules),
            Tactics.Protocol("backChannel").Play(numbers.Table, tactic, tactic, rules));
    }, 200);

    [Fact]
    public void Talks_end_alike_whether_somebody_reads_along_or_not() => TableNumbers.Any(mostLevels: 5).ForAll(numbers =>
    {
        for (var rule = 0; rule < ConcessionRule.All.Count; rule++)
        {
            foreach (var protocol in Protocol.All)
            {
                var tactic = Tactics.Plain with { Concession = rule, Offers = rule % 2, Model = rule / 2 % 3 };
                var rules = new TableRules(5, Side.Target, Package.Of(.5));
                Assert.Equal(protocol.Play(numbers.Table, tactic, tactic, rules, new Exchange[10]),
                    protocol.Play(numbers.Table, tactic, tactic, rules));
            }
        }
    }, 50);

    [Fact]
    public void The_exchanges_written_down_are_those_that_were_played()
    {
        var log = new Exchange[40];
        var settlement = Tactics.Protocol("alternating")
            .Play(TableNumbers.Cake().Table, Tactics.Plain, Tactics.Plain, new TableRules(40, Side.Target, default), log);
        var said = log[..settlement.Exchanges];
        Assert.Equal(Enumerable.Range(0, settlement.Exchanges).Select(k => k % 2 == 0 ? Side.Target : Side.Sender), said.Select(e => e.By));
        Assert.All(said[..^1], e => Assert.NotEqual(OfferAnswer.Accepted, e.Answer));
        Assert.Equal(OfferAnswer.Accepted, said[^1].Answer);
        Assert.Equal(settlement.Package, said[^1].Package);
    }

    [Fact]
    public void Negotiations_allocate_nothing()
    {
        var numbers =
            new TableNumbers(
                [.. Enumerable.Range(0, 3)
                    .Select(j => new Issue(j % 2 == 0 ? Side.Sender : Side.Target, TableNumbers.Line, new Curve(CurveKind.Convex, 2), 9))],
            [.5, .3, .2], [.2, .3, .5], 0, 0);
        void PlayAll()
        {
            for (var rule = 0; rule < ConcessionRule.All.Count; rule++)
                foreach (var protocol in Protocol.All)
                    protocol.Play(numbers.Table, Tactics.Plain with { Concession = rule, Model = rule % 3, Offers = rule % 2 },
                        Tactics.Plain, new TableRules(20, Side.Sender, default));
        }
        var used = Allocation.Of(PlayAll);
        Assert.True(used <= ConcessionRule.All.Count * 64, $"{used} bytes"); // the enumerators of this test's own loops
    }

    private static double Divided(double first, double second, int exchanges)
    {
        var settlement = Tactics.Protocol("alternating")
            .Play(TableNumbers.Cake().Table, Tactics.Perfect(first), Tactics.Perfect(second),
                new TableRules(exchanges, Side.Sender, default));
        Assert.True(settlement.Agreed);
        return settlement.Package[0];
    }
}
