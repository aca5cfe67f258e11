using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Sensitivity;

namespace NegotiationSim.Engine.Tests.Studies.Sensitivity;

public class PawnTests
{
    [Fact]
    public void Ishigami_has_its_three_factors_above_the_threshold_and_a_fourth_below()
    {
        var pawn = Study(TestFunctions.Ishigami().Value, 4, 256, 1);
        Assert.All(pawn.Factors.Take(3), f => Assert.True(f.Mean > 1.2 * pawn.Threshold, $"{f.Mean} of {pawn.Threshold}"));
        Assert.True(pawn.Factors[3].Mean <= pawn.Threshold);
        Assert.True(pawn.Factors[1].Mean > pawn.Factors[0].Mean && pawn.Factors[0].Mean > pawn.Factors[2].Mean);
        Assert.All(pawn.Factors, f => Assert.InRange(f.Mean, 0, 1));
    }

    /// <summary>For y = x the output in slice s of ten is uniform on that tenth: the distance is max(s, 9 − s) / 10, its median over slices
    /// .7.</summary>
    [Fact]
    public void The_identity_has_its_exact_index()
    {
        var pawn = Study(x => x[0], 2, 1024, 1);
        Assert.Equal(.7, pawn.Factors[0].Mean, .005);
        Assert.True(pawn.Factors[1].Mean < .1);
    }

    [Fact]
    public void A_factor_without_influence_is_above_the_threshold_in_about_a_twentieth_of_studies()
    {
        var above = Enumerable.Range(0, 200).Count(s =>
        {
            var random = Streams.Of((ulong)s).Split(77);
            double[][] points = [.. Enumerable.Range(0, 256).Select(i => (double[])[random.UniformAt(2 * i)])];
            double[] y = [.. Enumerable.Range(0, 256).Select(i => random.UniformAt(2 * i + 1))];
            var pawn = PawnIndices.Of(points, y, 8, 10, (ulong)s);
            return pawn.Factors[0].Mean > pawn.Threshold;
        });
        Assert.InRange(above, 2, 22);
    }

    [Fact]
    public void A_constant_has_no_index() => Assert.All(Study(_ => 1, 2, 32, 1).Factors, f => Assert.True(double.IsNaN(f.Mean)));

    [Fact]
    public void An_output_of_two_values_is_no_trouble()
    {
        var pawn = Study(x => x[0] > .3 ? 1 : 0, 2, 256, 1);
        Assert.Equal(.3, pawn.Factors[0].Mean, .02); // .7 in three slices, .3 in seven
        Assert.True(pawn.Factors[1].Mean < pawn.Factors[0].Mean);
    }

    private static PawnIndices Study(TestFunctions.Function value, int factors, int rows, ulong seed)
    {
        var points = new List<double[]>();
        for (var group = 0; group < 8; group++)
        {
            var sequence = new SobolSequence(factors, seed * 100 + (ulong)group);
            for (var i = 0; i < rows; i++)
            {
                var point = new double[factors];
                sequence.Fill(i, point);
                points.Add(point);
            }
        }
        return PawnIndices.Of(points, points.Select(p => value(p)).ToArray());
    }
}
