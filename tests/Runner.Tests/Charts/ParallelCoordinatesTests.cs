using NegotiationSim.Runner.Drawing;
using NegotiationSim.Runner.Drawing.Files;

namespace NegotiationSim.Runner.Tests.Charts;

public sealed class ParallelCoordinatesTests
{
    static readonly ParallelAxis[] Axes = [new("depth", 0, 10), new("talks", -1, 1), new("payoff", 5, 3)];

    [Fact]
    public void A_point_is_a_line_through_its_place_on_each_axis()
    {
        var strand = Assert.Single(Strands(new ParallelLine([2.5, 0, 3.5], Theme.Blue)));
        Assert.Equal([.25, .5, .75], strand.Xs);
        Assert.Equal([0, 1, 2], strand.Ys);
    }

    [Fact]
    public void A_line_breaks_off_where_there_is_no_value() =>
        Assert.Equal([2, 2], Strands([.. Four(double.NaN)], [.. Axes, new("war", 0, 1), new("end", 0, 1)]).Select(t => t.Xs.Count));

    [Fact]
    public void Axes_are_named_with_their_least_value_and_end_in_their_greatest()
    {
        var panel = ParallelCoordinates.Of(Axes, []);
        Assert.Equal(["depth  0", "talks  −1", "payoff  5"], panel.Y.Rows);
        Assert.Equal(["10", "1", "3"], panel.RightOfRows);
    }

    [Fact]
    public void Thinning_keeps_the_first_and_spaces_the_others_evenly()
    {
        Assert.Equal([0, 2, 5, 7], ParallelCoordinates.Thin([.. Enumerable.Range(0, 10)], 4));
        Assert.Equal([0, 1, 2], ParallelCoordinates.Thin([0, 1, 2], 4));
    }

    [Fact]
    public void It_is_drawn_at_any_width()
    {
        var figure = new Figure("parallel", "Parallel", "", [ParallelCoordinates.Of(Axes, [new ParallelLine([2.5, 0, 3.5], Theme.Blue)])]);
        Assert.All(Preset.All, p => Assert.NotEmpty(figure.Draw(FigureFormat.Png, p with { Dpi = 72 }, p.Columns[0])));
    }

    static ParallelLine[] Four(double missing) => [new([1, 0, missing, .5, .5], Theme.Blue)];

    static IReadOnlyList<Strand> Strands(ParallelLine line) => Strands([line], Axes);

    static IReadOnlyList<Strand> Strands(ParallelLine[] lines, ParallelAxis[] axes) =>
        ParallelCoordinates.Of(axes, lines).Marks.OfType<Strands>().Single().All;
}
