using System.Security.Cryptography;
using System.Text;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Scenarios.Json;
using NegotiationSim.Engine.Scenarios.Reading;

namespace NegotiationSim.Engine.Scenarios;

/// <summary>A dispute, its actors, the theories that hold in it and the policy to try: read from a file, checked, and never changed
/// again.</summary>
/// <remarks>Safe to share between threads. Two scenarios are equal if <see cref="ToJson"/> gives the same text.</remarks>
public sealed class Scenario : IEquatable<Scenario>
{
    private readonly PlacedValue document;
    private readonly IFileSource files;
    private readonly UncertainParameter[] uncertain;
    private readonly Lazy<string> json;

    internal Scenario(Content content, PlacedValue document, IFileSource files)
    {
        this.document = document;
        this.files = files;
        Content = content;
        Parameters = content.Numbers;
        uncertain =
            [.. content.Numbers.Where(p => p.Distribution is not null)
                .Select(p => new UncertainParameter(p.Path, p.Parameter, p.Distribution!, p.Index))];
        Grounds = content.Numbers.Where(p => p.Grounds is not null).ToDictionary(p => p.Path, p => p.Grounds!);
        Eras = [.. Enumerable.Range(0, content.FirstRounds.Count).Select(EraAt)];
        json = new Lazy<string>(() => CanonicalJson.Write(this));
    }

    /// <summary>Its short name: small letters, digits, points and hyphens.</summary>
    public string Name => Content.Text("name")!;

    /// <summary>It in one line; its name if it has no title.</summary>
    public string Title => Content.Text("title") ?? Name;

    /// <summary>What it is about; may be empty.</summary>
    public string Description => Content.Text("description") ?? "";

    /// <summary>Whether its numbers are for illustration, not researched.</summary>
    public bool IsIllustrative => Content.Flags.GetValueOrDefault("illustrative");

    /// <summary>What its numbers rest on.</summary>
    public IReadOnlyList<string> Sources => Content.Lists.GetValueOrDefault("sources", []);

    /// <summary>The sender's name.</summary>
    public string SenderName => Content.Text("sender.name") ?? "Sender";

    /// <summary>The target's name.</summary>
    public string TargetName => Content.Text("target.name") ?? "Target";

    /// <summary>Both sides, by name.</summary>
    public ActorPair Pair => new(SenderName, TargetName);

    /// <summary>The numbers that come from files about another pair, by file; empty for a scenario that was written out in full.</summary>
    public IReadOnlyList<Inheritance> Inherited => [.. Content.Origins.Where(o => o.Pair.IsOther(Pair)).GroupBy(o => (o.File, o.Pair))
        .Select(g => new Inheritance(g.Key.File, g.Key.Pair, [.. g.Select(o => o.Path)]))];

    /// <summary>The paths of the numbers that no file gives, so that they have their declared defaults.</summary>
    public IReadOnlyList<string> Defaults => Content.Defaults;

    /// <summary>The third parties' names, in the order of the setting.</summary>
    public IReadOnlyList<string> ThirdPartyNames => [.. NamesAt("thirdParties")];

    /// <summary>The names of the sender's constituencies, in the order of the setting; empty for a unitary actor.</summary>
    public IReadOnlyList<string> SenderConstituencyNames => [.. NamesAt("sender.domestic.constituencies")];

    /// <summary>The names of the target's constituencies, in the order of the setting; empty for a unitary actor.</summary>
    public IReadOnlyList<string> TargetConstituencyNames => [.. NamesAt("target.domestic.constituencies")];

    /// <summary>How many rounds a replication has at the most.</summary>
    public int Rounds => Content.Rounds;

    /// <summary>The quarter of round 1, if the rounds are quarters of history.</summary>
    public Quarter? Start => Content.Start;

    /// <summary>The policy's title, or name where it has none; of a timeline the names of its eras.</summary>
    public string Policy => string.Join(" → ", Eras.Select(e => e.Name));

    /// <summary>Its eras: those of its timeline, or one for its policy.</summary>
    public IReadOnlyList<ScenarioEra> Eras { get; }

    /// <summary>Whether any number is drawn anew for every replication.</summary>
    public bool IsUncertain => uncertain.Length > 0;

