using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using NegotiationSim.Engine.Coercion.Simulation;

namespace NegotiationSim.Engine.Tests.House;

public class DocumentationTests
{
    private static readonly Assembly Engine = typeof(Setting).Assembly;

    private static readonly XElement[] Members =
        [.. XDocument.Load(Path.ChangeExtension(Engine.Location, ".xml")).Descendants("member")
            // the compiler's, not ours
            .Where(m => !m.Attribute("name")!.Value.Contains("RegularExpressions.Generated", StringComparison.Ordinal))];

    [Fact]
    public void Every_summary_is_a_sentence() => Assert.Empty(
        from member in Members
        let summary = member.Element("summary")?.Value.Trim()
        where summary is { Length: > 0 } && !summary.EndsWith('.')
        select $"{member.Attribute("name")!.Value}: {summary}");

    [Fact]
    public void Every_public_type_and_member_is_documented()
    {
        var documented = Members.Where(m => m.Elements().Any()).Select(m => m.Attribute("name")!.Value.Split('(')[0]).ToHashSet();
        Assert.Equal([], PublicNames().Where(name => !documented.Contains(name)));
    }

    /// <summary>The groups of plain numbers that the hot loop reads by reference; whoever holds one holds a copy.</summary>
    [Fact]
    public void Public_types_cannot_be_changed_except_groups_of_plain_numbers() => Assert.Empty(
        from type in Engine.GetExportedTypes()
        where !IsGroupOfNumbers(type)
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where member is FieldInfo { IsInitOnly: false, IsLiteral: false } field && field.Name != "value__"
            || member is PropertyInfo property && IsSettable(property)
        select $"{type.Name}.{member.Name} can be set");

    [Fact]
    public void Classes_are_sealed_static_or_made_to_be_extended() => Assert.Empty(
        from type in Engine.GetExportedTypes()
        where type.IsClass && !type.IsSealed && !type.IsAbstract && type.Name != "Parameter"
        select type.Name);

    private static bool IsGroupOfNumbers(Type type) =>
        type.IsValueType && !type.IsEnum && (type.GetProperty("Parameters", BindingFlags.Public | BindingFlags.Static) is not null
            || new[] { "Priors", "CrisisSide", "CrisisOutcome", "WorldState", "AgreedTerms", "RoundRecord", "StepStakes", "StepTalks",
                "Negotiator", "OpponentBelief", "Outcome", "Era", "ThirdParties", "Constituency`1", "DomesticGame`1",
                "Constituencies" }.Contains(type.Name));

    private static bool IsSettable(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static IEnumerable<string> PublicNames()
    {
        foreach (var type in Engine.GetExportedTypes())
        {
            var name = type.FullName!.Replace('+', '.');
            yield return $"T:{name}";
            if (typeof(Delegate).IsAssignableFrom(type)) continue;
            const BindingFlags declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
            foreach (var field in type.GetFields(declared).Where(f => f.Name != "value__")) yield return $"F:{name}.{field.Name}";
            foreach (var method in type.GetMethods(declared).Where(m => !m.IsSpecialName && !IsWrittenByCompiler(m)))
                yield return $"M:{name}.{method.Name}{(method.IsGenericMethod ? "``" + method.GetGenericArguments().Length : "")}";
            // The parameters of a record's head are documented there.
            // one a generation of records
            var ofHead = type.GetMethods().Where(m => m.Name == "Deconstruct").SelectMany(m => m.GetParameters()).Select(p => p.Name)
                .ToHashSet();
            foreach (var property in type.GetProperties(declared)
                .Where(p => !ofHead.Contains(p.Name) && !IsWrittenByCompiler(p.GetMethod!)))
                yield return $"P:{name}.{property.Name}";
        }
    }

    private static bool IsWrittenByCompiler(MethodInfo method) =>
        method.IsDefined(typeof(CompilerGeneratedAttribute)) && !IsAutoProperty(method) || method.Name is "Deconstruct" or "<Clone>$"
        || method.GetBaseDefinition() != method && method.GetBaseDefinition().DeclaringType == typeof(object);

    private static bool IsAutoProperty(MethodInfo method) => method.Name.StartsWith("get_", StringComparison.Ordinal);
}
