using NegotiationSim.Engine.Crisis;

namespace NegotiationSim.Engine.Tests.Crisis;

public class CrisisEquilibriumTests
{
    private static readonly CrisisSetting Estimates = CrisisSetting.Estimated();

    /// <summary>Chances of acts 1, 2, 3 of the United States and of the DPRK, worked out from the published estimates by another
    /// program.</summary>
    [Theory]
    [InlineData(0, 0, .94725, .03601, .01673)]
    [InlineData(0, 1, .91296, .05955, .02749)]
    [InlineData(0, 2, .94418, .03429, .02153)]
    [InlineData(1, 0, .99855, .00086, .00059)]
    [InlineData(1, 1, .94982, .02983, .02035)]
    [InlineData(1, 2, .96028, .02160, .01812)]
    public void The_estimates_lead_to_the_published_choices(int side, int state, double still, double threat, double force)
    {
        var found = CrisisEquilibrium.Of(Estimates);
        Assert.Equal(("estimated", false, 0), (found.How, found.IsStandIn, found.Turns));
        Assert.Equal(still, found.Chance(side, state, 0), 1e-5);
        Assert.Equal(threat, found.Chance(side, state, 1), 1e-5);
        Assert.Equal(force, found.Chance(side, state, 2), 1e-5);
    }

    [Fact]
    public void In_the_long_run_the_dyad_is_in_each_state_as_often_as_published()
    {
        var shares = CrisisEquilibrium.Of(Estimates).LongRun();
        double[] published = [.942069, .039034, .018897];
        Assert.Equal(1, shares.Sum(), 1e-14);
        for (var state = 0; state < 3; state++) Assert.Equal(published[state], shares[state], 1e-6);
    }

    [Fact]
    public void Plain_iteration_from_nothing_ends_in_another_equilibrium()
    {
        var found = CrisisEquilibrium.Of(Selecting(Estimates, CrisisSelection.Iteration));
        Assert.Equal(("iteration", false), (found.How, found.IsStandIn));
        Assert.Equal(.99966, found.Chance(0, 0, 0), 1e-5);
        Assert.Equal(.93358, found.Chance(1, 0, 0), 1e-5);
    }

    /// <summary>The chances of keeping still in peace of the nine that a program of another language found from 300 random
    /// starts.</summary>
    [Fact]
    public void All_that_are_found_are_told_apart_and_those_that_another_program_found_are_among_them()
    {
        (double, double)[] others =
        [
            (.94725, .99855), (.99966, .93358), (.97086, .98956), (.00127, 1), (1, .00017), (1, .72459),
            (.96214, .98706), (.79316, .82045), (.92379, .99876),
        ];
        var found = CrisisEquilibrium.FindAll(Estimates, starts: 250);
        foreach (var (sender, target) in others)
            Assert.Single(found, f => Math.Abs(f.Chance(0, 0, 0) - sender) < 6e-6 && Math.Abs(f.Chance(1, 0, 0) - target) < 6e-6);
        Assert.Equal(["estimated", "logit", "iteration"], found.Take(3).Select(f => f.How));
        Assert.All(found.Skip(3), f => Assert.StartsWith("random start ", f.How, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_found_solves_the_equations_of_the_page() => Assert.All(CrisisEquilibrium.FindAll(Estimates), found =>
    {
        Assert.InRange(found.Residual, 0, 1e-10);
        Assert.InRange(PageEquations.Miss(found), 0, 1e-10);
    });

    [Theory]
    [InlineData(CrisisSelection.Estimated)]
    [InlineData(CrisisSelection.Logit)]
    [InlineData(CrisisSelection.Iteration)]
    public void Where_nothing_matters_every_act_is_as_likely(CrisisSelection selection)
    {
        var nothing = new CrisisSetting { Discount = .9, Initial = 1, Selection = (double)selection, Rounds = 10 };
        Assert.All(Chances(CrisisEquilibrium.Of(nothing)), chance => Assert.Equal(1 / 3.0, chance, 1e-12));
    }

    [Fact]
    public void As_precision_goes_to_nothing_choices_go_to_even_ones_in_proportion()
    {
        double Unevenness(double precision) =>
            Chances(CrisisEquilibrium.Of(Selecting(Scaled(precision), CrisisSelection.Logit))).Max(c => Math.Abs(c - 1 / 3.0));
        Assert.InRange(Unevenness(1e-6), 1e-7, 1e-4);
        Assert.Equal(10, Unevenness(1e-5) / Unevenness(1e-6), .01);
    }

    /// <summary>Without a future, audiences or the other side's act, choices are the logit of the acts' own worth.</summary>
    [Fact]
    public void Sides_that_look_at_their_own_act_alone_choose_by_its_worth()
    {
        var set = Estimates with { Discount = 0, BothInPeace = 0, BothInCrisis = 0, BothInWar = 0 };
        set.Sender = new CrisisSide { Threat = -1, Force = -2, Crisis = 5, War = 7 };
        set.Target = new CrisisSide { Threat = .5, Force = 0, Crisis = -5, War = 1 };
        var found = CrisisEquilibrium.Of(Selecting(set, CrisisSelection.Logit));
        for (var state = 0; state < 3; state++)
        {
            Assert.Equal(Math.Exp(-1) / (1 + Math.Exp(-1) + Math.Exp(-2)), found.Chance(0, state, 1), 1e-12);
            Assert.Equal(1 / (2 + Math.Exp(.5)), found.Chance(1, state, 2), 1e-12);
        }
    }

    [Fact]
    public void Sides_that_want_the_same_act_the_same()
    {
        var found = CrisisEquilibrium.Of(Selecting(Estimates with { Target = Estimates.Sender }, CrisisSelection.Logit));
        Assert.Equal("logit", found.How);
        for (var state = 0; state < 3; state++)
            for (var act = 0; act < 3; act++) Assert.Equal(found.Chance(0, state, act), found.Chance(1, state, act), 1e-9);
    }

    [Fact]
    public void Sides_that_change_places_change_their_play()
    {
        var there = Estimates with { Sender = Estimates.Target, Target = Estimates.Sender };
        var found = CrisisEquilibrium.Of(Selecting(Estimates, CrisisSelection.Logit));
        var other = CrisisEquilibrium.Of(Selecting(there, CrisisSelection.Logit));
        for (var state = 0; state < 3; state++)
            for (var act = 0; act < 3; act++) Assert.Equal(found.Chance(0, state, act), other.Chance(1, state, act), 1e-9);
    }

    private static double[] Chances(CrisisEquilibrium found) =>
    [
        .. from side in Enumerable.Range(0, 2)
           from state in Enumerable.Range(0, 3)
           from act in Enumerable.Range(0, 3)
           select found.Chance(side, state, act),
    ];

    private static CrisisSetting Scaled(double precision)
    {
        var set = Estimates;
        foreach (var parameter in CrisisSetting.Parameters)
            if (parameter.Declaration.Unit == "utility a month") parameter.Slot(ref set) *= precision;
        return set;
    }

    internal static CrisisSetting Selecting(CrisisSetting set, CrisisSelection selection) => set with { Selection = (double)selection };
}
