using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Claims;
using NegotiationSim.Engine.Tests.House;

namespace NegotiationSim.Engine.Tests.Studies.Claims;

public class ClaimStudyTests
{
    private static readonly string Scenarios = Path.GetFullPath(Path.Combine(SourceFiles.Engine, "../../scenarios"));

    private static readonly ClaimOptions Small = new() { Worlds = 60, Replications = 6, Most = 6 };

    [Fact]
    public void What_no_world_can_deny_holds_and_what_none_can_grant_fails()
    {
        var results = Study("phased.war < 2", "phased.war > 2");
        Assert.Equal([Ruling.Holds, Ruling.Fails], results.Select(r => r.Ruling));
        Assert.Equal([1, 0], results.Select(r => r.Clearly.Share.Mean));
        Assert.All(results, r => Assert.Equal(0, r.Open.Mean));
        Assert.All(results, r => Assert.True(r.IsSettled));
        Assert.All(results, r => Assert.Empty(r.RestsOn));
    }

    [Fact]
    public void A_claim_that_a_mechanism_makes_true_is_flagged_with_it()
    {
        var results =
            ClaimStudy.Run(Set(["phased.reform > silent.reform"], ["world.rupture.war=0", "world.rupture.collapse=0"], "policy.outreach=0"),
                Small with { Ablate = true },
            cancellation: TestContext.Current.CancellationToken);
        var result = Assert.Single(results);
        Assert.True(result.IsByConstruction);
        var reliance = Assert.Single(result.RestsOn, r => r.Switches is ["mechanisms.transformation=0"]);
        Assert.Equal(Ruling.Fails, reliance.Ruling); // without it reform only decays, the same with outreach and without
        Assert.Equal(0, reliance.Share.Mean);
    }

    /// <summary>Without talks nothing is ever signed, so that there is no round of a first agreement: a claim on it and its opposite are
    /// alike unknown.</summary>
    [Fact]
    public void What_has_no_value_in_any_world_is_neither_true_nor_false()
    {
        var results =
            ClaimStudy.Run(
                Set(["silent.firstAgreementRound < 50", "silent.firstAgreementRound > 1"], "policy.talks=0", "policy.backchannel=0"),
                Small with { Ablate = false },
            cancellation: TestContext.Current.CancellationToken);
        Assert.All(results, r => Assert.Equal((Ruling.Unknown, 60, 0L), (r.Ruling, r.WithoutValue, r.Clearly.Share.N)));
    }

    [Fact]
    public void Worlds_without_a_value_are_counted_and_left_out_of_the_share()
    {
        var results = Study("phased.firstAgreementRound < 12.345", "phased.firstAgreementRound > 12.345");
        Assert.All(results, r => Assert.Equal(60, r.Clearly.Share.N + r.WithoutValue));
        // one or the other is true where it is not open, and it is open for both alike
        Assert.Equal(1, results.Sum(r => r.Clearly.Share.Mean) + results[0].Open.Mean, 12);
        Assert.Equal(results[0].Open, results[1].Open);
        Assert.Equal(1 - results[1].Clearly.Share.Mean, results[0].AtBest.Share.Mean, 12);
        Assert.Equal(results[0].WithoutValue, results[1].WithoutValue);
    }

    [Fact]
    public void A_scenario_against_itself_has_no_gap_in_any_world() =>
        Assert.Equal((0, 0), Assert.Single(Study("phased.senderPayoff > silent.senderPayoff")) is var r
            ? (r.Clearly.Share.Mean, r.Open.Mean) : default);

