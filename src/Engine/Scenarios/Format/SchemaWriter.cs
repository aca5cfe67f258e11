
namespace NegotiationSim.Engine.Scenarios.Format;

/// <summary>Writes shapes as JSON Schema. What a schema cannot say (sums, orders, files) is left to the reader.</summary>
internal sealed class SchemaWriter
{
    /// <summary>What a name looks like: small letters, digits, points and hyphens.</summary>
    internal const string Name = "^[a-z0-9][a-z0-9.-]*$";

    private const string PartyName = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

    private readonly JsonText schema;
    private readonly SchemaNumbers numbers;

    private SchemaWriter(JsonText schema) => (this.schema, numbers) = (schema, new SchemaNumbers(schema));

    internal static string Write(string id, string title, Action<SchemaWriter> body) => JsonText.Document(json =>
    {
        var schema = new JsonText(json);
        var writer = new SchemaWriter(schema);
        schema.Item(() =>
        {
            schema.Text("$schema", "https://json-schema.org/draft/2020-12/schema");
            schema.Text("$id", id);
            schema.Text("title", title);
            body(writer);
            writer.numbers.Definitions();
        });
    });

    /// <summary>A policy file: all levers, or another file and the levers that differ.</summary>
    internal void PolicyFile()
    {
        Group(DocumentShapes.PolicyFile);
        schema.List("anyOf", () =>
        {
            schema.Item(() => schema.Texts("required", ["extends"]));
            schema.Item(() => schema.Texts("required", Coercion.Policies.Policy.Stated));
        });
    }

    /// <summary>An object's members, written into the object that is open.</summary>
    internal void Group(GroupShape group)
    {
        schema.Text("description", group.Meaning);
        schema.Text("type", "object");
        schema.Object("properties", () =>
        {
            foreach (var (name, shape) in group.Members) schema.Object(name, () => Member(shape));
        });
        schema.False("additionalProperties");
    }

    private void Member(Shape shape)
    {
        switch (shape)
        {
            case GroupShape group:
                Group(group);
                return;
            case NumberShape number:
                numbers.Number(number.Declaration);
                return;
        }
        schema.Text("description", shape.Meaning);
        switch (shape)
        {
            case CountShape count:
                numbers.Range(count.Declaration);
                schema.Number("default", count.Declaration.Default);
                break;
            case TextShape text:
                schema.Text("type", "string");
                if (text.Form == TextForm.Name) schema.Text("pattern", Name);
                if (text.Form == TextForm.Quarter) schema.Text("pattern", "^[0-9]{4}Q[1-4]$");
                if (text.Form == TextForm.Line) schema.Text("pattern", "\\S");
                break;
            case FlagShape:
                schema.Text("type", "boolean");
                break;
            case TextsShape:
                schema.Text("type", "array");
                schema.Object("items", () => schema.Text("type", "string"));
                break;
            case RoundShape:
                schema.List("anyOf", () =>
                {
                    schema.Item(() => numbers.Range(DocumentShapes.Rounds));
                    schema.Item(() => Member(new TextShape(TextForm.Quarter, "a quarter, as 2001Q1; needs \"start\"")));
                });
                break;
            case PolicyShape policy:
                schema.List("anyOf", () =>
                {
                    schema.Item(() => Member(new TextShape(TextForm.Any, "a policy file, relative to this file")));
                    schema.Item(() => Group(policy.Point));
                });
                break;
            case TimelineShape:
                schema.Text("type", "array");
                schema.Number("minItems", 1);
                schema.Object("items", () => Group(DocumentShapes.Era(0)));
                break;
            case PartiesShape parties:
                Parties(parties);
                break;
        }
    }

    private void Parties(PartiesShape parties)
    {
        schema.Text("type", "object");
        schema.Number("maxProperties", parties.Most);
        schema.Object("propertyNames", () => schema.Text("pattern", PartyName));
        schema.Object("additionalProperties", () => schema.List("anyOf", () =>
        {
            schema.Item(() => Group(parties.Of("NAME", 0)));
            schema.Item(() =>
            {
                schema.Text("description", $"null takes away an inherited {parties.One}");
                schema.Text("type", "null");
            });
        }));
    }
}
