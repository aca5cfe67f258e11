using NegotiationSim.Engine.Studies.Sensitivity;

namespace NegotiationSim.Engine.Tests.Studies.Sensitivity;

public class SobolIndicesTests
{
    private static readonly TestFunction Ishigami = TestFunctions.Ishigami();
    private static readonly TestFunction G = TestFunctions.SobolG(0, 1, 4.5, 9, 99, 99, 99, 99);

    [Fact]
    public void The_test_functions_know_the_published_indices()
    {
        Assert.Equal(13.844587940719254, Ishigami.Variance, 1e-12);
        AssertClose([.31390519114781146, .4424111447900409, 0], Ishigami.First, 1e-14);
        AssertClose([.5575888552099592, .4424111447900409, .2436836640621477], Ishigami.Total, 1e-14);
        AssertClose([.716192168879, .179048042220, .023675774178, .007161921689, 7.16192e-5], [.. G.First.Take(5)], 1e-10);
        AssertClose([.787144126659, .242198192818, .034316910154, .010460387065, 1.04949e-4], [.. G.Total.Take(5)], 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e6)]
    public void Indices_of_ishigami_are_found_wherever_its_mean_lies(double shift)
    {
        var indices = Study(Ishigami, 16384, true, 8, 1, shift);
        Assert.Equal(Ishigami.Variance, indices.Variance, .05);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Ishigami.First[i], indices.Factors[i].First.Mean, .005);
            Assert.Equal(Ishigami.First[i], indices.Factors[i].FirstJansen.Mean, .005);
            Assert.Equal(Ishigami.Total[i], indices.Factors[i].Total.Mean, .005);
            Assert.True(indices.Factors[i].Total.Interval.Width < .02);
        }
        foreach (var pair in indices.Pairs) Assert.Equal(Ishigami.Second!.GetValueOrDefault((pair.One, pair.Other)), pair.Second.Mean, .01);
    }

    [Fact]
    public void Indices_of_the_g_function_are_found()
    {
        var indices = Study(G, 8192, true, 8, 2);
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(G.First[i], indices.Factors[i].First.Mean, .005);
            Assert.Equal(G.Total[i], indices.Factors[i].Total.Mean, .005);
        }
        Assert.Equal(28, indices.Pairs.Count);
        foreach (var pair in indices.Pairs) Assert.Equal(G.Second![(pair.One, pair.Other)], pair.Second.Mean, .01);
    }

    [Fact]
    public void A_constant_has_no_indices_and_a_factor_without_effect_has_none()
    {
        var constant = Study(new TestFunction("c", _ => 3, 0, [], [], null), 64, false, 4, 1, factors: 2);
        Assert.All(constant.Factors, f => Assert.True(double.IsNaN(f.First.Mean) && double.IsNaN(f.Total.Mean)));
        var one = Study(new TestFunction("x", x => x[0], 0, [], [], null), 4096, false, 4, 1, factors: 2);
        Assert.Equal(0, one.Factors[1].Total.Mean);
        Assert.Equal(1, one.Factors[0].Total.Mean, .01);
    }

    [Fact]
    public void Outputs_that_do_not_fit_are_refused()
    {
        var design = new SaltelliDesign(2, 16, false, 2, 1);
        Assert.Throws<ArgumentException>(() => SobolIndices.Of(design, new double[3]));
        var outputs = new double[design.Count];
        outputs[5] = double.NaN;
        Assert.Throws<ArgumentException>(() => SobolIndices.Of(design, outputs));
    }

    private static SobolIndices Study(
        TestFunction function, int rows, bool hasSecondOrder, int scramblings, ulong seed, double shift = 0, int? factors = null)
    {
        var design = new SaltelliDesign(factors ?? function.First.Count, rows, hasSecondOrder, scramblings, seed);
        var outputs = new double[design.Count];
        var (point, scratch) = (new double[design.Factors], new double[2 * design.Factors]);
        for (var i = 0L; i < outputs.Length; i++)
        {
            design.Fill(i, point, scratch);
            outputs[i] = function.Value(point) + shift;
        }
        return SobolIndices.Of(design, outputs);
    }

    private static void AssertClose(double[] expected, IReadOnlyList<double> actual, double tolerance)
    {
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], tolerance);
    }
}
