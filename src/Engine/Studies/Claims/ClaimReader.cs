using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Scenarios.Json;
using NegotiationSim.Engine.Scenarios.Reading;

namespace NegotiationSim.Engine.Studies.Claims;

/// <summary>Reads files of claims.</summary>
public static class ClaimReader
{
    /// <summary>Reads a file of claims and the scenarios it names.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="overrides">Values to set in every scenario, each as <c>path=value</c>.</param>
    /// <exception cref="ScenarioException">All that is wrong with the file, or with a scenario.</exception>
    public static ClaimSet Read(string path, params IReadOnlyList<string> overrides)
    {
        var findings = new Findings();
        if (new FileLoader(DiskFiles.Instance, findings).Load(path, null, "") is not { Kind: JsonKind.Object } file)
        {
            if (findings.Any) throw new ScenarioException(findings.InOrder());
            throw new ScenarioException(
                [new Problem(new Place(path, 1, 1), "", "a file of claims is an object",
                    "Put it in { and }, with \"scenarios\" and \"claims\".")]);
        }
        var scenarios = Scenarios(file, path, overrides, findings);
        var claims = Claims(file, scenarios, findings);
        var holdings = Holdings(file, scenarios, findings);
        if (scenarios.Select(s => s.Scenario.Model).Distinct().Count() > 1)
            findings.Add(file["scenarios"]!, "scenarios", "the scenarios are of different models",
                "Write a file of claims for each model.");
        var texts = new Scenarios.Reading.TextReader(findings);
        IReadOnlyList<string> switches = file["switches"] is { } list ? texts.List(list, "switches") ?? [] : [];
        foreach (var (off, i) in switches.Select((s, i) => (s, i)).Where(s => !IsSound(scenarios, s.s)))
            findings.Add(file["switches"]!.Items[i], $"switches[{i}]", $"{PlacedValue.Quote(off)} sets no parameter of these scenarios",
                "Write PATH=VALUE, as after --set.");
        var title = file["title"] is { } given ? texts.Text(given, "title", TextForm.Line) : path;
        if (findings.Any || title is null) throw new ScenarioException(findings.InOrder());
        return new ClaimSet(title, scenarios, claims, switches) { Holdings = holdings };
    }

