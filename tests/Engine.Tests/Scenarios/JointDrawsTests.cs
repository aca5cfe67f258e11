using System.Globalization;
using CsCheck;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Engine.Tests.Scenarios;

/// <summary>Numbers that a scenario draws jointly come from the same draw of their samples.</summary>
public class JointDrawsTests
{
    private const string Group = "\"jointly\": \"posterior\"";

    [Fact]
    public void Every_replication_takes_the_same_draw_of_each_number_of_a_group() =>
        Gen.Select(Gen.Double[0, 1].Array[1, 40], Gen.Int[0, 1_000_000]).Sample((depths, seed) =>
        {
            double[] trusts = [.. depths.Select((_, i) => (i + 1.0) / (depths.Length + 1))];
            var scenario = Sample.ReadText($$"""
                { "extends": "phased.json", "policy": { "depth": { "distribution": "sample", "values": [{{Text(depths)}}], {{Group}} } },
                  "target": { "trust": { "distribution": "sample", "values": [{{Text(trusts)}}], {{Group}} } } }
                """).Scenario!;
            var setting = scenario.Central();
            var met = new HashSet<int>();
            for (var i = 0; i < 500; i++)
            {
                scenario.Draw(new Shocks((ulong)seed, i), ref setting);
                var draw = Array.IndexOf(trusts, Drawn(scenario, "target.trust", ref setting));
                Assert.Equal(depths[draw], setting.Eras[0].Policy.Depth);
                met.Add(draw);
            }
            Assert.True(met.Count > depths.Length * .9);
        }, iter: 30);

    [Fact]
    public void Groups_and_numbers_that_name_none_are_drawn_apart()
    {
        var scenario = Sample.Load("posterior.json");
        var setting = scenario.Central();
        var combinations = new HashSet<string>();
        for (var i = 0; i < 2000; i++)
        {
            var shocks = new Shocks(3, i);
            scenario.Draw(shocks, ref setting);
            combinations.Add($"{setting.Eras[0].Policy.Depth} {setting.Mechanisms.Spiral} {setting.Mechanisms.Coercion}");
            Assert.Equal(setting.Mechanisms.Spiral switch { 1.5 => 1.25, .25 => .5, _ => .75 }, setting.Mechanisms.Denial);
            Assert.Equal(shocks.Uniform("mechanisms.coercion") < .5 ? 2 : .5, setting.Mechanisms.Coercion);
            Assert.Equal(shocks.Uniform("mechanisms.assurance"), setting.Mechanisms.Assurance);
        }
        Assert.Equal(4 * 3 * 2, combinations.Count);
    }

    [Fact]
    public void A_child_may_take_a_number_out_of_the_group_and_the_others_draw_as_before()
    {
        var scenario = Sample.Load("posterior.json");
        var child = Sample.ReadText("""{ "extends": "posterior.json", "target": { "trust": 0.15 } }""").Scenario!;
        Assert.Equal(scenario.With("target.trust", .15).Parameters.Select(p => (p.Path, p.Central, p.Distribution)),
            child.Parameters.Select(p => (p.Path, p.Central, p.Distribution)));
        var (setting, childSetting) = (scenario.Central(), child.Central());
        for (var i = 0; i < 100; i++)
        {
            scenario.Draw(new Shocks(1, i), ref setting);
            child.Draw(new Shocks(1, i), ref childSetting);
            Assert.Equal(setting.Eras[0].Policy.Depth, childSetting.Eras[0].Policy.Depth);
            Assert.Equal(.15, Drawn(child, "target.trust", ref childSetting));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void A_run_is_the_same_bits_on_any_number_of_threads(int threads)
    {
        var scenario = Sample.Load("posterior.json");
        RunResult Run(int n) =>
            Experiment.Run(scenario, new RunOptions { Replications = 300, Seed = 4, Threads = n },
                cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(Run(1).Metrics.Select(m => m.Estimate), Run(threads).Metrics.Select(m => m.Estimate));
    }

    [Fact]
    public void A_scenario_written_out_keeps_the_order_of_the_draws_and_their_group()
    {
        var scenario = Sample.Load("posterior.json");
        Assert.Contains("""
            "distribution": "sample",
            """, scenario.ToJson(), StringComparison.Ordinal);
        Assert.Equal(new SampleDistribution([16, 8, 12, 16], "posterior"),
            scenario.UncertainParameters.Single(u => u.Path == "sender.administrations.term").Distribution);
        var again = Scenario.Parse(scenario.ToJson());
        Assert.Equal(scenario, again);
        Assert.Equal(scenario.UncertainParameters.Select(u => (u.Path, u.Distribution)),
            again.UncertainParameters.Select(u => (u.Path, u.Distribution)));
        Assert.NotEqual(scenario, scenario.With("mechanisms.coercion", """{ "distribution": "sample", "values": [0.5, 2] }"""));
    }

    [Fact]
    public void Samples_that_fill_a_scenario_can_be_read_again_and_more_are_refused()
    {
        var values = Text([.. Enumerable.Range(0, 10_000).Select(i => i / 30_011.0)]);
        string[] paths = ["policy.depth", "policy.pressure", "policy.escalation", "policy.relief", "policy.guarantee", "policy.gestures",
            "policy.backchannel", "policy.outreach", "policy.talks"];
        string[] sets = [.. paths.Select(p => $$"""{{p}}={ "distribution": "sample", "values": [{{values}}], {{Group}} }""")];
        var full = Sample.Load("phased.json", sets[..8]);
        Assert.Equal(full, Scenario.Parse(full.ToJson()));
        var problem = Assert.Single(Sample.Read("phased.json", sets).Problems);
        Assert.Equal(("policy.talks.values", "the samples of the scenario hold more than 80000 values"), (problem.Path, problem.What));
    }

    [Fact]
    public void An_override_of_another_length_is_told_with_its_place()
    {
        var problem =
            Assert.Single(
                Sample.Read("posterior.json", """policy.depth={"distribution":"sample","values":[0.5],"jointly":"posterior"}""").Problems);
        Assert.Equal((1, 48), (problem.Place.Line, problem.Place.Column));
        Assert.Equal("there is 1 value here, but 4 at sender.administrations.term, with which it is drawn jointly as \"posterior\"",
            problem.What);
    }

    [Fact]
    public void A_group_of_one_is_remarked()
    {
        Assert.Empty(Sample.Load("posterior.json").Remarks);
        Assert.Equal(["mechanisms.denial is the only number drawn jointly as \"another\"; nothing is correlated with it"],
            Sample.Load("posterior.json", "mechanisms.spiral=1").Remarks);
    }

    private static double Drawn(Scenario scenario, string path, ref Engine.Coercion.Simulation.Setting setting) =>
        ((Slot<Engine.Coercion.Simulation.Setting>)scenario.Parameters.Single(p => p.Path == path).Slot)(ref setting);

    private static string Text(double[] values) => string.Join(", ", values.Select(v => v.ToString("R", CultureInfo.InvariantCulture)));
}
