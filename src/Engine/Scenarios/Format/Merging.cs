using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios.Format;

/// <summary>Lays a document over the one that it extends.</summary>
internal static class Merging
{
    /// <summary>Members that belong to one file and are not handed down.</summary>
    private static readonly string[] OwnMembers = ["$schema", "extends", "name"];

    /// <summary>A scenario over the one that it extends: a policy ends a timeline, and the other way round.</summary>
    internal static PlacedValue Scenario(PlacedValue parent, PlacedValue child)
    {
        if (child.Kind != JsonKind.Object) return child;
        if (child.Has("timeline")) parent = parent.Without("policy");
        if (child.Has("policy")) parent = parent.Without("timeline");
        return File(ModelFormat.Of(child.Has(ModelFormat.Member) ? child : parent).Document, parent, child);
    }

    /// <summary>A policy file over the one that it extends.</summary>
    internal static PlacedValue PolicyFile(PlacedValue parent, PlacedValue child) => File(DocumentShapes.PolicyFile, parent, child);

    /// <summary>A value over another: groups and third parties merge by member, everything else is replaced.</summary>
    internal static PlacedValue Over(Shape? shape, PlacedValue parent, PlacedValue child) => shape switch
    {
        _ when parent.Kind != JsonKind.Object || child.Kind != JsonKind.Object => child,
        GroupShape group => Members(name => group[name], parent, child, nullRemoves: false),
        PolicyShape policy when !child.Has("extends") => Members(name => policy.Point[name], parent, child, nullRemoves: false),
        PartiesShape parties => Members(name => parties.Of(name, 0), parent, child, nullRemoves: true),
        _ => child,
    };

    private static PlacedValue File(GroupShape shape, PlacedValue parent, PlacedValue child)
    {
        foreach (var name in OwnMembers) parent = parent.Without(name);
        return Over(shape, parent, child);
    }

    private static PlacedValue Members(Func<string, Shape?> shapeOf, PlacedValue parent, PlacedValue child, bool nullRemoves)
    {
        var members = parent.Members.ToList();
        var places = members.Select((member, index) => (member.Name, index))
            .ToDictionary(p => p.Name, p => p.index, StringComparer.Ordinal);
        var removed = new HashSet<int>();
        foreach (var member in child.Members)
        {
            if (!places.TryGetValue(member.Name, out var index)) members.Add(member);
            else if (nullRemoves && member.Value.Kind == JsonKind.Null) removed.Add(index);
            else members[index] = member with { Value = Over(shapeOf(member.Name), members[index].Value, member.Value) };
        }
        return child with { Members = removed.Count == 0 ? members : [.. members.Where((_, index) => !removed.Contains(index))] };
    }
}