    private static bool IsSound(List<(string Name, Scenario Scenario)> scenarios, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1) return false;
        try
        {
            return scenarios.Count == 0 || scenarios[0].Scenario.With(text[..equals], text[(equals + 1)..]) is not null;
        }
        catch (ScenarioException)
        {
            return false;
        }
    }

    private static List<(string Name, Scenario Scenario)> Scenarios(
        PlacedValue file, string path, IReadOnlyList<string> overrides, Findings findings)
    {
        var found = new List<(string Name, Scenario Scenario)>();
        if (file["scenarios"] is not { Kind: JsonKind.Object } members)
        {
            findings.Add(file, "scenarios", "the file names no scenarios", "Add \"scenarios\": { \"phased\": \"phased.json\", … }.");
            return found;
        }
        foreach (var member in members.Members)
        {
            var value = member.Value;
            var name = value.Kind == JsonKind.Text ? value : value["scenario"];
            if (name is not { Kind: JsonKind.Text })
            {
                findings.Add(value, $"scenarios.{PlacedValue.Shorten(member.Name)}", "it names no scenario file",
                    "Write a file's name, or { \"scenario\": \"FILE\", \"set\": [\"PATH=VALUE\"] }.");
                continue;
            }
            IReadOnlyList<string> set =
                value["set"] is { } list
                    ? new Scenarios.Reading.TextReader(findings).List(list, $"scenarios.{PlacedValue.Shorten(member.Name)}.set") ?? [] : [];
            var reading = ScenarioReader.Read(Paths.Under(Paths.Folder(path), name.Text), [.. set, .. overrides]);
            if (reading.Scenario is { } scenario) found.Add((member.Name, scenario));
            else
                findings.Add(name, $"scenarios.{PlacedValue.Shorten(member.Name)}", $"its scenario has a fault: {reading.Problems[0]}",
                    "Mend the scenario.");
        }
        return found;
    }

    private static List<Claim> Claims(PlacedValue file, List<(string Name, Scenario Scenario)> scenarios, Findings findings)
    {
        var claims = new List<Claim>();
        string[] policies = [.. scenarios.Select(s => s.Name)];
        string[] terms = [.. (scenarios.Count == 0 ? [] : Model.Of(scenarios[0].Scenario).Terms).Select(q => q.Name)];
        if (file["claims"] is not { Kind: JsonKind.List, Items.Count: > 0 } list)
        {
            findings.Add(file, "claims", "the file makes no claims",
                "Add \"claims\": [ { \"id\": …, \"section\": …, \"claim\": …, \"hypothesis\": … } ].");
            return claims;
        }
        for (var i = 0; i < list.Items.Count; i++)
        {
            var (item, at) = (list.Items[i], $"claims[{i}]");
            string Text(string name)
            {
                if (item[name] is { Kind: JsonKind.Text, Text.Length: > 0 } text) return text.Text;
                findings.Add(item, $"{at}.{name}", $"the claim has no {name}", $"Add \"{name}\" as a text.");
                return "";
            }
            var hypotheses = HypothesesOf(item);
            if (hypotheses.Count == 0) Text("hypothesis");
            var id = Text("id");
            if (claims.FindIndex(c => c.Id == id) is >= 0 and var first && id.Length > 0)
                findings.Add(item["id"]!, $"{at}.id", $"the id {PlacedValue.Quote(id)} stands twice, first at claims[{first}]",
                    "Give each claim an id of its own.");
            claims.Add(new Claim(id, Text("section"), Text("claim"),
                [.. hypotheses.Select(h => Parse(h, at, policies, terms, findings)).OfType<Inequality>()],
                item["path"] is { } path ? PathOf(path, $"{at}.path") : null));
        }
        return claims;

        ClaimPath? PathOf(PlacedValue path, string at)
        {
            var hypotheses = HypothesesOf(path);
            if (path["through"] is { Kind: JsonKind.Text, Text.Length: > 0 } through && hypotheses.Count > 0)
                return new ClaimPath(through.Text,
                    [.. hypotheses.Select(h => Parse(h, at, policies, terms, findings)).OfType<Inequality>()]);
            findings.Add(path, at, "a path says what the effect goes through, and what is then claimed",
                "Write { \"through\": \"through WHAT\", \"hypothesis\": … } with a scenario whose other mediators are \"held\".");
            return null;
        }
    }

    /// <summary>One text, or several in a list; none where there is neither.</summary>
    private static IReadOnlyList<PlacedValue> HypothesesOf(PlacedValue item) => item["hypothesis"] switch
    {
        { Kind: JsonKind.Text } one => [one],
        { Kind: JsonKind.List } many => many.Items,
        _ => [],
    };

    private static List<Holding> Holdings(
        PlacedValue file, List<(string Name, Scenario Scenario)> scenarios, Findings findings)
    {
        var found = new List<Holding>();
        if (file["scenarios"] is not { Kind: JsonKind.Object } members || scenarios.Count == 0) return found;
        var known = Model.Of(scenarios[0].Scenario).Mediators;
        foreach (var member in members.Members.Where(m => m.Value.Kind == JsonKind.Object && m.Value["held"] is not null))
        {
            var at = $"scenarios.{PlacedValue.Shorten(member.Name)}";
            var held = member.Value["held"]!;
            IReadOnlyList<string> mediators = new Scenarios.Reading.TextReader(findings).List(held, at + ".held") ?? [];
            foreach (var mediator in mediators.Where(m => !known.Contains(m)))
                findings.Add(held, at + ".held", $"{PlacedValue.Quote(mediator)} is nothing that can be held",
                    known.Count == 0 ? "This model has nothing that can." : $"Known here: {string.Join(", ", known)}.");
            var other = member.Value["as"] is { Kind: JsonKind.Text } name ? name.Text : "";
            var (own, others) = (scenarios.Find(s => s.Name == member.Name).Scenario, scenarios.Find(s => s.Name == other).Scenario);
            if (others is null || other == member.Name || members.Members.Any(m => m.Name == other && m.Value["held"] is not null))
                findings.Add(member.Value, at + ".as", "it does not say at which scenario's its mediators are held",
                    "Add \"as\" with the name of another scenario, whose own mediators are not held.");
            else if (own is not null && own.Rounds != others.Rounds)
                findings.Add(member.Value, at + ".as", $"it has {own.Rounds} rounds, and {other} {others.Rounds}",
                    "Give both as many.");
            else found.Add(new Holding(member.Name, other, mediators));
        }
        return found;
    }

    private static Inequality? Parse(PlacedValue text, string at, string[] policies, string[] terms, Findings findings)
    {
        try
        {
            var hypothesis = Inequality.Parse(text.Text);
            foreach (var term in hypothesis.Terms)
            {
                if (!policies.Contains(term.Policy))
                    findings.Add(text, at, $"there is no scenario \"{term.Policy}\" here",
                        Names.Cure(term.Policy, policies, "Name one of the file's \"scenarios\"."));
                else if (!terms.Contains(term.Metric))
                    findings.Add(text, at, $"there is no metric \"{term.Metric}\"", $"Name one of {string.Join(", ", terms)}.");
            }
            if (!hypothesis.IsStrict)
                findings.Add(text, at, "<= and >= are not told apart from < and > by means over chance", "Write < or >.");
            return hypothesis;
        }
        catch (FormatException e)
        {
            findings.Add(text, at, e.Message, "See docs/claims.md.");
            return null;
        }
    }
}
