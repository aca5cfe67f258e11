using CsCheck;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Drawing.Files;
using NegotiationSim.Runner.Studies.Sweeps;
using SkiaSharp;

namespace NegotiationSim.Runner.Tests.Charts;

/// <summary>Pictures of sweeps show what the sweep says, at its place.</summary>
public sealed class SweepChartsTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void The_cell_of_a_planted_corner_is_drawn_in_that_corner(double x, double y)
    {
        var figure = SweepCharts.Of(PlantedSweep.Grid(6, 5, .1, (a, b) => a == x && b == y ? 1 : 0)).Single();
        using var png = SKBitmap.Decode(figure.Draw(FigureFormat.Png, Preset.Paper with { Dpi = 72 }, 183));
        var yellow = from row in Enumerable.Range(40, png.Height - 40) // beneath the colour bar
                     from column in Enumerable.Range(0, png.Width)
                     let pixel = png.GetPixel(column, row)
                     where pixel.Red > 200 && pixel.Green > 200 && pixel.Blue < 100
                     select (column, row);
        var places = yellow.ToArray();
        Assert.True(places.Length > 500, $"{places.Length} pixels");
        Assert.Equal(x == 1, places.Average(p => p.column) > png.Width / 2.0);
        Assert.Equal(y == 0, places.Average(p => p.row) > png.Height / 2.0);
    }

    [Fact]
    public void Payoffs_x_and_y_tie_on_the_diagonal()
    {
        var table = PlantedSweep.Grid(11, 11, .01, (x, _) => x, (_, y) => y);
        var line = Ties(table);
        Assert.All(line, s => Assert.True(Math.Abs(s.X1 - s.Y1) < 1e-9 && Math.Abs(s.X2 - s.Y2) < 1e-9));
        Assert.Equal(Math.Sqrt(2), Length(line), 9);
    }

    [Fact]
    public void Where_a_third_policy_is_best_two_others_tie_unseen()
    {
        // The third pays .55 everywhere: it borders on the first at x = .55, on the second at y = .55, and the diagonal remains above.
        var line = Ties(PlantedSweep.Grid(11, 11, .01, (x, _) => x, (_, y) => y, (_, _) => .55));
        Assert.Equal(.45 * Math.Sqrt(2) + 2 * .55, Length(line), 9);
        Assert.All(line, s => Assert.True(Math.Max((s.X1 + s.X2) / 2, (s.Y1 + s.Y2) / 2) > .55 - 1e-9));
    }

    [Fact]
    public void Contours_of_linear_functions_lie_on_the_line() =>
        Gen.Select(Gen.Double[-3, 3], Gen.Double[-3, 3], Gen.Double[-1, 1], Gen.Int[2, 9], Gen.Int[2, 9]).Sample((a, b, c, columns, rows) =>
    {
        var table = PlantedSweep.Grid(columns, rows, 0, (x, y) => a * x + b * y + c);
        var grid = Slice.Of(table)[0].Grid!;
        foreach (var s in Contours.Of(grid, i => table.Values[0][i].Mean, 0))
        {
            Assert.Equal(0, a * s.X1 + b * s.Y1 + c, 1e-9);
            Assert.Equal(0, a * s.X2 + b * s.Y2 + c, 1e-9);
        }
    }, iter: 200);

    [Fact]
    public void Cells_are_hatched_where_the_interval_of_the_difference_holds_0()
    {
        var table = PlantedSweep.Grid(5, 5, .1, (x, _) => x, (_, y) => y); // half the interval is .196: undecided on the diagonal alone
        Assert.Equal(Enumerable.Range(0, 25).Where(i => i / 5 == i % 5), Enumerable.Range(0, 25).Where(i => !table.IsDecided(i)));
        var panel = SweepCharts.Of(table).Single(f => f.Name.EndsWith("-best", StringComparison.Ordinal)).Panels.Single();
        var hatched = panel.Marks.OfType<Hatching>().Single().All;
        Assert.Equal(5, hatched.Count);
        Assert.All(hatched, t => Assert.Equal((t.Left + t.Right) / 2, (t.Bottom + t.Top) / 2, 9));
    }

    [Fact]
    public void Without_a_known_error_no_policy_is_called_the_best()
    {
        SweepTable Table(double differenceError) => PlantedSweep.Of("senderPayoff", [[0], [1]], .1, differenceError, _ => 1, _ => 0);
        Assert.Equal((true, true), (Table(.1).IsDecided(0), Table(.1).IsDecided(1)));
        Assert.Equal((false, false), (Table(double.NaN).IsDecided(0), Table(double.NaN).IsDecided(1)));
    }

    [Theory]
    [InlineData("senderPayoff", 0)]
    [InlineData("openness", 0)]
    [InlineData("war", 1)]
    [InlineData("collapse", 1)]
    [InlineData("hardship", 1)]
    [InlineData("failedRatification", 1)]
    public void Of_harm_the_lowest_is_the_best_and_of_gain_the_highest(string metric, int best)
    {
        var table = PlantedSweep.Of(metric, [[0], [1]], .01, .01, _ => .2, _ => .1);
        Assert.Equal((best, best == 0 ? "highest" : "lowest"), (table.Best(0), table.BestWord));
    }

    [Fact]
    public void A_point_without_a_value_is_neither_won_nor_undecided_and_is_counted()
    {
        var table = PlantedSweep.Grid(4, 4, .01, (x, y) => x == 0 ? double.NaN : x, (_, _) => .9); // 4 of 16 points are empty
        Assert.Equal(Enumerable.Range(0, 4), Enumerable.Range(0, 16).Where(i => table.Best(i) < 0));
        var figure = SweepCharts.Of(table).Single(f => f.Name.EndsWith("-best", StringComparison.Ordinal));
        Assert.Contains("(0 of 12 points)", figure.Caption);
        Assert.Contains("At 4 of 16 points it has, under some policy, no value: they are left out", figure.Caption);
        Assert.Empty(figure.Panels.Single().Marks.OfType<Hatching>().Single().All);
        Assert.DoesNotContain("no value", PlantedSweep.Grid(4, 4, .01, (x, _) => x).Source);
    }

    [Fact]
    public void Scattered_points_stay_points_and_nothing_is_filled_in_between()
    {
        var figures = SweepCharts.Of(PlantedSweep.Of(PlantedSweep.Scattered(40, 2), .1, p => p[0], p => p[1]));
        Assert.Equal(["-means", "-difference", "-best"], figures.Select(f => f.Name["sweep-senderPayoff".Length..]));
        Assert.All(figures.SelectMany(f => f.Panels), p => Assert.Equal(40, Assert.IsType<Dots>(Assert.Single(p.Marks)).All.Count));
    }

    [Fact]
    public void A_third_number_is_cut_into_its_levels_or_into_quarters()
    {
        var levels =
            PlantedSweep.Of(
                [.. from x in Enumerable.Range(0, 5) from y in Enumerable.Range(0, 5) from z in Enumerable.Range(0, 3)
                    select new double[] { x, y, z }], .1, p => p[0]);
        Assert.Equal(["number2 = 0", "number2 = 1", "number2 = 2"],
            SweepCharts.Of(levels).Single().Panels.Select(p => p.Title));
        Assert.All(SweepCharts.Of(levels).Single().Panels, p => Assert.Equal(25, p.Marks.OfType<Tiles>().Single().All.Count));
        var scattered = PlantedSweep.Of(PlantedSweep.Scattered(40, 3), .1, p => p[0]);
        Assert.All(SweepCharts.Of(scattered).Single().Panels, p => Assert.Equal(10, p.Marks.OfType<Dots>().Single().All.Count));
        Assert.Equal(4, SweepCharts.Of(scattered).Single().Panels.Count);
    }

    [Fact]
    public void One_number_gives_a_line_a_policy_and_the_difference_with_their_intervals()
    {
        var table = PlantedSweep.Of([[.5], [0], [1]], .1, p => p[0], p => 2 * p[0] + 1);
        var panels = SweepCharts.Of(table).Single().Panels;
        var line = panels[0].Marks.OfType<Line>().Last();
        Assert.Equal([0, .5, 1], line.Xs);
        Assert.Equal([1, 2, 3], line.Ys);
        Assert.Equal([1, 1.5, 2], panels[1].Marks.OfType<Line>().Single().Ys);
        var half = 1.962 * .1; // Student's t with 1,000 degrees of freedom
        Assert.All(panels[1].Marks.OfType<Band>().Single().High.Zip([1, 1.5, 2]), p => Assert.Equal(p.Second + half, p.First, 3));
        Assert.Contains(new Level(0), panels[1].Marks);
    }

    [Fact]
    public void Beyond_a_dozen_numbers_those_that_matter_most_have_an_axis()
    {
        double[][] points = [.. Enumerable.Range(0, 61).Select(i => Enumerable.Range(1, 14).Select(d => i * d % 61 / 60.0).ToArray())];
        var figure = SweepCharts.Of(PlantedSweep.Of(points, .1, p => p[13]))[0];
        Assert.Equal(12 + 1, figure.Panels[0].Y.Rows.Count);
        Assert.StartsWith("number13", figure.Panels[0].Y.Rows[0]);
        Assert.Contains("12 numbers of 14", figure.Caption);
    }

    [Fact]
    public void Main_effects_are_means_over_the_points_of_a_bin()
    {
        var table =
            PlantedSweep.Of(
                [.. from a in Enumerable.Range(0, 4) from b in Enumerable.Range(0, 25) select new[] { a, b / 24.0, a % 2, b % 5 }], .1,
                p => 10 * p[0] + p[1]);
        var byLevel = MainEffects.Means(table.Factors[0], [.. table.Values[0].Select(v => v.Mean)]);
        Assert.Equal([0, 1, 2, 3], byLevel.Select(b => b.At));
        Assert.All(byLevel.Index(), b => Assert.Equal(10 * b.Index + .5, b.Item.Mean.Mean, 9));
        var byBin = MainEffects.Means(table.Factors[1], [.. table.Values[0].Select(v => v.Mean)]);
        Assert.Equal(10, byBin.Count);
        Assert.All(byBin, b => Assert.Equal(10, b.Mean.N));
        Assert.Equal(table.Factors[0].Label, SweepCharts.Of(table)[1].Panels[0].X.Label); // the widest range first
    }

    [Fact]
    public void Every_caption_says_source_and_what_intervals_are_and_every_figure_fits_both_widths()
    {
        SweepTable[] tables =
        [
            PlantedSweep.Of([[0], [.5], [1]], .1, p => p[0], p => 1), PlantedSweep.Grid(4, 4, .1, (x, y) => x * y),
            PlantedSweep.Grid(4, 4, .1, (x, _) => x, (_, y) => y, (_, _) => .5),
            PlantedSweep.Of(PlantedSweep.Scattered(40, 3), .1, p => p[0], p => p[1]),
            PlantedSweep.Of(PlantedSweep.Scattered(60, 6), .1, p => p[0]),
            PlantedSweep.Of(PlantedSweep.Scattered(60, 6), .1, p => p[0], p => p[1]),
            PlantedSweep.Of(PlantedSweep.Scattered(60, 6), .1, p => p[0], p => p[1], p => p[2]),
        ];
        Assert.All(tables.SelectMany(SweepCharts.Of), figure =>
        {
            Assert.Contains("n = 1,001", figure.Caption);
            Assert.Contains("95%", figure.Caption);
            foreach (var width in Preset.Paper.Columns)
            {
                var height = FileBytes.PngSize(figure.Draw(FigureFormat.Png, Preset.Paper with { Dpi = 72 }, width)).Height;
                Assert.True(height <= Preset.Paper.MaxHeight / 25.4 * 72 + 1, $"{figure.Name}: {height}");
            }
        });
    }

    [Fact]
    public void Sweeps_without_values_or_without_two_values_of_a_number_have_no_figures()
    {
        Assert.Empty(SweepCharts.Of(PlantedSweep.Grid(3, 3, .1, (_, _) => double.NaN)));
        Assert.Empty(
            SweepCharts.Of(
                new SweepTable(PlantedSweep.Grid(2, 2, .1, (_, _) => 1).Metric, [], ["one"], [[Intervals.Mean(1, .1, 5)]],
                    new Dictionary<(int, int), double[]>(), "")));
        Assert.NotEmpty(SweepCharts.Of(PlantedSweep.Grid(3, 3, 0, (_, _) => 1, (_, _) => 1))
            .Select(f => f.Draw(FigureFormat.Png, Preset.Paper with { Dpi = 72 }, 89)));
    }

    [Fact]
    public void Lines_have_their_numbers_and_none_is_drawn_where_nothing_is_known_to_lie_on_both_sides()
    {
        IReadOnlyList<Mark> Marks(double error) =>
            SweepCharts.Of(PlantedSweep.Grid(9, 9, error, (x, y) => x - .3 + .001 * y)).Single().Panels[0].Marks;
        Assert.Contains("0.0", Marks(.01).OfType<Note>().Select(n => n.Text));
        Assert.NotEmpty(Marks(.01).OfType<Segments>());
        Assert.Empty(Marks(5).OfType<Segments>());
        Assert.Empty(Marks(5).OfType<Note>());
    }

    [Fact]
    public void Differences_are_white_at_0_and_darker_below_than_above()
    {
        var scale = ColourScale.OfDifferences("", [-1, 3]);
        Assert.Equal((-3, 3, Theme.White), (scale.Low, scale.High, scale.At(0)));
        Assert.All([1, 2, 3], d => Assert.True(ChartValuesTests.Grey(scale.At(-d)) + .04 < ChartValuesTests.Grey(scale.At(d))));
    }

    static IReadOnlyList<Segment> Ties(SweepTable table) =>
        Contours.Ties(Slice.Of(table)[0].Grid!, [.. table.Values.Select(v => (Func<int, double>)(i => v[i].Mean))]);

    static double Length(IReadOnlyList<Segment> line) =>
        line.Sum(s => Math.Sqrt((s.X2 - s.X1) * (s.X2 - s.X1) + (s.Y2 - s.Y1) * (s.Y2 - s.Y1)));
}
