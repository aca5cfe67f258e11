using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Sensitivity;

namespace NegotiationSim.Engine.Tests.Studies.Sensitivity;

/// <summary>How often 95% intervals of Sobol' indices cover the truth: 200 studies of the Ishigami function, each with a seed of its
/// own.</summary>
public class CoverageTests(ITestOutputHelper output)
{
    private const int Studies = 200;

    private static readonly TestFunction Ishigami = TestFunctions.Ishigami();

    [Theory]
    [InlineData(256, false)]
    [InlineData(1024, false)]
    [InlineData(256, true)]
    public void Intervals_from_independent_scramblings_cover_as_often_as_they_say(int rows, bool hasSecondOrder)
    {
        var hits = new int[hasSecondOrder ? 12 : 9];
        for (var s = 0; s < Studies; s++)
        {
            var design = new SaltelliDesign(3, rows, hasSecondOrder, 8, (ulong)(1000 + s));
            var indices = SobolIndices.Of(design, Outputs(design));
            for (var i = 0; i < 3; i++)
            {
                var factor = indices.Factors[i];
                if (factor.First.Interval.Contains(Ishigami.First[i])) hits[i]++;
                if (factor.Total.Interval.Contains(Ishigami.Total[i])) hits[3 + i]++;
                if (factor.FirstJansen.Interval.Contains(Ishigami.First[i])) hits[6 + i]++;
                if (hasSecondOrder
                    && indices.Pairs[i].Second.Interval.Contains(
                        Ishigami.Second!.GetValueOrDefault((indices.Pairs[i].One, indices.Pairs[i].Other)))) hits[9 + i]++;
            }
        }
        var coverage = hits.Select(h => h / (double)Studies).ToArray();
        output.WriteLine($"{rows} rows, coverage: {string.Join(" ", coverage)}; mean {coverage.Average():F4}");
        Assert.All(coverage, c => Assert.InRange(c, .885, 1)); // .95 less four standard errors of 200 studies
        Assert.InRange(coverage.Average(), .93, .97);
    }

    /// <summary>What is used elsewhere: resampling the rows of one scrambled design. Its rows are not independent, so its intervals are far
    /// too wide.</summary>
    [Fact]
    public void Intervals_from_the_usual_bootstrap_of_one_scrambling_do_not()
    {
        const int rows = 1024;
        var (hits, width, ours) = (new int[3], 0.0, 0.0);
        for (var s = 0; s < Studies; s++)
        {
            var design = new SaltelliDesign(3, 2 * rows, false, 2, (ulong)(5000 + s));
            var outputs = Outputs(design, rows * design.RunsOfRow); // of the first scrambling alone
            var chance = Streams.Of((ulong)s).Split(9);
            var totals = Enumerable.Range(0, 3).Select(_ => new double[60]).ToArray();
            for (var b = 0; b < 60; b++)
            {
                var (sum, squares, numerators) = (0.0, 0.0, new double[3]);
                for (var r = 0; r < rows; r++)
                {
                    var at = (int)(chance.UniformAt((long)b * rows + r) * rows) * design.RunsOfRow;
                    var (a, other) = (outputs[at], outputs[at + 1]);
                    (sum, squares) = (sum + a + other, squares + a * a + other * other);
                    for (var i = 0; i < 3; i++) numerators[i] += (a - outputs[at + 2 + i]) * (a - outputs[at + 2 + i]) / 2 / rows;
                }
                var variance = squares / (2 * rows) - sum / (2 * rows) * (sum / (2 * rows));
                for (var i = 0; i < 3; i++) totals[i][b] = numerators[i] / variance;
            }
            var same = new SaltelliDesign(3, rows, false, 8, (ulong)(5000 + s));
            var indices = SobolIndices.Of(same, Outputs(same));
            for (var i = 0; i < 3; i++)
            {
                var mean = totals[i].Average();
                var half = 1.96 * Math.Sqrt(totals[i].Sum(t => (t - mean) * (t - mean)) / 59);
                if (Math.Abs(mean - Ishigami.Total[i]) <= half) hits[i]++;
                (width, ours) = (width + 2 * half, ours + indices.Factors[i].Total.Interval.Width);
            }
        }
        var coverage = hits.Select(h => h / (double)Studies).ToArray();
        output.WriteLine(
            $"bootstrap coverage: {string.Join(" ", coverage)}; width {width / 3 / Studies:F4} against {ours / 3 / Studies:F4}");
        Assert.True(coverage.Average() > .985, $"{coverage.Average()}");
        Assert.True(width > 1.5 * ours, $"{width / ours}");
    }

    private static double[] Outputs(SaltelliDesign design, long? points = null)
    {
        var outputs = new double[points ?? design.Count];
        var (point, both) = (new double[3], new double[6]);
        for (var i = 0; i < outputs.Length; i++)
        {
            if (i % design.RunsOfRow == 0) design.FillRow(i / design.RunsOfRow, both);
            design.Pick(i % design.RunsOfRow, both, point);
            outputs[i] = Ishigami.Value(point);
        }
        return outputs;
    }
}