    /// <summary>Six runs without a signature say nothing of which policy has more of them: it is open, and not false.</summary>
    [Fact]
    public void What_was_not_seen_is_open_and_more_replications_settle_it()
    {
        var set = Set(["phased.agreementReached > silent.agreementReached"], "policy.talks=0.3", "policy.backchannel=0.2");
        var cancellation = TestContext.Current.CancellationToken;
        ClaimResult At(int most) => Assert.Single(
            ClaimStudy.Run(set, Small with { Worlds = 20, Ablate = false, Most = most }, cancellation: cancellation));
        var (few, many) = (At(6), At(1000));
        Assert.True(few.Open.Mean > .5, $"{few.Open.Mean}");
        Assert.True(many.Open.Mean < few.Open.Mean / 2, $"{many.Open.Mean}");
        Assert.True(many.Clearly.Share.Mean >= few.Clearly.Share.Mean);
        Assert.True(few.AtBest.Share.Mean > few.Clearly.Share.Mean);
    }

    /// <summary>Chances of war a round that stay as they are, one twice the other: the lottery is worked out, so that forty replications
    /// order them right in every world.</summary>
    [Fact]
    public void Constant_chances_of_war_in_the_ratio_of_two_are_ordered_right_in_every_world()
    {
        string[] moving = ["missile", "nuclear", "pressure", "collapse", "agreement", "talks", "gestures", "rhetoric"];
        string[] still = ["world.tension.persistence=1", .. moving.Select(t => $"world.tension.{t}=0")];
        var results = ClaimStudy.Run(Set(["silent.war > phased.war", "silent.war < phased.war"], still, "world.rupture.war=0.008"),
            Small with { Replications = 40, Most = 40, Ablate = false }, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal([1.0, 0.0], results.Select(r => r.Clearly.Share.Mean));
        Assert.All(results, r => Assert.Equal(0, r.Open.Mean));
    }

    /// <summary>Outreach changes the target by openness alone. With openness, bite and hardship, and reform held at what they are without
    /// it, and outreach free of its cost at the table, nothing is left; with all but reform held, what is left is reform's.</summary>
    [Fact]
    public void An_effect_whose_every_path_is_held_is_none_and_one_path_alone_is_told()
    {
        string[] free = ["world.ratification.outreachCost=0"];
        var set = Set(["phased.capability < silent.capability", "phased.reform > silent.reform"], free, "policy.outreach=0");
        var held = set with
        {
            Scenarios = [.. set.Scenarios, ("nothing", set.Scenarios[0].Scenario), ("by-reform", set.Scenarios[0].Scenario)],
            Holdings =
            [
                new Holding("nothing", "silent", ["bite", "hardship", "openness", "reform"]),
                new Holding("by-reform", "silent", ["bite", "hardship", "threat"]),
            ],
            Claims =
            [
                .. set.Claims, Claim("nothing.senderPayoff > silent.senderPayoff"), Claim("nothing.senderPayoff < silent.senderPayoff"),
                Claim("by-reform.reform > silent.reform"), Claim("by-reform.hardship > silent.hardship"),
                set.Claims[1] with { Id = "wrong",
                    Path = new ClaimPath("through nothing", [Inequality.Parse("nothing.reform > silent.reform")]) },
                set.Claims[1] with { Id = "right",
                    Path = new ClaimPath("through reform", [Inequality.Parse("by-reform.reform > silent.reform")]) },
            ],
        };
        var results = ClaimStudy.Run(held, Small with { Ablate = false, Replications = 20, Most = 20 },
            cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((0.0, 0.0), (results[2].Clearly.Share.Mean, results[2].Open.Mean)); // not a bit of difference in any world
        Assert.Equal((0.0, 0.0), (results[3].Clearly.Share.Mean, results[3].Open.Mean));
        Assert.Equal(1, results[4].Clearly.Share.Mean);
        Assert.Equal(0, results[6].OnPath!.Share.Mean);
        Assert.Equal(1, results[7].OnPath!.Share.Mean);
        Assert.Null(results[1].OnPath);

        static Claim Claim(string hypothesis) => new(hypothesis, "section", "text", [Inequality.Parse(hypothesis)]);
    }

    /// <summary>Two scenarios that differ in recognition alone, which nobody acts on where its weights are 0, tie at a price of 0 in every
    /// world.</summary>
    [Fact]
    public void Payoffs_that_differ_by_a_price_alone_tie_where_it_is_none()
    {
        string[] inert = ["world.news.recognition=0", "world.programme.recognition=0"];
        var result = Assert.Single(ClaimStudy.Run(Set(["phased.senderPayoff < silent.senderPayoff"], inert, "policy.recognition=0"),
            Small with { Ablate = false, Replications = 20, Most = 20 }, cancellation: TestContext.Current.CancellationToken));
        Assert.Equal(1, result.Clearly.Share.Mean);
        var tie = result.Ties.Single(t => t.Price.Path == "world.payoffs.recognitionCost");
        Assert.Equal((0.0, double.NaN), (tie.Turns.Mean, tie.Median)); // at 0, not above
        Assert.Empty(ClaimStudy.Run(Set(["phased.war < 2"]), Small with { Ablate = false },
            cancellation: TestContext.Current.CancellationToken)[0].Ties);
    }

    [Theory]
    [InlineData("""{ "scenario": "S", "held": ["bites"], "as": "phased" }""", "\"bites\" is nothing that can be held")]
    [InlineData("""{ "scenario": "S", "held": ["bite"] }""", "at which scenario's its mediators are held")]
    [InlineData("""{ "scenario": "S", "held": ["bite"], "as": "held" }""", "at which scenario's its mediators are held")]
    [InlineData("""{ "scenario": "S", "set": ["rounds=40"], "held": ["bite"], "as": "phased" }""", "it has 40 rounds, and phased 120")]
    public void A_holding_that_cannot_be_is_refused(string held, string why)
    {
        var file = Path.GetTempFileName();
        try
        {
            var scenario = $"{Scenarios}/deep-uncertainty/phased.json";
            File.WriteAllText(file, $$"""
                {
                  "scenarios": { "phased": "{{scenario}}", "held": {{held.Replace("\"S\"", $"\"{scenario}\"", StringComparison.Ordinal)}} },
                  "claims": [{ "id": "a", "section": "s", "claim": "c", "hypothesis": "phased.war < 1" }]
                }
                """);
            Assert.Contains(why, Assert.Throws<ScenarioException>(() => ClaimReader.Read(file)).Problems[0].What, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void More_claims_widen_the_simultaneous_interval_and_not_the_single_one()
    {
        var one = Study("phased.capability > 0.75")[0];
        var many = Study("phased.capability > 0.75", "phased.war < 1", "phased.war < 2", "phased.war < 3")[0];
        Assert.Equal(one.Clearly.Share, many.Clearly.Share);
        Assert.Equal(one.Clearly.Share.Interval.Low, one.Clearly.Simultaneous.Low, 12);
        Assert.Equal(one.Clearly.Share.Interval.High, one.Clearly.Simultaneous.High, 12);
        Assert.True(many.Clearly.Simultaneous.Width > one.Clearly.Simultaneous.Width);
    }

    [Fact]
    public void A_claim_that_is_true_in_all_worlds_holds_from_the_fewest_worlds_on()
    {
        Assert.Equal(35, ClaimStudy.FewestWorlds(1)); // 9 · 1.96² = 34.6
        Assert.All((int[])[1, 2, 8, 61], claims =>
        {
            Ruling Of(int worlds, Truth truth) =>
                ClaimStudy.Read(new Tally([.. Enumerable.Repeat(truth, worlds)], 0), isOpenTrue: false, claims).Ruling;
            var fewest = ClaimStudy.FewestWorlds(claims);
            Assert.Equal((Ruling.Holds, Ruling.Fails), (Of(fewest, Truth.True), Of(fewest, Truth.False)));
            Assert.Equal((Ruling.Depends, Ruling.Depends), (Of(fewest - 1, Truth.True), Of(fewest - 1, Truth.False)));
        });
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        var set = Set(["phased.capability > phased.startCapability", "phased.tension < 0.1"], "rounds=40");
        var cancellation = TestContext.Current.CancellationToken;
        string Text(int threads) =>
            string.Join('|', ClaimStudy.Run(set, Small with { Ablate = false, Most = 24, Threads = threads }, cancellation: cancellation)
            .Select(r => $"{r.Clearly} {r.AtBest} {r.Open} {r.Condition}"));
        Assert.Equal(Text(1), Text(2));
        Assert.Equal(Text(1), Text(16));
    }

    [Fact]
    public void The_essays_claims_read_and_are_forty_at_least()
    {
        var set = ClaimReader.Read(Path.Combine(Scenarios, "claims.json"));
        Assert.True(set.Claims.Count >= 40);
        Assert.Equal(set.Claims.Count, set.Claims.Select(c => c.Id).Distinct().Count());
        Assert.All(set.Scenarios, s => Assert.True(s.Scenario.IsUncertain));
    }

    [Fact]
    public void All_faults_of_a_file_are_told_at_once_with_their_places()
    {
        var folder = Directory.CreateTempSubdirectory("claims-").FullName;
        try
        {
            var file = Path.Combine(folder, "bad.json");
            File.WriteAllText(file, $$"""
                {
                  "scenarios": { "phased": "{{Scenarios}}/deep-uncertainty/phased.json", "gone": "gone.json" },
                  "switches": ["mechanisms.spirl=0"],
                  "claims": [
                    { "id": "a", "section": "s", "claim": "c", "hypothesis": "phasd.war < 1" },
                    { "id": "b", "section": "s", "claim": "c", "hypothesis": "phased.wars < 1" },
                    { "id": "c", "claim": "c", "hypothesis": "phased.war" }
                  ]
                }
                """);
            var problems = Assert.Throws<ScenarioException>(() => ClaimReader.Read(file)).Problems;
            Assert.Equal([2, 3, 5, 6, 7, 7], problems.Select(p => p.Place.Line));
            Assert.Contains(problems, p => p.What.Contains("phasd", StringComparison.Ordinal));
            Assert.Contains(problems, p => p.What.Contains("wars", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void An_id_that_stands_twice_and_lists_that_are_none_are_refused_where_they_stand()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $$"""
                {
                  "scenarios": { "phased": { "scenario": "{{Scenarios}}/deep-uncertainty/phased.json", "set": "rounds=40" } },
                  "switches": "mechanisms.spiral=0",
                  "claims": [
                    { "id": "a", "section": "s", "claim": "c", "hypothesis": "phased.war < 1" },
                    { "id": "a", "section": "s", "claim": "another", "hypothesis": "phased.war < 1{{new string('1', 400)}}" }
                  ]
                }
                """);
            var problems = Assert.Throws<ScenarioException>(() => ClaimReader.Read(file)).Problems;
            Assert.Equal(["2 scenarios.phased.set", "3 switches", "6 claims[1].id", "6 claims[1]"],
                problems.Select(p => $"{p.Place.Line} {p.Path}"));
            Assert.Contains("\"a\" stands twice, first at claims[0]", problems[2].What, StringComparison.Ordinal);
            Assert.Contains("is too large to be a number", problems[3].What, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IReadOnlyList<ClaimResult> Study(params string[] hypotheses) =>
        ClaimStudy.Run(Set(hypotheses), Small with { Ablate = false }, cancellation: TestContext.Current.CancellationToken);

    private static ClaimSet Set(IReadOnlyList<string> hypotheses, params string[] silent) => Set(hypotheses, [], silent);

    private static ClaimSet Set(IReadOnlyList<string> hypotheses, string[] both, params string[] silent)
    {
        var phased = Scenario.Load(Path.Combine(Scenarios, "deep-uncertainty", "phased.json"), both);
        var other = Scenario.Load(Path.Combine(Scenarios, "deep-uncertainty", "phased.json"), [.. both, .. silent]);
        return new ClaimSet("test", [("phased", phased), ("silent", other)],
            [.. hypotheses.Select((h, i) => new Claim($"claim-{i}", "section", "text", [Inequality.Parse(h)]))], []);
    }
}
