using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Scenarios.Format;

namespace NegotiationSim.Engine.Scenarios.GameFiles;

/// <summary>A matrix game with what is to be known of it.</summary>
/// <param name="Name">Its short name: <c>prisoners-dilemma</c>.</param>
/// <param name="Title">Its name in one line.</param>
/// <param name="Description">What it is about; may be empty.</param>
/// <param name="Sources">What its payoffs and its story rest on.</param>
/// <param name="Game">The game.</param>
public sealed record GameFile(string Name, string Title, string Description, IReadOnlyList<string> Sources, MatrixGame Game)
{
    /// <summary>The game as a file: reading it gives the same game.</summary>
    public string ToJson() => JsonText.Document(json =>
    {
        var text = new JsonText(json);
        text.Item(() =>
        {
            text.Text("name", Name);
            text.Text("title", Title);
            if (Description.Length > 0) text.Text("description", Description);
            if (Sources.Count > 0) text.Texts("sources", Sources);
            foreach (var (member, player) in new[] { ("row", Game.Row), ("column", Game.Column) })
            {
                text.Object(member, () =>
                {
                    text.Text("name", player.Name);
                    text.Texts("actions", player.Actions);
                });
            }
            text.List("payoffs", () =>
            {
                for (var i = 0; i < Game.Rows; i++)
                {
                    json.WriteStartArray();
                    for (var j = 0; j < Game.Columns; j++)
                    {
                        json.WriteStartArray();
                        json.WriteNumberValue(Game.RowPayoff(i, j));
                        json.WriteNumberValue(Game.ColumnPayoff(i, j));
                        json.WriteEndArray();
                    }
                    json.WriteEndArray();
                }
            });
        });
    });
}
