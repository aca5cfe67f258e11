using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Drawing.Files;
using NegotiationSim.Runner.Studies.Compare;
using NegotiationSim.Runner.Studies.Run;

namespace NegotiationSim.Runner.Tests.Charts;

/// <summary>Results that leave a chart little to show are drawn all the same.</summary>
public sealed class DegenerateRunsTests
{
    static readonly RunResult Run = SyntheticRun.Of(rounds: 12);

    [Fact]
    public void One_replication_without_intervals() => AssertDrawn(SyntheticRun.Of(rounds: 12, n: 1));

    [Fact]
    public void One_round() => AssertDrawn(SyntheticRun.Of(rounds: 1));

    [Fact]
    public void Many_rounds() => AssertDrawn(SyntheticRun.Of(rounds: 3000));

    [Fact]
    public void No_event_at_all()
    {
        double[] one = [.. Enumerable.Repeat(1.0, 13)];
        AssertDrawn(
            Run with { FirstAgreement =
                new SurvivalCurve("first agreement", one, one, one, [.. one.Select(_ => 1000L)], [.. one.Select(_ => 0L)]) });
    }

    [Fact]
    public void Only_unknown_values() => AssertDrawn(Run with { Series = [.. Run.Series.Select(s => All(s, double.NaN))] });

    [Fact]
    public void Only_zeros() => AssertDrawn(Run with { Series = [.. Run.Series.Select(s => All(s, 0))] });

    [Fact]
    public void A_variable_without_bounds_that_never_changes()
    {
        var series = All(Run.Series[0], 3) with { Variable = Run.Series[0].Variable with { Low = -10, High = 10, Unit = "points" } };
        AssertDrawn(Run with { Series = [series] });
    }

    [Fact]
    public void Statuses_that_are_all_zero() =>
        AssertDrawn(Run with { Statuses = [.. Run.Statuses.Select(s => s with { Shares = [.. s.Shares.Select(_ => 0.0)] })] });

    [Fact]
    public void Metrics_without_values() => AssertDrawn(Run with
    {
        Metrics =
            [.. Run.Metrics.Select(
                m => m with { Estimate = new Estimate(double.NaN, double.NaN, new Interval(double.NaN, double.NaN), 0) })],
    });

    [Fact]
    public void Names_longer_than_the_page()
    {
        var name = string.Join("-", Enumerable.Repeat("a-very-long-name", 8));
        AssertDrawn(Run with { Scenario = name, Policy = name });
    }

    static Series All(Series series, double value)
    {
        double[] values = [.. series.Mean.Select(_ => value)];
        return series with { Mean = values, Low = values, High = values, Quantiles = [values, values, values, values, values],
            Paths = [values] };
    }

    static void AssertDrawn(RunResult run)
    {
        var figures = RunCharts.Of(run).Concat(ComparisonCharts.Of([run, run], SyntheticRun.Differences(run, run))).ToArray();
        Assert.NotEmpty(figures);
        foreach (var figure in figures)
            Assert.True(figure.Draw(FigureFormat.Png, Preset.Paper with { Dpi = 72 }, 89).Length > 500, figure.Name);
    }
}
