using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Scenarios.Format;

namespace NegotiationSim.Engine.Scenarios.GameFiles;

/// <summary>The JSON Schema (2020-12) of game files.</summary>
/// <remarks>That the payoffs have a line for every action and a pair in it for every other is left to the reader.</remarks>
public static class GameSchema
{
    /// <summary>The schema as text.</summary>
    public static string Write() => JsonText.Document(json =>
    {
        var schema = new JsonText(json);
        schema.Item(() =>
        {
            schema.Text("$schema", "https://json-schema.org/draft/2020-12/schema");
            schema.Text("$id", "game.schema.json");
            schema.Text("title", "Game");
            schema.Text("description", "a game of two players who choose at once");
            schema.Text("type", "object");
            schema.Object("properties", () =>
            {
                Text(schema, "$schema", "the JSON Schema that an editor checks the file with");
                Text(schema, "name", "the game's short name; default the file's", "^[a-z0-9][a-z0-9.-]*$");
                Text(schema, "title", "the game in one line", "\\S");
                Text(schema, "description", "what the game is about");
                List(schema, "sources", "what payoffs and story rest on", items: () => schema.Text("type", "string"));
                Player(schema, "row", "the player who chooses the line of the payoffs");
                Player(schema, "column", "the player who chooses the pair in the line");
                Payoffs(schema);
            });
            schema.Texts("required", ["row", "column", "payoffs"]);
            schema.False("additionalProperties");
        });
    });

    private static void Text(JsonText schema, string name, string meaning, string? pattern = null) => schema.Object(name, () =>
    {
        schema.Text("description", meaning);
        schema.Text("type", "string");
        if (pattern is not null) schema.Text("pattern", pattern);
    });

    private static void Player(JsonText schema, string name, string meaning) => schema.Object(name, () =>
    {
        schema.Text("description", meaning);
        schema.Text("type", "object");
        schema.Object("properties", () =>
        {
            Text(schema, "name", "what tables call the player", "\\S");
            List(schema, "actions", "the names of its actions; in repeated play the first is to cooperate, the second to defect",
                () => Text(schema), 1, MatrixGame.MostActions);
        });
        schema.Texts("required", ["actions"]);
        schema.False("additionalProperties");
    });

    private static void Text(JsonText schema)
    {
        schema.Text("type", "string");
        schema.Text("pattern", "\\S");
    }

    private static void Payoffs(JsonText schema) =>
        List(schema, "payoffs", "a line an action of the row player", () =>
        {
            schema.Text("type", "array");
            schema.Object("items", () =>
            {
                schema.Text("description", "the row player's payoff, then the column player's");
                schema.Text("type", "array");
                schema.Object("items", () =>
                {
                    schema.Text("type", "number");
                    schema.Number("minimum", -GameReader.GreatestPayoff);
                    schema.Number("maximum", GameReader.GreatestPayoff);
                });
                schema.Number("minItems", 2);
                schema.Number("maxItems", 2);
            });
            schema.Number("minItems", 1);
            schema.Number("maxItems", MatrixGame.MostActions);
        }, 1, MatrixGame.MostActions);

    private static void List(JsonText schema, string name, string meaning, Action items, int least = 0, int most = 0) =>
        schema.Object(name, () =>
    {
        schema.Text("description", meaning);
        schema.Text("type", "array");
        schema.Object("items", items);
        if (least > 0) schema.Number("minItems", least);
        if (most > 0) schema.Number("maxItems", most);
    });
}