    /// <summary>The numbers that are drawn anew for every replication.</summary>
    public IReadOnlyList<UncertainParameter> UncertainParameters => uncertain;

    /// <summary>Every number of the model, defaults included.</summary>
    public IReadOnlyList<ScenarioParameter> Parameters { get; }

    /// <summary>What values rest on, by the path of the value, where the scenario says so.</summary>
    public IReadOnlyDictionary<string, Grounds> Grounds { get; }

    /// <summary>What is allowed but hardly meant, in whole sentences.</summary>
    public IReadOnlyList<string> Remarks => [.. Scenarios.Remarks.On(this)];

    /// <summary>The SHA-256 of <see cref="ToJson"/> in UTF-8, in hexadecimal digits.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson())));

    /// <summary>The name of the model that is played.</summary>
    public string Model => Format.Name;

    internal ModelFormat Format => Content.Format;

    internal Content Content { get; }

    /// <summary>Reads a scenario.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="overrides">Values to set, each as <c>path=value</c>.</param>
    /// <exception cref="ScenarioException">Something is wrong with it; the message says everything that is.</exception>
    public static Scenario Load(string path, params IReadOnlyList<string> overrides) => Sure(ScenarioReader.Read(path, overrides));

    /// <summary>Reads a scenario from a text, such as <see cref="ToJson"/> gives; files that it names are looked for in the current
    /// directory.</summary>
    /// <param name="json">The text.</param>
    /// <param name="overrides">Values to set, each as <c>path=value</c>.</param>
    /// <exception cref="ScenarioException">Something is wrong with it; the message says everything that is.</exception>
    public static Scenario Parse(string json, params IReadOnlyList<string> overrides) =>
        Sure(ScenarioReader.Read("scenario.json", overrides, new TextBeforeFiles("scenario.json", json, DiskFiles.Instance)));

    /// <summary>The label of a round: its quarter, or its number if the scenario has no start.</summary>
    /// <param name="round">The round, counted from 1; 0 is the quarter before the start.</param>
    public string Label(int round) => Start is { } start ? start.Plus(round - 1).ToString() : Invariant.Text(round);

    /// <summary>The same scenario with a value changed.</summary>
    /// <param name="path">The value's path, as <c>policy.depth</c>.</param>
    /// <param name="value">The value, as JSON or text.</param>
    /// <exception cref="ScenarioException">There is no such path, or it does not take that value.</exception>
    public Scenario With(string path, string value) => Sure(ScenarioReader.Change(document, [$"{path}={value}"], files));

    /// <summary>The same scenario with a number changed.</summary>
    /// <inheritdoc cref="With(string, string)"/>
    public Scenario With(string path, double value) => With(path, Invariant.Text(value));

    /// <summary>The scenario as one document: what it extends and refers to laid in, defaults spelled out, members in a fixed
    /// order.</summary>
    public string ToJson() => json.Value;

    /// <inheritdoc/>
    public bool Equals(Scenario? other) => other is not null && ToJson() == other.ToJson();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Scenario);

    /// <inheritdoc/>
    public override int GetHashCode() => ToJson().GetHashCode(StringComparison.Ordinal);

    /// <summary>Its name.</summary>
    public override string ToString() => Name;

    private static Scenario Sure(ScenarioReading reading) => reading.Scenario ?? throw new ScenarioException(reading.Problems);

    private IEnumerable<string> NamesAt(string path) => Content.PartiesAt(path).Select(key => Content.Text($"{path}.{key}.name") ?? key);

    private ScenarioEra EraAt(int index)
    {
        var path = Content.PolicyPath(index);
        var policy = Content.Text($"{path}.title") ?? Content.Text($"{path}.name") ?? Name;
        var last = index + 1 < Content.FirstRounds.Count ? Content.FirstRounds[index + 1] - 1 : Rounds;
        var attention = Parameters.FirstOrDefault(p => p.Path == $"timeline[{index}].attention")?.Central ?? 1;
        return new ScenarioEra(Content.Text($"timeline[{index}].name") ?? policy, Content.FirstRounds[index], last, policy, attention);
    }
}
