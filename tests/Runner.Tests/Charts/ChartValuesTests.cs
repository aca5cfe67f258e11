using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Studies.Compare;
using NegotiationSim.Runner.Studies.Run;

namespace NegotiationSim.Runner.Tests.Charts;

/// <summary>What is drawn is what the result says.</summary>
public sealed class ChartValuesTests
{
    static readonly RunResult Run = SyntheticRun.Of(rounds: 12);
    static readonly RunResult Other = SyntheticRun.Of(rounds: 12, scenario: "maximum-pressure", shift: .25);

    [Fact]
    public void A_run_has_six_figures_and_a_comparison_three()
    {
        Assert.Equal(["dashboard", "trajectories", "trust", "outcomes", "first-agreement", "tests"], RunCharts.Of(Run).Select(f => f.Name));
        Assert.Equal(["comparison", "differences", "overlay"],
            ComparisonCharts.Of([Run, Other], SyntheticRun.Differences(Run, Other)).Select(f => f.Name));
    }

    [Fact]
    public void A_run_without_trajectories_has_the_time_to_agreement_alone() =>
        Assert.Equal(["first-agreement"], RunCharts.Of(Run with { Series = [], Statuses = [] }).Select(f => f.Name));

    [Fact]
    public void Trajectories_draw_quantiles_paths_median_and_mean_of_each_variable()
    {
        var capability = Run.Series.Single(s => s.Variable.Name == "capability");
        var marks = Figure("trajectories").Panels[0].Marks;
        var bands = marks.OfType<Band>().ToArray();
        var lines = marks.OfType<Line>().ToArray();
        Assert.Equal(capability.Quantiles[0], bands[0].Low);
        Assert.Equal(capability.Quantiles[4], bands[0].High);
        Assert.Equal(capability.Quantiles[1], bands[1].Low);
        Assert.Equal(capability.Quantiles[3], bands[1].High);
        Assert.Equal(capability.Low, bands[2].Low);
        Assert.Equal(capability.High, bands[2].High);
        Assert.Equal(capability.Paths.Take(3), lines[..3].Select(l => l.Ys));
        Assert.Equal(capability.Quantiles[2], lines[3].Ys);
        Assert.Equal(capability.Mean, lines[4].Ys);
    }

    [Fact]
    public void Tests_are_drawn_as_annual_rates_without_the_initial_state()
    {
        var missiles = Run.Series.Single(s => s.Variable.Name == "missileTests");
        var line = Figure("tests").Panels[0].Marks.OfType<Line>().Single();
        Assert.Equal(Enumerable.Range(1, 12).Select(r => (double)r), line.Xs);
        Assert.Equal(missiles.Mean.Skip(1).Select(m => 4 * m), line.Ys);
        var band = Figure("tests").Panels[0].Marks.OfType<Band>().Single();
        Assert.Equal(missiles.Low.Skip(1).Select(m => 4 * m), band.Low);
    }

    [Fact]
    public void Areas_of_statuses_stack_up_to_1()
    {
        var bands = Figure("outcomes").Panels[0].Marks.OfType<Band>().ToArray();
        Assert.Equal(Run.Statuses.Count, bands.Length);
        for (var i = 0; i < bands.Length; i++)
            Assert.All(Run.Statuses[i].Shares.Zip(bands[i].Low, bands[i].High), s => Assert.Equal(s.First, s.Third - s.Second, 12));
        Assert.All(bands[^1].High, top => Assert.Equal(1, top, 12));
    }

    [Fact]
    public void A_status_that_never_occurs_is_left_out_and_the_others_keep_their_colours()
    {
        var without = Run with { Statuses = [Run.Statuses[0] with { Shares = new double[13] }, .. Run.Statuses.Skip(1)] };
        var fills = RunCharts.Of(without).Single(f => f.Name == "outcomes").Panels[0].Marks.OfType<Band>().Select(b => b.Fill);
        Assert.Equal(Figure("outcomes").Panels[0].Marks.OfType<Band>().Skip(1).Select(b => b.Fill), fills);
    }

    [Fact]
    public void The_time_to_agreement_is_a_step_curve_with_the_numbers_at_risk()
    {
        var panel = Figure("first-agreement").Panels[0];
        var line = panel.Marks.OfType<Line>().Single();
        Assert.Equal([0, 1, 1, 2, 2], line.Xs[..5]);
        var survival = Run.FirstAgreement.Survival;
        Assert.Equal([survival[0], survival[0], survival[1], survival[1], survival[2]], line.Ys[..5]);
        Assert.Equal(Run.FirstAgreement.AtRisk, panel.AtRisk);
    }

    [Fact]
    public void Beside_it_stands_the_share_that_has_had_one_where_the_results_hold_it()
    {
        var incidence = Run.FirstAgreement.Incidence;
        var line = Figure("first-agreement").Panels[1].Marks.OfType<Line>().Single();
        Assert.Equal([incidence[0], incidence[0], incidence[1], incidence[1], incidence[2]], line.Ys[..5]);
        var older = Run with { FirstAgreement = Run.FirstAgreement with { Incidence = [] } };
        Assert.Single(RunCharts.Of(older).Single(f => f.Name == "first-agreement").Panels);
    }

