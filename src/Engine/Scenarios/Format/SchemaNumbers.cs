using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Scenarios.Format;

/// <summary>Writes the numbers of a schema: plain, uncertain, or either with what it rests on.</summary>
internal sealed class SchemaNumbers(JsonText schema)
{
    /// <summary>The ranges that numbers have, each defined once; many parameters share one.</summary>
    private readonly SortedDictionary<string, Parameter> ranges = new(StringComparer.Ordinal);

    /// <summary>A number of the model: what it is, and the forms that it may be written in.</summary>
    internal void Number(Parameter parameter)
    {
        if (parameter.Names is not null)
        {
            Choice(parameter);
            return;
        }
        var (low, high) = (Invariant.Text(parameter.Low), Invariant.Text(parameter.High));
        var key = $"{(parameter.IsWhole ? "whole" : "number")}-{low}-{high}";
        ranges.TryAdd(key, parameter);
        schema.Text("description",
            $"{parameter.Symbol}: {parameter.Meaning}. {parameter.Unit}, {low} to {high}, default {Invariant.Text(parameter.Default)}. Source: {parameter.Source}.");
        schema.Number("default", parameter.Default);
        schema.Text("$ref", $"#/$defs/{key}");
    }

    /// <summary>A choice: its name, plain or with what it rests on.</summary>
    private void Choice(Parameter parameter)
    {
        schema.Text("description", $"{parameter.Meaning}. Default {parameter.ValueText(parameter.Default)}. Source: {parameter.Source}.");
        schema.Text("default", parameter.ValueText(parameter.Default));
        schema.List("anyOf", () =>
        {
            schema.Item(() => schema.Texts("enum", parameter.Names!));
            schema.Item(() => Grounded(() => schema.Texts("enum", parameter.Names!)));
        });
    }

    /// <summary>A plain number in range.</summary>
    internal void Range(Parameter parameter)
    {
        schema.Text("type", parameter.IsWhole ? "integer" : "number");
        schema.Number("minimum", parameter.Low);
        schema.Number("maximum", parameter.High);
    }

    /// <summary>What the numbers referred to.</summary>
    internal void Definitions() => schema.Object("$defs", () =>
    {
        foreach (var (key, parameter) in ranges)
        {
            schema.Object(key, () => schema.List("anyOf", () =>
            {
                Forms(parameter);
                schema.Item(() => Grounded(() => schema.List("anyOf", () => Forms(parameter))));
            }));
        }
        schema.Object("uncertain", () => schema.List("anyOf", () =>
        {
            foreach (var form in DistributionForm.All) schema.Item(() => schema.Text("$ref", $"#/$defs/{form.Kind}"));
        }));
        foreach (var form in DistributionForm.All) schema.Object(form.Kind, () => Distribution(form));
    });

    private void Forms(Parameter parameter)
    {
        schema.Item(() => Range(parameter));
        foreach (var form in parameter.IsWhole ? DistributionForm.OfWholeNumbers : ["uncertain"])
            schema.Item(() => schema.Text("$ref", $"#/$defs/{form}"));
    }

    private void Grounded(Action value)
    {
        schema.Text("description", "a value and what it rests on");
        schema.Text("type", "object");
        schema.Object("properties", () =>
        {
            schema.Object("value", value);
            foreach (var (name, meaning) in Grounds.Members)
            {
                schema.Object(name, () =>
                {
                    schema.Text("description", meaning);
                    schema.Text("type", "string");
                });
            }
        });
        schema.Texts("required", ["value"]);
        schema.False("additionalProperties");
    }

    private void Distribution(DistributionForm form)
    {
        schema.Text("description", form.Meaning);
        schema.Text("type", "object");
        schema.Object("properties", () =>
        {
            schema.Object("distribution", () => schema.Text("const", form.Kind));
            foreach (var member in form.Members)
            {
                schema.Object(member.Name, () =>
                {
                    schema.Text("description", member.Meaning);
                    schema.Text("type", member.Text is not null ? "string" : member.IsList ? "array" : "number");
                    if (member.Text == TextForm.Name) schema.Text("pattern", SchemaWriter.Name);
                    if (member.Text == TextForm.Line) schema.Text("pattern", "\\S");
                    if (member.IsList) schema.Object("items", () => schema.Text("type", "number"));
                });
            }
        });
        schema.Texts("required",
            ["distribution", .. form.Members.Where(m => m is { IsRequired: true, IsOfFile: false }).Select(m => m.Name)]);
        schema.False("additionalProperties");
    }
}
