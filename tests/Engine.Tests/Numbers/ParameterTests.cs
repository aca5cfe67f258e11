using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Crisis;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Tests.Numbers;

public class ParameterTests
{
    private static readonly Parameter Real = new("share", "s", .5, 0, 1, "share", "a share", "none");
    private static readonly Parameter Whole = Real with { High = 24, Low = 1, IsWhole = true };

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(.5, true)]
    [InlineData(-1e-12, false)]
    [InlineData(1.0000001, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    [InlineData(double.NegativeInfinity, false)]
    public void A_real_parameter_allows_its_range_ends_included(double value, bool allowed) => Assert.Equal(allowed, Real.Allows(value));

    [Theory]
    [InlineData(1, true)]
    [InlineData(24, true)]
    [InlineData(4.5, false)]
    [InlineData(0, false)]
    [InlineData(25, false)]
    [InlineData(double.NaN, false)]
    public void A_whole_parameter_allows_whole_numbers_only(double value, bool allowed) => Assert.Equal(allowed, Whole.Allows(value));

    public static TheoryData<string> Groups() => ["setting", "policy", "third party", "era", "crisis"];

    [Theory]
    [MemberData(nameof(Groups))]
    public void Every_parameter_says_what_it_is_and_where_it_comes_from(string group) =>
        Assert.All(Declarations(group), p =>
        {
            Assert.False(string.IsNullOrWhiteSpace(p.Path));
            Assert.False(string.IsNullOrWhiteSpace(p.Symbol));
            Assert.False(string.IsNullOrWhiteSpace(p.Unit));
            Assert.False(string.IsNullOrWhiteSpace(p.Meaning));
            Assert.False(string.IsNullOrWhiteSpace(p.Source));
            Assert.False(p.Meaning.EndsWith('.'), $"{p.Path}: a meaning is a phrase, not a sentence");
        });

    [Theory]
    [MemberData(nameof(Groups))]
    public void Every_default_and_both_ends_of_every_range_are_allowed(string group) =>
        Assert.All(Declarations(group), p =>
        {
            Assert.True(p.Low < p.High, p.Path);
            Assert.True(double.IsFinite(p.Low) && double.IsFinite(p.High), p.Path);
            Assert.True(p.Allows(p.Default) && p.Allows(p.Low) && p.Allows(p.High), p.Path);
        });

    [Theory]
    [MemberData(nameof(Groups))]
    public void Every_path_and_every_symbol_is_unique(string group)
    {
        var declarations = Declarations(group);
        Assert.Empty(declarations.GroupBy(p => p.Path).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Empty(declarations.GroupBy(p => p.Symbol).Where(g => g.Count() > 1)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(p => p.Path))}"));
    }

    [Fact]
    public void Every_slot_of_a_setting_is_its_own() => SlotsAreDistinct(Setting.Parameters);

    [Fact]
    public void Every_slot_of_the_crisis_game_is_its_own() => SlotsAreDistinct(CrisisSetting.Parameters);

    [Fact]
    public void Every_slot_of_a_policy_is_its_own() => SlotsAreDistinct(Policy.Parameters);

    [Fact]
    public void Every_slot_of_a_third_party_is_its_own() => SlotsAreDistinct(ThirdParty.Parameters);

    [Fact]
    public void Every_number_of_bargaining_has_a_slot_of_its_own() =>
        SlotsAreDistinct<Setting>([.. Setting.Parameters, .. Setting.BargainingParameters]);

    [Fact]
    public void Every_number_of_a_tactic_an_issue_and_the_effects_is_declared()
    {
        Assert.Equal(typeof(Tactic).GetFields().Length, Tactic.Parameters.Count);
        Assert.Equal(typeof(IssueTerms).GetFields().Length, IssueTerms.Parameters.Count);
        Assert.Equal(typeof(PackageEffects).GetFields().Length, PackageEffects.Parameters.Count);
    }

    [Fact]
    public void A_choice_is_written_by_its_name()
    {
        var choice = Declare.Choice<IssueTerms>("x", "x", ["one", "two"], 1, "m", "s", (ref i) => ref i.Most).Declaration;
        Assert.Equal((1, 1, 2), (choice.Default, choice.Low, choice.High));
        Assert.Equal(("one", "two"), (choice.ValueText(1), choice.ValueText(2)));
        Assert.True(choice.Allows(2) && !choice.Allows(1.5) && !choice.Allows(3));
    }

    [Fact]
    public void Every_third_party_has_slots_of_its_own()
    {
        var slots = Enumerable.Range(0, Coalition.MostMembers)
            .SelectMany(j => ThirdParty.Parameters.Select(p => p.Under($"parties.{j}", Setting.ThirdParty(j)))).ToArray();
        var constituencies = Enumerable.Range(0, WinningCoalitions.MostMembers)
            .SelectMany(i => (Parameter<Setting>[])[.. Setting.SenderConstituency($"c{i}", i), .. Setting.TargetConstituency($"c{i}", i)]);
        SlotsAreDistinct<Setting>([.. Setting.Parameters, .. Setting.DomesticParameters, .. slots, .. constituencies]);
    }

    [Fact]
    public void Every_number_of_a_group_is_declared()
    {
        // The fields of a setting, group by group: what is no parameter is named here.
        string[] others =
        [
            "Coalition.Count", "Coalition.MostMembers",
            "SenderHome.Count", "SenderHome.MostMembers", "TargetHome.Count", "TargetHome.MostMembers",
        ];
        string[] bargaining =
            [.. typeof(PackageBargaining).GetFields().Where(f => f.FieldType == typeof(double)).Select(f => $"Bargaining.{f.Name}")];
        Assert.Equal(bargaining.Length,
            PackageBargaining.Parameters.Count(p => !p.Declaration.Path.Contains('.', StringComparison.Ordinal)));
        var fields = from field in typeof(Setting).GetFields()
                     where field.FieldType.IsValueType && !field.FieldType.IsPrimitive
                     from number in field.FieldType.GetFields()
                     where number.FieldType == typeof(double) || number.FieldType == typeof(int)
                     select $"{field.Name}.{number.Name}";
        Assert.Equal(Setting.Parameters.Count + Setting.DomesticParameters.Count, fields.Except(others).Except(bargaining).Count());
    }

    private static void SlotsAreDistinct<T>(IReadOnlyList<Parameter<T>> parameters) where T : struct
    {
        var group = default(T);
        for (var i = 0; i < parameters.Count; i++) parameters[i].Slot(ref group) = i + 1;
        for (var i = 0; i < parameters.Count; i++) Assert.True(parameters[i].Slot(ref group) == i + 1, parameters[i].Declaration.Path);
    }

    private static IReadOnlyList<Parameter> Declarations(string group) => group switch
    {
        "setting" => [.. Setting.Parameters.Select(p => p.Declaration)],
        "policy" => [.. Policy.Parameters.Select(p => p.Declaration)],
        "third party" => [.. ThirdParty.Parameters.Select(p => p.Declaration)],
        "crisis" => [.. CrisisSetting.Parameters.Select(p => p.Declaration)],
        _ => [Era.AttentionParameter.Declaration],
    };
}
