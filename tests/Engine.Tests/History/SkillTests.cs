using NegotiationSim.Engine.History;

namespace NegotiationSim.Engine.Tests.History;

public class SkillTests
{
    [Fact]
    public void Without_lags_the_statistic_is_Student_s_t_of_the_differences()
    {
        var skill = Skill.Of([1, 1, 1, 1], [2, 3, 4, 5], lags: 0); // differences 1, 2, 3, 4: t = 2.5/(1.29099/2)
        Assert.Equal(3.872983, skill.Statistic, 1e-6);
        Assert.Equal(.030466, skill.PValue, 1e-5);
        Assert.Equal(2.5 - 3.182446 * .645497, skill.Difference.Interval.Low, 1e-5);
        Assert.Equal("beats", skill.Verdict);
    }

    [Fact]
    public void The_long_run_variance_is_Newey_and_West_s()
    {
        // By hand: covariances 1.25 and .3125, Bartlett's weight 1/2.
        Assert.Equal(1.25 + 2 * .5 * .3125, Skill.LongRunVariance([1, 2, 3, 4], 1), 1e-12);
    }

    [Fact]
    public void Skill_is_one_less_the_ratio_of_mean_scores_and_changes_sides_with_the_forecasters()
    {
        double[] good = [.2, .1, .3, .2, .25, .15], bad = [.4, .35, .45, .42, .38, .4];
        Assert.Equal(1 - good.Average() / bad.Average(), Skill.Of(good, bad).Score.Mean, 1e-12);
        Assert.Equal(Skill.Of(good, bad).Statistic, -Skill.Of(bad, good).Statistic, 1e-9);
        Assert.Equal("loses to", Skill.Of(bad, good).Verdict);
    }

    [Fact]
    public void The_same_scores_are_even()
    {
        var skill = Skill.Of([.1, .2, .3], [.1, .2, .3]);
        Assert.Equal((0, 1, "even with"), (skill.Statistic, skill.PValue, skill.Verdict));
    }
}
