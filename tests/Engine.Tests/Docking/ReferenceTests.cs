using System.Text.Json;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Models;

namespace NegotiationSim.Engine.Tests.Docking;

/// <summary>Agreement with an independent program written from docs/model.md: means of its 100,000 replications are in
/// reference.json and, of the second edition, in reference-2.json.</summary>
public class ReferenceTests
{
    private const int Replications = 20_000;

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

    public static TheoryData<string, string> FirstEdition() => Rows("essay", "hawk");

    public static TheoryData<string, string> SecondEdition() => Rows("essay", "hawk", "1994", "mixed");

    [Theory]
    [MemberData(nameof(FirstEdition))]
    public void Every_mean_of_the_first_edition_is_within_four_standard_errors_of_the_independent_program(string world, string policy) =>
        Agrees("reference.json", world, policy, Worlds[world](policy).InTheFirstEdition());

    [Theory]
    [MemberData(nameof(SecondEdition))]
    public void Every_mean_of_the_second_edition_is_within_four_standard_errors_of_the_independent_program(string world, string policy) =>
        Agrees("reference-2.json", world, policy, Worlds[world](policy));

    private static TheoryData<string, string> Rows(params string[] worlds)
    {
        var rows = new TheoryData<string, string>();
        foreach (var world in worlds)
            foreach (var policy in ReferenceWorlds.Policies.Keys) rows.Add(world, policy);
        return rows;
    }

    private static void Agrees(string file, string world, string policy, Setting setting)
    {
        var reference = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docking", file))).RootElement;
        var expected = reference.GetProperty("worlds").EnumerateArray()
            .Single(w => w.GetProperty("world").GetString() == world).GetProperty("policies").GetProperty(policy);

        var outcomes = Play(setting, 20_241, Replications);
        var disagreements = new List<string>();
        foreach (var (name, of) in Metrics)
        {
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
            var allowed = 4 * Math.Sqrt(error * error + theirError * theirError);
            if (Math.Abs(mean - theirs) > allowed + 1e-9)
                disagreements.Add($"{name}: {mean:G6} here, {theirs:G6} there, {allowed:G2} allowed");
        }
        Assert.Empty(disagreements);
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
