using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Sensitivity;
using NegotiationSim.Engine.Tests.House;
using NegotiationSim.Engine.Tests.Scenarios;

namespace NegotiationSim.Engine.Tests.Studies.Sensitivity;

public class SensitivityAnalysisTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(SourceFiles.Engine, "../../scenarios"));
    private static readonly Scenario Phased = Scenario.Load(Path.Combine(Folder, "phased.json"), "rounds=20");
    private static readonly Scenario Uncertain = Scenario.Load(Path.Combine(Folder, "deep-uncertainty", "phased.json"), "rounds=12");
    private static readonly SensitivityOptions Small = new() { Sample = 128, Replications = 10, Metrics = ["tension", "senderPayoff"] };

    [Theory]
    [InlineData(SensitivityMethod.Sobol)]
    [InlineData(SensitivityMethod.Morris)]
    [InlineData(SensitivityMethod.Pawn)]
    public void The_results_are_the_same_bits_for_any_number_of_threads(SensitivityMethod method)
    {
        var options = Small with { Method = method, Sample = 16, Replications = 3 };
        Factor[] factors = [.. Factor.Parse("mechanisms.spiral=0:2", Phased), .. Factor.Parse("policy.depth=0.1:0.9", Phased)];
        var one = Run(Phased, factors, options with { Threads = 1 });
        var four = Run(Phased, factors, options with { Threads = 4 });
        foreach (var (a, b) in one.Metrics.Zip(four.Metrics))
        {
            Assert.Equal(a.Indices, b.Indices);
            Assert.Equal((a.Mean, a.Variance, a.NoiseShare, a.Threshold), (b.Mean, b.Variance, b.NoiseShare, b.Threshold));
        }
        Assert.Equal(SensitivityAnalysis.Points(Phased, factors, options), one.Points);
    }

    [Fact]
    public void A_number_that_nothing_depends_on_has_no_share_and_the_other_has_all()
    {
        var found =
            Run(Phased, [.. Factor.Parse("outcomes.margin=0:0.3", Phased), .. Factor.Parse("mechanisms.denial=0:1.5", Phased)],
                Small with { Metrics = ["capability"] })["capability"];
        Assert.Equal(0, found["total", "outcomes.margin"].Mean);
        Assert.Equal(1, found["total", "mechanisms.denial"].Mean, .1);
    }

    [Fact]
    public void Uncertain_numbers_are_varied_unless_others_are_named()
    {
        var all = Run(Uncertain, [], Small with { Method = SensitivityMethod.Morris, Sample = 4, Replications = 2 });
        Assert.Equal(Uncertain.UncertainParameters.Select(u => u.Path), all.Factors.Select(f => f.Path));
        Assert.Equal(4 * (all.Factors.Count + 1), all.Points);
        var one = Run(Uncertain, [.. Factor.Parse("mechanisms.spiral", Uncertain)], Small with { Sample = 16, Replications = 2 });
        Assert.Equal("mechanisms.spiral", Assert.Single(one.Factors).Path);
    }

    [Fact]
    public void Numbers_drawn_jointly_and_varied_apart_are_told()
    {
        var scenario = Sample.Load("posterior.json");
        var options = Small with { Method = SensitivityMethod.Morris, Sample = 4, Replications = 2 };
        var all = Run(scenario, [], options)["tension"].Cautions.Single(c => c.Id == "jointly");
        Assert.StartsWith("5 numbers that the scenario draws jointly are varied each by itself, policy.depth among them", all.Seen,
            StringComparison.Ordinal);
        Assert.StartsWith("target.trust is drawn jointly",
            Run(scenario, Factor.Parse("target.trust=0.1:0.4", scenario), options)["tension"].Cautions.Single(c => c.Id == "jointly").Seen,
            StringComparison.Ordinal);
        Assert.DoesNotContain(Run(scenario, Factor.Parse("mechanisms.coercion", scenario), options)["tension"].Cautions,
            c => c.Id == "jointly");
    }

    /// <summary>Whole runs of the engine are the slow way to the same means.</summary>
    [Fact]
    public void A_point_is_the_scenario_with_its_values()
    {
        var found = Run(Phased, [.. Factor.Parse("policy.depth=0.2:0.8", Phased)],
            Small with { Method = SensitivityMethod.Morris, Sample = 2 });
        var design = new MorrisDesign(1, 2, 4, 1);
        var means = Enumerable.Range(0, 4)
            .Select(i => Engine.Studies.Experiment.Run(Phased.With("policy.depth", .2 + .6 * design.Point(i)[0]),
            new() { Replications = 10, Trajectories = false },
            cancellation: TestContext.Current.CancellationToken)["tension"].Estimate.Mean).ToArray();
        Assert.Equal(means.Average(), found["tension"].Mean, 1e-12);
        Assert.Equal((Math.Abs(means[1] - means[0]) + Math.Abs(means[3] - means[2])) / 2 / design.Step,
            found["tension"]["muStar", "policy.depth"].Mean, 1e-9);
    }

    [Fact]
    public void Noise_is_told_and_falls_with_more_replications()
    {
        Factor[] factors = [.. Factor.Parse("mechanisms.denial=0.9:1.1", Phased)];
        var few = Run(Phased, factors, Small)["tension"];
        var many = Run(Phased, factors, Small with { Replications = 80 })["tension"];
        Assert.True(few.NoiseShare > .1 && many.NoiseShare < few.NoiseShare / 2, $"{few.NoiseShare}, {many.NoiseShare}");
        Assert.Contains(few.Cautions, c => c.Id == "noise");
        Assert.Contains(Run(Phased, factors, Small with { Replications = 1 })["tension"].Cautions, c => c.Id == "noise-unknown");
    }

    [Theory]
    [InlineData(1, "no difference between points stands out from the replication noise", "Ask for many more: --replications.")]
    [InlineData(.5, "50% of the variance between points is replication noise", "Ask for more: --replications 190.")] // 10 · 1 · .95/.05
    public void Where_all_is_noise_nobody_knows_how_many_replications_would_do(double share, string what, string cure)
    {
        var caution = Assert.Single(SensitivityCautions.About(
            new(new Quantity("war", "war", QuantityKind.Event, "share of runs", "war"), 0, 1, share, double.NaN, [], []), Small, 0, 4));
        Assert.EndsWith(what, caution.Seen, StringComparison.Ordinal);
        Assert.Equal(cure, caution.Advice);
    }

    /// <summary>Made-up values with noise of a known size: point + replication + rest.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void The_share_of_noise_is_that_of_the_rest_whatever_replications_share(double shared)
    {
        const int points = 2000, replications = 5;
        var outputs = new PointOutputs(points, replications);
        var chance = Streams.Of(4);
        for (var p = 0; p < points; p++)
        {
            var values = new double[replications];
            for (var r = 0; r < replications; r++)
                values[r] = 1e6 + Sd(chance, p) * 2 + shared * Sd(chance.Split(1), r) + Sd(chance.Split(2), p * replications + r);
            outputs.Add(p, values);
        }
        Assert.Equal(.2 / 4.2, outputs.NoiseShare, .005); // the rest has variance 1, the points 4
    }

    [Fact]
    public void What_cannot_be_analysed_is_said_and_what_does_not_fit_is_refused()
    {
        var none = Run(Phased, [.. Factor.Parse("policy.depth=0.2:0.8", Phased)],
            Small with { Sample = 16, Replications = 1, Metrics = ["firstAgreementRound"] })["firstAgreementRound"];
        Assert.Empty(none.Indices);
        Assert.Contains(none.Cautions, c => c.Id == "no-value");
        var constant = Run(Phased, [.. Factor.Parse("outcomes.margin=0:0.3", Phased)], Small)["tension"];
        Assert.Contains(constant.Cautions, c => c.Id == "constant");
        Assert.All(constant.Indices, i => Assert.True(double.IsNaN(i.Value.Mean)));
        Refused([], "Nothing to vary");
        Refused([Factor.Over("policy.depth", new UniformDistribution(.5, 1.5))],
            "policy.depth must be from 0 to 1, but uniform(0.5, 1.5) reaches 1.5");
        Refused([Factor.Over("policy.depth", new UniformDistribution(0, 1)), Factor.Over("policy.depth", new UniformDistribution(0, 1))],
            "varied twice");
        Refused([Factor.Over("policy.depht", new UniformDistribution(0, 1))], "Did you mean 'policy.depth'?");
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => SensitivityAnalysis.Run(Uncertain, [], Small, cancellation: stopped.Token));

        static void Refused(Factor[] factors, string said) =>
            Assert.Contains(said, Assert.Throws<ScenarioException>(() => SensitivityAnalysis.Points(Phased, factors, Small)).Message,
                StringComparison.Ordinal);
    }

    private static SensitivityResult Run(Scenario scenario, IReadOnlyList<Factor> factors, SensitivityOptions options) =>
        SensitivityAnalysis.Run(scenario, factors, options, cancellation: TestContext.Current.CancellationToken);

    /// <summary>A number of mean 0 and variance 1.</summary>
    private static double Sd(SplitMix64 chance, long at) => (chance.UniformAt(at) - .5) * Math.Sqrt(12);

    [Fact]
    public void Where_most_points_have_no_value_nothing_is_said_to_be_the_same_at_every_point()
    {
        var metric = Model.Coercion.Metrics.First(m => m.Name == "firstAgreementRound");
        var found = new MetricSensitivity(metric, 86.5, 0, double.NaN, double.NaN, [], []);
        var cautions = SensitivityCautions.About(found, Small, missing: 44, points: 48);
        Assert.Contains(cautions, c => c.Id == "no-value" && c.ToString().Contains("44 of 48 points", StringComparison.Ordinal));
        Assert.DoesNotContain(cautions, c => c.Id == "constant");
        Assert.Contains(SensitivityCautions.About(found, Small, missing: 0, points: 48), c => c.Id == "constant");
    }

    [Fact]
    public void A_metric_without_a_value_in_the_scenario_and_a_sample_beyond_all_bounds_are_refused_before_any_work()
    {
        var factors = Factor.Parse("policy.depth=0.1:0.9", Phased);
        Assert.Contains("has no value in phased",
            Assert.Throws<ScenarioException>(
                () => SensitivityAnalysis.Points(Phased, factors, Small with { Metrics = ["failedRatification"] })).Message,
                StringComparison.Ordinal);
        Assert.Contains("more than can be kept or played",
            Assert.Throws<ScenarioException>(
                () => SensitivityAnalysis.Points(Phased, factors, Small with { Sample = 1 << 24, Replications = 1_000_000 })).Message,
                StringComparison.Ordinal);
    }
}
