using System.Text.Json;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers.Lanes;
using NegotiationSim.Engine.Tests.Docking;

namespace NegotiationSim.Engine.Tests.Coercion.Simulation;

/// <summary>Replications in the mean over war and collapse.</summary>
public class ExpectationTests
{
    private static readonly (string Name, Func<Expectation, double> Of)[] Metrics =
    [
        ("capability", e => e.Capability), ("tension", e => e.Tension), ("hardship", e => e.Hardship), ("openness", e => e.Openness),
        ("reform", e => e.Reform), ("senderTrust", e => e.SenderTrust), ("targetTrust", e => e.TargetTrust),
        ("missileTests", e => e.MissileTests), ("nuclearTests", e => e.NuclearTests), ("agreementReached", e => e.AgreementReached),
        ("roundsInForce", e => e.RoundsInForce), ("agreementAtEnd", e => e.InForce), ("war", e => e.War), ("collapse", e => e.Collapse),
        ("senderPayoff", e => e.SenderPayoff), ("targetPayoff", e => e.TargetPayoff),
    ];

    /// <summary>The means are those of an independent program that draws every war and every collapse.</summary>
    [Theory]
    [InlineData("essay")]
    [InlineData("hawk")]
    [InlineData("1994")]
    [InlineData("mixed")]
    public void Means_over_ruptures_are_the_means_of_runs_that_draw_them(string world)
    {
        var reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docking", "reference-2.json")))
            .RootElement.GetProperty("worlds").EnumerateArray().Single(w => w.GetProperty("world").GetString() == world)
            .GetProperty("policies");
        var disagreements = new List<string>();
        foreach (var policy in ReferenceWorlds.Policies.Keys)
        {
            var found = Expect(ReferenceTests.Worlds[world](policy), 4000);
            foreach (var (name, of) in Metrics)
            {
                var mean = found.Average(of);
                var error = Math.Sqrt(found.Sum(e => (of(e) - mean) * (of(e) - mean)) / (found.Length - 1) / found.Length);
                var (theirs, theirError) = (reference.GetProperty(policy).GetProperty(name)[0].GetDouble(),
                    reference.GetProperty(policy).GetProperty(name)[1].GetDouble());
                // none of their 100,000 runs says only that the chance is below some 1/10,000; none of these 4,000, below 1/400
                var rare = name is "agreementReached" or "agreementAtEnd" or "roundsInForce" or "war" or "collapse" ? 2.5e-3 : 0;
                if (theirError > 0 && error > 0) rare = 0;
                if (Math.Abs(mean - theirs) > 4 * Math.Sqrt(error * error + theirError * theirError) + rare + 1e-9)
                    disagreements.Add($"{policy} {name}: {mean:G6} here, {theirs:G6} there");
            }
        }
        Assert.Empty(disagreements);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void War_of_a_constant_chance_comes_with_one_less_the_chance_of_peace_to_the_power_of_the_rounds(int replications)
    {
        var set = Constant(.5, .0032); // w = .0032 · .5
        foreach (var mean in Expect(set, replications))
        {
            Assert.Equal(1 - Math.Pow(1 - .0016, 120), mean.War, 1e-12);
            Assert.Equal(0, mean.Collapse);
            Assert.Equal((1 - Math.Pow(1 - .0016, 120)) / .0016, mean.Rounds, 1e-9); // Σ (1 − w)ᵗ
            Assert.Equal(.5, mean.Tension, 1e-12);
            Assert.Equal(1, mean.War + mean.Denuclearised + mean.RolledBack + mean.Capped + mean.Advanced, 1e-12);
        }
    }

    [Fact]
    public void War_in_every_round_costs_its_price_at_once()
    {
        var set = Constant(1, 1);
        var quiet = Expect(Constant(1, 0) with { Rounds = 1 }, 8);
        var war = Expect(set, 8);
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal((1.0, 1.0), (war[i].War, war[i].Rounds));
            Assert.Equal(quiet[i].SenderPayoff - 30, war[i].SenderPayoff, 1e-12);
            Assert.Equal(quiet[i].TargetPayoff - 60, war[i].TargetPayoff, 1e-12);
        }
    }

    /// <summary>The essay's world, its tension held still, war a constant chance, no collapse.</summary>
    private static Setting Constant(double tension, double war)
    {
        var set = ReferenceWorlds.Essay("maximum-pressure");
        set.Tension = new() { Persistence = 1 };
        set.Initial.Tension = tension;
        set.Rupture.War = war;
        set.Rupture.WarExponent = 1;
        set.Rupture.Collapse = 0;
        return set;
    }

    private static Expectation[] Expect(Setting set, int replications)
    {
        var lanes = CoercionLanes.Widest((CoercionModel)Model.Coercion);
        var found = new Expectation[replications];
        for (var i = 0; i < replications; i += lanes.Lanes)
        {
            lanes.Take(new[] { set });
            lanes.Expect(11, i, found.AsSpan(i, Math.Min(lanes.Lanes, replications - i)));
        }
        return found;
    }
}
