using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>Reads a scenario, loaded and laid over what it extends, shape by shape.</summary>
/// <param name="findings">Receives what is wrong.</param>
/// <param name="isIncomplete">Whether something could not be loaded, so that nothing is said to be missing.</param>
internal sealed class ContentReader(Findings findings, bool isIncomplete)
{
    /// <summary>What is said of a scenario that is sound but for its policy.</summary>
    internal const string NoPolicy = "the scenario gives no policy";

    private readonly NumberReader numbers = new(findings);
    private readonly TextReader texts = new(findings);
    private readonly JointCheck joint = new(findings);

    internal Content Content { get; } = new();

    /// <summary>Reads a whole scenario.</summary>
    internal void Read(PlacedValue scenario)
    {
        var format = ModelFormat.Of(scenario);
        if (scenario[ModelFormat.Member] is { Kind: JsonKind.Text } model && model.Text != format.Name)
        {
            findings.Add(model, ModelFormat.Member, $"there is no model {PlacedValue.Quote(model.Text)}",
                Names.Cure(model.Text, [.. ModelFormat.All.Select(f => f.Name)],
                    $"Known: {string.Join(", ", ModelFormat.All.Select(f => f.Name))}."));
            return;
        }
        Content.Format = format;
        Content.Rounds = (int)format.Rounds.Default;
        Group(format.Document, scenario, "", isRequired: false);
        var (policy, timeline) = (scenario["policy"], scenario["timeline"]);
        Content.HasTimeline = timeline is not null;
        if (policy is not null && timeline is not null)
        {
            var member = scenario.Members.Last(m => m.Name is "policy" or "timeline");
            findings.Add(member, member.Name, "the scenario gives both a policy and a timeline",
                "Keep one: a policy holds for the whole run, a timeline gives each era its own.");
        }
        else if (format.HasPolicies && policy is null && timeline is null && !isIncomplete)
        {
            findings.Add(scenario, "policy", NoPolicy,
                "Add \"policy\": \"policies/NAME.json\", or a \"timeline\". A world for others to extend has neither: name a scenario that "
                    + "extends it.");
        }
        if (timeline is null) Content.FirstRounds.Add(1);
        joint.Check();
    }

    private void Read(Shape shape, PlacedValue? value, string path, bool isRequired)
    {
        switch (shape)
        {
            case NumberShape number:
                Number(number, value, path, isRequired);
                break;
            case GroupShape { IsOptional: true } when value is null:
                break;
            case GroupShape group:
                if (group.IsOptional) Content.Given.Add(path);
                Group(group, value, path, isRequired: false);
                break;
            case CountShape count when value is not null:
                if (numbers.Plain(value, path, count.Declaration) is { } rounds) Content.Rounds = (int)rounds;
                else Content.IsRoundsRefused = true;
                break;
            case TextShape text when value is not null:
                if (texts.Text(value, path, text.Form) is { } line) Content.Texts[path] = line;
                else if (text.Form == TextForm.Quarter) Content.IsStartRefused = true;
                break;
            case TextsShape when value is not null:
                if (texts.List(value, path) is { } list) Content.Lists[path] = list;
                break;
            case FlagShape when value is not null:
                if (texts.Flag(value, path) is { } flag) Content.Flags[path] = flag;
                break;
            case PolicyShape policy when value is not null:
                Policy(policy, value, path);
                break;
            case TimelineShape when value is not null:
                new TimelineReader(findings, Content, isIncomplete).Read(value, (era, item, at) => Group(era, item, at, isRequired: false));
                break;
            case PartiesShape parties:
                Parties(parties, value, path);
                break;
        }
    }

    private void Group(GroupShape group, PlacedValue? value, string path, bool isRequired)
    {
        if (value is not null)
        {
            if (!findings.IsObject(value, path, $"members such as \"{group.Names.ElementAt(group.Members.Count / 2)}\"")) value = null;
            else findings.UnknownMembers(value, path, [.. group.Names]);
        }
        foreach (var (name, shape) in group.Members) Read(shape, value?[name], Mistakes.Join(path, name), isRequired);
    }

