using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>Loads a scenario together with all that it extends and refers to, and lays them over each other.</summary>
internal sealed class DocumentLoader(FileLoader files, Findings findings)
{
    /// <summary>How many files may extend each other in a row.</summary>
    private const int MostFiles = 16;

    private static readonly string[] ScenarioOnly =
        ["policy", "timeline", "sender", "target", "thirdParties", "mechanisms", "world", "outcomes", "bargaining", "rounds", "start"];

    private readonly Dictionary<string, PlacedValue?> policies = [];
    private readonly DrawsLoader draws = new(files, findings);
    private bool isIncomplete;

    /// <summary>Whether something could not be loaded, so that what is missing may not be missing at all.</summary>
    internal bool IsIncomplete => isIncomplete || draws.IsIncomplete;

    /// <summary>Loads a scenario, its policies resolved; null if not even its own file can be read.</summary>
    internal PlacedValue? Scenario(string path)
    {
        var chain = Chain(path, null, "", isPolicy: false);
        if (chain.Count == 0) return null;
        TellPairs(chain);
        var scenario = chain[^1];
        for (var i = chain.Count - 2; i >= 0; i--) scenario = Over(scenario, chain[i]);
        return WithPolicies(scenario);
    }

    /// <summary>Tells every file of a chain, the child first, of which two sides it speaks.</summary>
    private static void TellPairs(List<PlacedValue> chain)
    {
        var (sender, target) = ((string?)null, (string?)null);
        foreach (var document in Enumerable.Reverse(chain))
        {
            static string? Named(PlacedValue? side) => side?["name"] is { Kind: JsonKind.Text } name ? name.Text : null;
            (sender, target) = (Named(document["sender"]) ?? sender, Named(document["target"]) ?? target);
            if (sender is not null && target is not null) document.Source.Pair = new ActorPair(sender, target);
        }
    }

    /// <summary>Lays a scenario over the one it extends.</summary>
    internal PlacedValue Over(PlacedValue parent, PlacedValue child)
    {
        // Only levers laid over a policy need that policy's own; any other would be loaded in vain.
        if (child["policy"] is { Kind: JsonKind.Object } policy && !policy.Has("extends")) parent = WithPolicies(parent);
        return Merging.Scenario(parent, child);
    }

    /// <summary>The scenario with every file that stands for a policy read in.</summary>
    internal PlacedValue WithPolicies(PlacedValue scenario)
    {
        if (scenario.Kind != JsonKind.Object) return scenario;
        if (scenario["policy"] is { } policy) scenario = scenario.With("policy", Policy(policy, "policy"));
        if (scenario["timeline"] is not { Kind: JsonKind.List } timeline) return scenario;
        for (var i = 0; i < timeline.Items.Count; i++)
        {
            if (timeline.Items[i]["policy"] is { } era)
                timeline = timeline.WithItem(i, timeline.Items[i].With("policy", Policy(era, $"timeline[{i}].policy")));
        }
        return scenario.With("timeline", timeline);
    }

    /// <summary>A policy as an object without "extends". Where its file cannot be read, that was said and the file's name is left
    /// standing.</summary>
    private PlacedValue Policy(PlacedValue value, string at)
    {
        if (value.Kind == JsonKind.Text) return PolicyFile(value, at) ?? value;
        if (value["extends"] is not { } extends) return value;
        var changes = value.Without("extends");
        if (extends.Kind == JsonKind.Text)
            return PolicyFile(extends, at + ".extends") is { } file ? Merging.Over(DocumentShapes.Scenario["policy"], file, changes)
                : extends;
        NotText(extends, at + ".extends");
        return changes;
    }

    private PlacedValue? PolicyFile(PlacedValue reference, string at)
    {
        var path = Paths.Under(reference.Source.Folder, reference.Text);
        var identity = files.Identity(path);
        if (policies.TryGetValue(identity, out var known) && known is not null) return known;
        var chain = Chain(path, reference, at, isPolicy: true);
        if (chain.Count == 0) return policies[identity] = null;
        var policy = chain[^1];
        for (var i = chain.Count - 2; i >= 0; i--) policy = Merging.PolicyFile(policy, chain[i]);
        policy = policy.Without("$schema").Without("extends");
        return policies[identity] = policy.Has("name") ? policy : policy.With("name", policy.TextHere(Paths.NameOf(path)));
    }

    /// <summary>The files that extend each other, the child first; empty if the first cannot be read.</summary>
    private List<PlacedValue> Chain(string path, PlacedValue? reference, string at, bool isPolicy)
    {
        var chain = new List<PlacedValue>();
        var visited = new List<(string Identity, string Shown)>();
        while (true)
        {
            visited.Add((files.Identity(path), Paths.Shown(path)));
            if (files.Load(path, reference, at) is not { } document || !IsKind(document, reference, at, isPolicy))
            {
                isIncomplete = true;
                return chain;
            }
            chain.Add(isPolicy ? document : draws.Resolve(document));
            if (document["extends"] is not { } extends) return chain;
            if (Next(extends, visited) is not { } next) return chain;
            (path, reference, at) = (next, extends, "extends");
        }
    }

    private string? Next(PlacedValue extends, List<(string Identity, string Shown)> visited)
    {
        if (extends.Kind != JsonKind.Text)
        {
            NotText(extends, "extends");
            return null;
        }
        var next = Paths.Under(extends.Source.Folder, extends.Text);
        var before = visited.FindIndex(v => v.Identity == files.Identity(next));
        if (before < 0 && visited.Count < MostFiles) return next;
        isIncomplete = true;
        if (before < 0) findings.Add(extends, "extends", $"more than {MostFiles} files extend each other in a row",
            "Let this file extend one nearer to the base.");
        else
        {
            var cycle = string.Join(" → ", visited.Skip(before).Select(v => v.Shown).Append(visited[before].Shown));
            findings.Add(extends, "extends", $"the files extend each other in a circle: {cycle}", "Take \"extends\" out of one of them.");
        }
        return null;
    }

    private bool IsKind(PlacedValue document, PlacedValue? reference, string at, bool isPolicy)
    {
        var wanted = isPolicy ? "policy" : "scenario";
        if (document.Kind != JsonKind.Object)
        {
            findings.Add(document, "", $"a {wanted} is an object, not {document.InWords()}", "Write { … } around it, with names.");
            return false;
        }
        if (document.Has("$defs"))
        {
            findings.Add(document, "", $"this is a JSON Schema, not a {wanted}", "Leave it to your editor, and name another file.");
            return false;
        }
        var hasScenario = ScenarioOnly.Any(document.Has);
        if (isPolicy ? !hasScenario : hasScenario || !DocumentShapes.Levers.Any(document.Has)) return true;
        var (what, cure) = isPolicy
            ? ("a scenario, not a policy", "Name a file that holds the levers alone, or write the policy here: { \"pressure\": … }.")
            : ("a policy file, not a scenario",
                $"Name it in a scenario: {{ \"policy\": {PlacedValue.Quote(Path.GetFileName(document.Source.Name))} }}.");
        if (reference is null) findings.Add(document, "", $"this is {what}", cure);
        else
            findings.Add(reference, at, $"{document.Source.Name} is {what}",
                isPolicy ? cure : "Extend a scenario, and name the policy as \"policy\".");
        return false;
    }

    private void NotText(PlacedValue extends, string at)
    {
        isIncomplete = true;
        findings.Add(extends, at, $"expected a file's name, got {extends.InWords()}",
            "Write it as text: \"extends\": \"base/us-dprk.json\".");
    }
}