    [Fact]
    public void Comparisons_draw_each_run_s_mean_and_interval_in_its_row()
    {
        var panel = ComparisonCharts.Of([Run, Other], []).Single(f => f.Name == "comparison").Panels[0];
        var whiskers = panel.Marks.OfType<Whisker>().ToArray();
        Assert.Equal(["phased", "maximum-pressure"], panel.Y.Rows);
        var estimate = Other["capability"].Estimate;
        Assert.Equal((1, estimate.Mean, estimate.Interval.Low, estimate.Interval.High),
            (whiskers[1].Row, whiskers[1].Value, whiskers[1].Low, whiskers[1].High));
    }

    [Fact]
    public void Differences_have_a_line_at_zero_and_a_hollow_dot_where_nothing_is_shown()
    {
        var differences = SyntheticRun.Differences(Run, Other);
        var panels = ComparisonCharts.Of([Run, Other], differences).Single(f => f.Name == "differences").Panels;
        Assert.All(panels, p => Assert.Contains(new Rule(0), p.Marks));
        var war = differences.Single(d => d.Metric.Name == "war") with { AdjustedP = .2 };
        var hollow = ComparisonCharts.Of([Run, Other], [war]).Single(f => f.Name == "differences").Panels[0].Marks.OfType<Whisker>()
            .Single();
        Assert.True(hollow.Hollow);
        Assert.Equal(war.Difference.Mean, hollow.Value);
    }

    [Fact]
    public void Overlaid_runs_differ_in_colour_and_dash_and_marker_and_are_named_at_their_lines()
    {
        var runs = Enumerable.Range(0, 8).Select(i => SyntheticRun.Of(rounds: 12, scenario: $"s{i}", shift: .05 * i)).ToArray();
        var lines = ComparisonCharts.Of(runs, []).Single(f => f.Name == "overlay").Panels[0].Marks.OfType<Line>().ToArray();
        Assert.Equal(8, lines.Select(l => l.Stroke.Color).Distinct().Count());
        Assert.Equal(8, lines.Select(l => l.Stroke.Marker).Distinct().Count());
        Assert.Equal(8, lines.Select(l => l.Label).Distinct().Count());
        Assert.Equal(runs[3].Series[0].Mean, lines[3].Ys);
    }

    [Fact]
    public void In_one_column_their_names_stand_once_in_the_key()
    {
        var figure = ComparisonCharts.Of([Run, Other], []).Single(f => f.Name == "overlay").WithNamesInKey();
        Assert.Equal(["phased", "maximum-pressure"], figure.Key.Select(k => k.Label));
        Assert.All(figure.Panels.SelectMany(p => p.Marks.OfType<Line>()), l => Assert.Null(l.Label));
        var dashboard = Figure("dashboard"); // whose names differ from panel to panel
        Assert.Same(dashboard, dashboard.WithNamesInKey());
    }

    [Fact]
    public void Eras_are_shaded_and_named_and_years_stand_on_the_axis()
    {
        var dated = Run with { Start = new(2009, 1), Eras = [new("first", 1, 5, "a", 1), new("second", 6, 12, "b", 1)] };
        var figure = RunCharts.Of(dated).Single(f => f.Name == "trust");
        Assert.Equal((0, 5), figure.Panels[0].Marks[0] is Band era ? (era.Xs[0], era.Xs[1]) : default);
        Assert.Contains("first from 2009Q1; second from 2010Q2", figure.Caption);
        Assert.Equal(dated.Start, figure.Panels[0].X.Start);
    }

    [Fact]
    public void Opposite_statuses_never_have_the_same_grey()
    {
        var fills = Figure("outcomes").Panels[0].Marks.OfType<Band>().Select(b => Grey(b.Fill)).ToArray();
        Assert.All(fills.Index(), a => Assert.All(fills[(a.Index + 1)..], b => Assert.True(Math.Abs(a.Item - b) > .04)));
    }

    [Fact]
    public void Shares_have_axes_from_0_to_1()
    {
        var axes = Figure("trajectories").Panels.Concat(Figure("trust").Panels).Concat(Figure("outcomes").Panels)
            .Concat(Figure("first-agreement").Panels);
        Assert.All(axes, p => Assert.Equal((0, 1), (p.Y.Low, p.Y.High)));
    }

    [Fact]
    public void Every_caption_says_n_seed_scenario_policy_and_what_intervals_are() =>
        Assert.All(RunCharts.Of(Run), figure =>
        {
            Assert.Contains("n = 1,000 replications", figure.Caption);
            Assert.Contains("seed 42", figure.Caption);
            Assert.Contains("Scenario phased, policy phased reciprocity", figure.Caption);
            if (figure.Name != "outcomes") Assert.Contains("95%", figure.Caption);
        });

    /// <summary>How light grey print makes a colour (Rec. 709).</summary>
    internal static double Grey(ScottPlot.Color c) => (.2126 * c.R + .7152 * c.G + .0722 * c.B) / 255;

    static Figure Figure(string name) => RunCharts.Of(Run).Single(f => f.Name == name);
}
