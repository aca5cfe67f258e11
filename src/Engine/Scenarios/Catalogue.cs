using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios.Format;

namespace NegotiationSim.Engine.Scenarios;

/// <summary>A member that a scenario may have: a number of the model, a group of them, or a text.</summary>
/// <param name="Path">Its path, with NAME for the name of a third party and [i] for an era's index.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Parameter">Its declaration, if it is a number; the path in it ends like this one.</param>
public sealed record CatalogueEntry(string Path, string Meaning, Parameter? Parameter);

/// <summary>What the catalogue knows of a path.</summary>
/// <param name="Entry">The member at the path, or null if there is none.</param>
/// <param name="Within">The members below it, if it is a group, nearest first and in the order of the scenario.</param>
/// <param name="Nearest">The path that was probably meant, if there is no member at this one.</param>
public sealed record CatalogueMatch(CatalogueEntry? Entry, IReadOnlyList<CatalogueEntry> Within, string? Nearest);

/// <summary>A kind of distribution, for people.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Meaning">What it says of a number.</param>
/// <param name="Members">Its members and what they mean.</param>
public sealed record DistributionEntry(string Kind, string Meaning, IReadOnlyList<KeyValuePair<string, string>> Members);

/// <summary>Everything that a scenario may say, derived from the declared parameters.</summary>
public static class Catalogue
{
    /// <summary>Every member, groups before their members, in the order of a scenario.</summary>
    public static IReadOnlyList<CatalogueEntry> Entries { get; } = [.. Below(DocumentShapes.Scenario, "")];

    /// <summary>Every number of the model.</summary>
    public static IReadOnlyList<CatalogueEntry> Parameters { get; } = [.. Entries.Where(e => e.Parameter is not null)];

    /// <summary>The members of scenarios of other models.</summary>
    private static readonly IReadOnlyList<CatalogueEntry> OfOthers =
        [.. ModelFormat.All.Where(f => f != ModelFormat.Coercion).SelectMany(f => Below(f.Document, ""))];

    /// <summary>The kinds of distributions that an uncertain value can have.</summary>
    public static IReadOnlyList<DistributionEntry> Distributions { get; } =
        [.. DistributionForm.All.Select(
            f => new DistributionEntry(f.Kind, f.Meaning, [.. f.Members.Select(m => KeyValuePair.Create(m.Name, m.Meaning))]))];

    /// <summary>Looks a path up: of a number, of a group, or one that nearly is.</summary>
    /// <param name="path">A path, as <c>policy.depth</c>, <c>world.trust</c> or <c>thirdParties.china.leverage</c>.</param>
    public static CatalogueMatch Find(string path)
    {
        var key = Pattern(path);
        var entry = Entries.Concat(OfOthers).FirstOrDefault(e => Pattern(e.Path) == key);
        if (entry is null) return new CatalogueMatch(null, [], Nearest(key));
        var within = Entries.Where(e => e.Path.StartsWith(entry.Path + ".", StringComparison.Ordinal))
            .OrderBy(e => e.Path.Count(c => c == '.'));
        return new CatalogueMatch(entry, [.. within], null);
    }

    /// <summary>The path by which a member of a scenario is looked up: without its era, and with NAME for a third party.</summary>
    internal static string Pattern(string path)
    {
        var parts = path.Split('.').Select(part => part.Split('[')[0]).ToList();
        if (parts is ["timeline", "policy", ..]) parts.RemoveAt(0);
        if (parts is ["thirdParties", _, ..]) parts[1] = "NAME";
        if (parts is ["bargaining", "issues", _, ..]) parts[2] = "NAME";
        if (parts is ["sender" or "target", "domestic", "constituencies", _, ..]) parts[3] = "NAME";
        return string.Join('.', parts);
    }

    /// <summary>The paths whose last name is a given one.</summary>
    internal static IEnumerable<string> EndingWith(string name) =>
        Entries.Where(e => e.Path.EndsWith("." + name, StringComparison.Ordinal)).Select(e => Pattern(e.Path)).Distinct();

    private static string? Nearest(string key)
    {
        var last = key[(key.LastIndexOf('.') + 1)..];
        var elsewhere = EndingWith(last).Take(2).ToList();
        return elsewhere.Count == 1 ? elsewhere[0] : Names.Nearest(key, Entries.Select(e => Pattern(e.Path)).Distinct());
    }

    private static IEnumerable<CatalogueEntry> Below(GroupShape group, string path)
    {
        foreach (var (name, shape) in group.Members)
        {
            if (shape is TextShape { Form: TextForm.Ignored }) continue;
            var at = path.Length == 0 ? name : $"{path}.{name}";
            yield return new CatalogueEntry(at, shape.Meaning, (shape as NumberShape)?.Declaration ?? (shape as CountShape)?.Declaration);
            var (inner, innerPath) = shape switch
            {
                GroupShape members when at == "bargaining.issues" =>
                    ((GroupShape)members.Members[0].Value with { Meaning = "an issue: " + string.Join(", ", members.Names) }, $"{at}.NAME"),
                GroupShape members => (members, at),
                PolicyShape policy when path.Length == 0 => (policy.Point, at),
                PartiesShape parties => (parties.Of("NAME", 0), $"{at}.NAME"),
                TimelineShape => (DocumentShapes.Era(0), $"{at}[i]"),
                _ => (null, at),
            };
            if (inner is null) continue;
            if (innerPath != at) yield return new CatalogueEntry(innerPath, inner.Meaning, null);
            foreach (var entry in Below(inner, innerPath)) yield return entry;
        }
    }
}