    private void Number(NumberShape shape, PlacedValue? value, string path, bool isRequired)
    {
        var declaration = shape.Declaration;
        var isStated = isRequired && Coercion.Policies.Policy.Stated.Contains(path[(path.LastIndexOf('.') + 1)..]);
        if (value is null && isStated) return; // said once for the whole policy
        var given = value is null ? new GivenNumber(declaration.Default, null, null) : numbers.Read(value, path, declaration);
        if (given is not { } number) return;
        Content.Numbers.Add(
            new ScenarioParameter(Content.Numbers.Count, path, declaration, number.Central, number.Distribution, number.Grounds,
                shape.Slot));
        if (value is null) Content.Defaults.Add(path);
        else joint.Add(Content.Numbers[^1], value);
        if (value?.Source.Pair is { } pair) Content.Origins.Add((path, value.Source.Name, pair));
    }

    private void Policy(PolicyShape policy, PlacedValue value, string path)
    {
        if (value.Kind == JsonKind.Text && isIncomplete) return; // its file could not be read, which was said
        if (value.Kind != JsonKind.Object)
        {
            findings.WrongType(value, path, "a policy",
                "Give a file, \"policies/NAME.json\", or an object with the levers (sim describe policy).");
            return;
        }
        Group(policy.Point, value, path, isRequired: true);
        var missing = Coercion.Policies.Policy.Stated.Where(lever => !value.Has(lever)).ToList();
        if (missing.Count == 0 || isIncomplete) return;
        findings.Add(value, path, $"the policy lacks {string.Join(", ", missing)}",
            missing.Count == Coercion.Policies.Policy.Stated.Count || path != "policy"
                ? "Give these levers, or \"extends\" with a policy file. See: sim describe policy"
                : "A policy states its levers. Give them, or \"extends\" with a policy file. See: sim describe policy");
    }

    private void Parties(PartiesShape shape, PlacedValue? value, string path)
    {
        if (value is null || !findings.IsObject(value, path, $"{shape.Many} by their names")) return;
        var names = Content.PartiesAt(path);
        foreach (var member in value.Members)
        {
            if (findings.IsFull) return;
            var at = $"{path}.{PlacedValue.Shorten(member.Name)}";
            if (names.Count == shape.Most)
            {
                findings.Add(member, at, $"there are more than {shape.Most} {shape.Many}", "Put the least important together into one.");
                return;
            }
            if (!IsPartyName(member.Name))
                findings.Add(member, at, $"{PlacedValue.Quote(member.Name)} is not written as a {shape.One}'s name",
                    $"Write small letters, digits and hyphens: '{Paths.NameOf(member.Name).Replace('.', '-')}'.");
            if (member.Value.Kind == JsonKind.Null)
                findings.Add(member.Value, at, $"there is no such {shape.One} to take away",
                    Names.Cure(member.Name, names, "Take the member out."));
            else if (findings.IsObject(member.Value, at, $"numbers such as \"{shape.Of(member.Name, 0).Names.ElementAt(1)}\""))
            {
                Group(shape.Of(member.Name, names.Count), member.Value, at, isRequired: false);
                names.Add(member.Name);
            }
        }
        if (!findings.IsFull && path.EndsWith(".constituencies", StringComparison.Ordinal))
            new DomesticCheck(findings, Content).Check(value, path);
    }

    /// <summary>Small letters, digits and single hyphens, a letter first: names that paths and options can hold without quotes.</summary>
    private static bool IsPartyName(string name) =>
        name.Length is > 0 and <= 64 && char.IsAsciiLetterLower(name[0]) && name[^1] != '-'
            && !name.Contains("--", StringComparison.Ordinal)
        && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
