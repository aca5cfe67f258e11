using NegotiationSim.Engine.Crisis;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Tests.Crisis;

/// <summary>How an equilibrium is followed as numbers change, and what happens where it cannot be.</summary>
public class CrisisBranchTests
{
    private static readonly CrisisSetting Estimates = CrisisSetting.Estimated();

    [Fact]
    public void A_small_change_of_any_number_changes_choices_a_little()
    {
        var before = CrisisEquilibrium.Of(Estimates);
        foreach (var parameter in CrisisSetting.Parameters.Where(p => !p.Declaration.IsWhole))
        {
            var set = Estimates;
            parameter.Slot(ref set) -= 1e-4;
            var after = CrisisEquilibrium.Of(set);
            Assert.Equal("estimated", after.How);
            Assert.InRange(before.Distance(after), 0, 1e-3);
        }
    }

    /// <summary>Without audience costs: .92160 of months in peace, by another program that went there in twenty steps.</summary>
    [Fact]
    public void The_branch_is_followed_down_to_no_audience_costs_without_a_leap()
    {
        var before = CrisisEquilibrium.Of(Estimates);
        for (var step = 1; step <= 100; step++)
        {
            var after = CrisisEquilibrium.Of(WithCosts(1 - step / 100.0));
            Assert.Equal("estimated", after.How);
            Assert.InRange(before.Distance(after), 0, .005);
            before = after;
        }
        Assert.Equal(.921601, before.LongRun()[0], 1e-6);
    }

    /// <summary>Dearer audiences by more than 17.66 per cent have no equilibrium on the branch: it turns back there, as the square root
    /// of what is left.</summary>
    [Fact]
    public void Where_the_estimates_branch_ends_another_stands_in_and_says_so()
    {
        var (before, beyond) = (CrisisEquilibrium.Of(WithCosts(1.176)), CrisisEquilibrium.Of(WithCosts(1.18)));
        Assert.Equal(("estimated", false), (before.How, before.IsStandIn));
        Assert.Equal(("iteration from where the estimates' branch ends", true), (beyond.How, beyond.IsStandIn));
        Assert.InRange(PageEquations.Miss(beyond), 0, 1e-10);
        Assert.DoesNotContain(CrisisEquilibrium.FindAll(WithCosts(1.18)), other => other.Distance(before) < .02);
    }

    /// <summary>Theory: but for games of measure zero the branch that begins in the only equilibrium of λ = 0 leads to every λ.</summary>
    [Fact]
    public void The_logit_branch_arrives_whatever_the_numbers()
    {
        var numbers = new SplitMix64(7);
        for (var game = 0; game < 40; game++)
        {
            var set = CrisisEquilibriumTests.Selecting(Estimates, CrisisSelection.Logit);
            var at = 0;
            foreach (var parameter in CrisisSetting.Parameters.Where(p => !p.Declaration.IsWhole))
            {
                var (low, high) = (parameter.Declaration.Low, parameter.Declaration.High);
                parameter.Slot(ref set) = low + (high - low) * numbers.Split(game).UniformAt(at++);
            }
            var found = CrisisEquilibrium.Of(set);
            Assert.Equal("logit", found.How);
            Assert.InRange(PageEquations.Miss(found), 0, 1e-8); // values here are up to 10⁴
        }
    }

    [Fact]
    public void Iteration_that_does_not_end_is_not_passed_off_as_an_equilibrium()
    {
        var set = CrisisEquilibriumTests.Selecting(Estimates with { BothInCrisis = 100 }, CrisisSelection.Iteration);
        var found = CrisisEquilibrium.Of(set);
        Assert.True(found.IsStandIn);
        Assert.NotEqual("iteration", found.How);
        Assert.InRange(PageEquations.Miss(found), 0, 1e-10);
    }

    [Fact]
    public void The_same_numbers_give_the_same_bits()
    {
        var (one, other) = (CrisisEquilibrium.Of(WithCosts(.7)), CrisisEquilibrium.Of(WithCosts(.7)));
        Assert.Equal(0, one.Distance(other));
    }

    [Fact]
    public void A_linear_system_is_solved_though_a_pivot_is_nought()
    {
        double[] matrix = [0, 2, 1, 1, 1, 0, 3, 0, 1], right = [7, 3, 6]; // x = (1, 2, 3)
        Assert.True(LinearSystem.Solve(matrix, right));
        Assert.Equal([1, 2, 3], right.Select(x => Math.Round(x, 12)));
    }

    [Fact]
    public void A_singular_system_has_no_solution() => Assert.False(LinearSystem.Solve([1, 2, 2, 4], [1, 1]));

    private static CrisisSetting WithCosts(double share) => Estimates with
    {
        Sender = Estimates.Sender with { AudienceCost = share * Estimates.Sender.AudienceCost },
        Target = Estimates.Target with { AudienceCost = share * Estimates.Target.AudienceCost },
    };
}
