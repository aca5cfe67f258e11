using System.Text.Json;
using MathNet.Numerics.Distributions;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Models;

namespace NegotiationSim.Engine.Tests.Docking;

/// <summary>Agreement with an independent program written from docs/model.md: means of its 100,000 replications are in
/// reference.json and, of the second edition, in reference-2.json.</summary>
/// <remarks>An error of an equation shows in several policies, a little in each: the squares of a metric's differences over the policies of
/// a world are held to their distribution as well, by which 8,000 replications here see about what 20,000 show one by one.</remarks>
public class ReferenceTests
{
    private const int Replications = 8_000;

    private static readonly (string Name, Func<Outcome, double> Of)[] Metrics =
    [
        ("capability", o => o.Final.Capability),
        ("tension", o => o.Final.Tension),
        ("hardship", o => o.Final.Hardship),
        ("openness", o => o.Final.Openness),
        ("reform", o => o.Final.Reform),
        ("senderTrust", o => o.Final.SenderTrust.Mean),
        ("targetTrust", o => o.Final.TargetTrust.Mean),
        ("missileTests", o => o.MissileTests),
        ("nuclearTests", o => o.NuclearTests),
        ("agreementReached", o => o.FirstAgreementRound > 0 ? 1 : 0),
        ("roundsInForce", o => o.RoundsInForce),
        ("agreementAtEnd", o => o.Final.InForce ? 1 : 0),
        ("war", o => o.End == End.War ? 1 : 0),
        ("collapse", o => o.End == End.Collapse ? 1 : 0),
        ("senderPayoff", o => o.SenderPayoff),
        ("targetPayoff", o => o.TargetPayoff),
    ];

    internal static readonly Dictionary<string, Func<string, Setting>> Worlds = new()
    {
        ["essay"] = ReferenceWorlds.Essay,
        ["hawk"] = ReferenceWorlds.Hawk,
        ["1994"] = ReferenceWorlds.Of1994,
        ["mixed"] = ReferenceWorlds.Mixed,
    };

    [Theory]
    [InlineData("essay")]
    [InlineData("hawk")]
    public void Every_mean_of_the_first_edition_is_within_four_standard_errors_of_the_independent_program(string world) =>
        Agrees("reference.json", world, policy => Worlds[world](policy).InTheFirstEdition());

    [Theory]
    [InlineData("essay")]
    [InlineData("hawk")]
    [InlineData("1994")]
    [InlineData("mixed")]
    public void Every_mean_of_the_second_edition_is_within_four_standard_errors_of_the_independent_program(string world) =>
        Agrees("reference-2.json", world, Worlds[world]);

    private static void Agrees(string file, string world, Func<string, Setting> settingOf)
    {
        var reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docking", file))).RootElement;
        var expected = reference.GetProperty("worlds").EnumerateArray()
            .Single(w => w.GetProperty("world").GetString() == world).GetProperty("policies");
        var disagreements = new List<string>();
        var squares = new double[Metrics.Length];
        foreach (var policy in ReferenceWorlds.Policies.Keys)
            Compare(policy, Play(settingOf(policy), 20_241, Replications), expected.GetProperty(policy), squares, disagreements);
        var most = ChiSquared.InvCDF(ReferenceWorlds.Policies.Count, 1 - 2 * Normal.CDF(0, 1, -4)); // as rare as four standard errors
        foreach (var ((name, _), square) in Metrics.Zip(squares))
            if (square > most) disagreements.Add($"{name} over all policies: {square:G4} above {most:G4}");
        Assert.Empty(disagreements);
    }

    private static void Compare(string policy, Outcome[] outcomes, JsonElement expected, double[] squares, List<string> disagreements)
    {
        for (var m = 0; m < Metrics.Length; m++)
        {
            var (name, of) = Metrics[m];
            double[] values = [.. outcomes.Select(of)];
            var mean = values.Average();
            var error = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (Replications - 1) / Replications);
            var cell = expected.GetProperty(name);
            var (theirs, theirError) = (cell[0].GetDouble(), cell[1].GetDouble());
            // A share of 0 in one sample says only that the chance is below about 3/n: its standard error is not 0.
            if (values[0] is 0 or 1 && theirs is >= 0 and <= 1
                && name is "agreementReached" or "agreementAtEnd" or "war" or "collapse")
            {
                var share = (theirs * 100_000 + mean * Replications + 2) / (100_000 + Replications + 4);
                error = Math.Sqrt(share * (1 - share) / Replications);
                theirError = Math.Sqrt(share * (1 - share) / 100_000);
            }
            var both = Math.Sqrt(error * error + theirError * theirError);
            var off = Math.Max(0, Math.Abs(mean - theirs) - 1e-9);
            if (off > 0) squares[m] += off / both * (off / both);
            if (off > 4 * both) disagreements.Add($"{policy} {name}: {mean:G6} here, {theirs:G6} there, {4 * both:G2} allowed");
        }
    }

    /// <summary>Replications in the widest register, whose bits are those of each by itself: see
    /// <see cref="Coercion.Simulation.WidthTests"/>.</summary>
    internal static Outcome[] Play(Setting setting, ulong seed, int replications)
    {
        var outcomes = new Outcome[replications];
        var widest = CoercionLanes.Widest((CoercionModel)Model.Coercion);
        widest.Take(new[] { setting });
        for (var i = 0; i < replications; i += widest.Lanes) widest.Play(seed, i, outcomes.AsSpan(i, widest.Lanes));
        return outcomes;
    }
}
