using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

namespace NegotiationSim.Engine.Tests.Coercion.Bargaining.Negotiation;

public class ConcessionTests
{
    /// <summary>Powers t^(1/β) of Faratin, Sierra and Jennings (1998), worked out apart from this program.</summary>
    [Theory]
    [InlineData(.2, .25, .000977), InlineData(.2, .5, .03125), InlineData(.2, .75, .237305), InlineData(.2, .9, .59049)]
    [InlineData(5, .25, .757858), InlineData(5, .5, .870551), InlineData(5, .75, .944088), InlineData(5, .9, .979148)]
    public void Polynomial_concession_is_that_of_the_paper(double beta, double time, double conceded) =>
        Assert.Equal(conceded, new PolynomialConcession().Alpha(Tactics.Plain with { Opening = 0, Beta = beta }, time), 6);

    [Theory]
    [InlineData(.1, 1, .5, .31622777)] // sqrt(.1)
    [InlineData(.01, 2, .5, .31622777)] // .01^(1/4)
    [InlineData(.25, 1, 0, .25), InlineData(.25, 1, 1, 1)]
    public void Exponential_concession_is_that_of_the_paper(double opening, double beta, double time, double conceded) =>
        Assert.Equal(conceded, new ExponentialConcession().Alpha(Tactics.Plain with { Opening = opening, Beta = beta }, time), 8);

    [Theory]
    [InlineData("polynomial"), InlineData("exponential"), InlineData("resource")]
    public void A_side_that_looks_at_the_clock_never_takes_a_concession_back_and_ends_at_its_reservation_value(string rule)
    {
        var cake = TableNumbers.Cake(sendersAlternative: .2);
        var tactic = Tactics.Plain with { Concession = Tactics.Concession(rule), Beta = .7 };
        var log = new Exchange[9];
        Tactics.Protocol("alternating")
            .Play(cake.Table, tactic, tactic with { Concession = Tactics.Concession("firm"), Opening = 0 },
                new TableRules(9, Side.Sender, default), log);
        double[] demands = [.. log.Where(e => e.By == Side.Sender).Select(e => e.SenderUtility)];
        Assert.Equal(demands.OrderDescending(), demands);
        Assert.Equal(.2, demands[^1], 9);
    }

    [Fact]
    public void Relative_tit_for_tat_concedes_the_proportion_and_absolute_the_amount_that_it_heard()
    {
        // The target's offers are worth .1, .3, .4 to the sender, on a cake whose worst is 0.
        double[] Demands(string rule, int window)
        {
            var me = Negotiator.At(TableNumbers.Cake().Table, Side.Sender, Tactics.Plain);
            var tactic = Tactics.Plain with { Concession = Tactics.Concession(rule), Window = window, Opening = 0 };
            var demands = new List<double>();
            foreach (var heard in (double[])[.1, .3, .4])
            {
                me.Hear(heard);
                me.Demand = ConcessionRule.All[(int)tactic.Concession].Demand(TableNumbers.Cake().Table, tactic, tactic, new Clock(1, 10),
                    me);
                demands.Add(me.Demand);
            }
            return [.. demands];
        }
        Close([1, 1.0 / 3, .25], Demands("relativeTitForTat", 1));
        Close([1, .8, .7], Demands("absoluteTitForTat", 1));
        Close([1, 1, .25], Demands("averagedTitForTat", 2));
        Close([1, 1, 1.0 / 3], Demands("relativeTitForTat", 2));
    }

    [Fact]
    public void Two_who_answer_concessions_alone_never_move()
    {
        var tactic = Tactics.Plain with { Concession = Tactics.Concession("absoluteTitForTat"), Opening = .1 };
        var log = new Exchange[30];
        Tactics.Protocol("alternating").Play(TableNumbers.Cake().Table, tactic, tactic, new TableRules(30, Side.Sender, default), log);
        Assert.All(log, e => Assert.Equal(e.By == Side.Sender ? .9 : .1, e.Package[0], 9)); // until the last offer is all that is left
    }

    [Fact]
    public void Aspirations_close_a_share_of_the_gap()
    {
        var me = Negotiator.At(TableNumbers.Cake().Table, Side.Sender, Tactics.Plain);
        me.Hear(.2);
        var tactic = Tactics.Plain with { Concession = Tactics.Concession("aspiration"), Rate = .25 };
        Assert.Equal(.8, ConcessionRule.All[(int)tactic.Concession].Demand(TableNumbers.Cake().Table, tactic, tactic, new Clock(3, 10), me),
            12);
    }

    [Fact]
    public void No_two_rules_have_a_name_and_every_choice_of_a_tactic_has_its_rule()
    {
        var tactic = Tactic.Parameters.Where(p => p.Declaration.Names is not null)
            .ToDictionary(p => p.Declaration.Path, p => p.Declaration.Names!);
        Assert.Equal(ConcessionRule.All.Select(r => r.Name), tactic["concession"]);
        Assert.Equal(OfferRule.All.Select(r => r.Name), tactic["offers"]);
        Assert.Equal(OpponentModel.All.Select(r => r.Name), tactic["model"]);
        Assert.Equal(AcceptanceRule.All.Select(r => r.Name), tactic["acceptance"]);
        Assert.All(tactic.Values, names => Assert.Equal(names.Distinct(), names));
    }

    private static void Close(double[] expected, double[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 12));
}
