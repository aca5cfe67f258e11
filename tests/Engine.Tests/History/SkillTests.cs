using CsCheck;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Tests.History;

public class SkillTests
{
    [Fact]
    public void With_all_cosines_the_statistic_is_Student_s_t_of_the_differences()
    {
        var skill = Skill.Of([1, 1, 1, 1], [2, 3, 4, 5], freedom: 3); // differences 1, 2, 3, 4: t = 2.5/(1.29099/2)
        Assert.Equal(3.872983, skill.Statistic, 1e-6);
        Assert.Equal(.030466, skill.PValue, 1e-5);
        Assert.Equal(2.5 - 3.182446 * .645497, skill.Difference.Interval.Low, 1e-5);
        Assert.Equal("beats", skill.Verdict);
    }

    [Fact]
    public void With_one_cosine_it_is_Cauchy_s_by_hand()
    {
        // √½·(cos 22.5°·(1 − 4) + cos 67.5°·(2 − 3)) = −2.230443, so t = 2.5/(2.230443/2) and p = 1 − 2/π·arctan t.
        var skill = Skill.Of([1, 1, 1, 1], [2, 3, 4, 5]);
        Assert.Equal(2.241707, skill.Statistic, 1e-5);
        Assert.Equal(1 - 2 / Math.PI * Math.Atan(2.241707), skill.PValue, 1e-6);
        Assert.Equal("even with", skill.Verdict);
    }

    [Fact]
    public void Cosines_take_up_all_of_the_variance_together() => Gen.Double[-9, 9].Array[3, 30].ForAll(values =>
    {
        var mean = values.Average();
        Assert.Equal(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1), CosineVariance.Of(values, values.Length - 1), 1e-9);
    });

    [Theory] // ⌊.4·n^(2/3)⌋
    [InlineData(8, 1)]
    [InlineData(96, 8)]
    [InlineData(125, 10)]
    [InlineData(207, 13)]
    public void As_many_cosines_are_taken_as_Lazarus_and_others_recommend(int n, int cosines) =>
        Assert.Equal(cosines, CosineVariance.Freedom(n));

    [Fact]
    public void Verdict_p_and_both_intervals_never_contradict_each_other() =>
        Gen.Double[0, 1].Array[3, 60].Select(Gen.Double[.5, 2]).ForAll(draw =>
    {
        var (own, factor) = draw;
        double[] other = [.. own.Select((s, t) => factor * s + .3 * own[(t + 1) % own.Length])];
        var skill = Skill.Of(own, other);
        var isEven = skill.Verdict == "even with";
        Assert.Equal(isEven, skill.PValue >= .05);
        Assert.Equal(isEven, skill.Difference.Interval.Contains(0));
        Assert.Equal(isEven, skill.Score.Interval.Contains(0));
        if (!isEven) Assert.Equal(skill.Verdict == "beats", skill.Score.Interval.Low > 0);
    });

    [Theory] // at a nominal 5%; with Newey and West's three lags and Student's t on n − 1 it was 15% at .6
    [InlineData(0, .035, .065)]
    [InlineData(.6, .03, .09)]
    public void Losses_that_hang_together_and_are_equal_in_the_mean_are_told_apart_about_one_time_in_twenty(
        double correlation, double least, double most)
    {
        const int Trials = 4000, Quarters = 96;
        var (chance, told, at) = (new SplitMix64(17), 0, 0L);
        double[] own = [.. Enumerable.Repeat(100.0, Quarters)];
        for (var i = 0; i < Trials; i++)
        {
            var other = new double[Quarters];
            var x = Draws.StandardNormal(chance.UniformAt(at++)) / Math.Sqrt(1 - correlation * correlation);
            for (var t = 0; t < Quarters; t++)
            {
                other[t] = 100 + x;
                x = correlation * x + Draws.StandardNormal(chance.UniformAt(at++));
            }
            if (Skill.Of(own, other).Verdict != "even with") told++;
        }
        Assert.InRange(told / (double)Trials, least, most);
    }

    [Fact]
    public void Skill_is_one_less_the_ratio_of_mean_scores_and_changes_sides_with_the_forecasters()
    {
        double[] good = [.2, .1, .3, .2, .25, .15], bad = [.4, .35, .45, .42, .38, .4];
        Assert.Equal(1 - good.Average() / bad.Average(), Skill.Of(good, bad).Score.Mean, 1e-12);
        Assert.Equal(Skill.Of(good, bad).Statistic, -Skill.Of(bad, good).Statistic, 1e-9);
        Assert.Equal("loses to", Skill.Of(bad, good, freedom: 5).Verdict);
    }

    [Fact]
    public void The_same_scores_are_even()
    {
        var skill = Skill.Of([.1, .2, .3], [.1, .2, .3]);
        Assert.Equal((0, 1, "even with"), (skill.Statistic, skill.PValue, skill.Verdict));
    }
}
