using System.Text.Json;
using NegotiationSim.Engine.Games.Equilibria;
using NegotiationSim.Engine.Games.Ordinal;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Scenarios.GameFiles;

namespace NegotiationSim.Engine.Tests.Scenarios.GameFiles;

public class GameFilesTests
{
    private const string Sound =
        """{ "row": { "actions": ["a", "b"] }, "column": { "name": "other", "actions": ["x", "y"] }, "payoffs": [[[1, 2], [3, 4]], [[5, 6], [7, 8]]] }""";

    private static GameFile Read(string json) =>
        GameReader.Read("my game.json", new MemoryFiles(new Dictionary<string, string> { ["my game.json"] = json }));

    [Fact]
    public void A_file_gives_the_game_that_is_written_in_it()
    {
        var file = Read(Sound);
        Assert.Equal(("my-game", "my-game", "row", "other"), (file.Name, file.Title, file.Game.Row.Name, file.Game.Column.Name));
        Assert.Equal((5, 6), (file.Game.RowPayoff(1, 0), file.Game.ColumnPayoff(1, 0)));
        Assert.Equal(["x", "y"], file.Game.Column.Actions);
    }

    [Fact]
    public void Every_built_in_game_reads_back_as_it_was_written_and_fits_its_schema()
    {
        var schema = JsonDocument.Parse(GameSchema.Write()).RootElement;
        Assert.All(GameCatalogue.All, game =>
        {
            var json = game.ToJson();
            Assert.Equal(json, Read(json).ToJson());
            Assert.Empty(SchemaCheck.Faults(schema, JsonDocument.Parse(json).RootElement));
            Assert.Equal(game, GameCatalogue.Find(game.Name));
            Assert.True(game.Description.Length > 20 && game.Sources.Count > 0);
        });
    }

    [Theory]
    [InlineData("prisoners-dilemma", "Prisoner's Dilemma")]
    [InlineData("stag-hunt", "Stag Hunt")]
    [InlineData("assurance", "Assurance")]
    [InlineData("chicken", "Chicken")]
    [InlineData("deadlock", "Deadlock")]
    [InlineData("called-bluff", "Called Bluff")]
    [InlineData("bully", "Bully")]
    [InlineData("hero", "Hero")]
    [InlineData("leader", "Leader")]
    [InlineData("harmony", "Harmony")]
    public void A_built_in_game_is_of_the_type_it_is_called_after(string name, string type) =>
        Assert.Equal(type, OrdinalNames.Of(Assert.Single(OrdinalGame.Of(GameCatalogue.Find(name)!.Game)))!.Name);

    /// <summary>By equalising: the inspectee cheats so that inspecting pays −1.25 either way, the inspector inspects so that cheating pays
    /// 0.</summary>
    [Fact]
    public void Inspection_is_mixed_as_equalising_says()
    {
        var only = Assert.Single(NashEquilibria.Extreme(GameCatalogue.Find("inspection")!.Game));
        Assert.Equal(.6, only.Row[1], 1e-12);
        Assert.Equal(.125, only.Column[1], 1e-12);
    }

    [Theory]
    [InlineData("""{ "row": { "actions": ["a", "a"] }, "column": { "actions": ["x"] }, "payoffs": [[[1, 1]], [[1, 1]]] }""",
        "my game.json:1:29 row.actions[1]: \"a\" is named twice")]
    [InlineData("""{ "rows": 1 }""", "my game.json:1:3 rows: there is no \"rows\" here. Did you mean 'row'?")]
    [InlineData("""{ "row": { "actions": ["a"] }, "column": { "actions": ["x"] } }""", "payoffs: the game has no payoffs")]
    [InlineData("""{ "row": { "actions": ["a"] }, "column": { "actions": ["x"] }, "payoffs": [[[1]]] }""",
        "payoffs[0][0]: there are 1 numbers, not 2")]
    [InlineData("""{ "row": { "actions": ["a"] }, "column": { "actions": ["x"] }, "payoffs": [[[1, "2"]]] }""",
        "payoffs[0][0][1]: expected a number, got the text \"2\"")]
    [InlineData("""{ "row": { "actions": ["a"] }, "column": { "actions": ["x"] }, "payoffs": [[[1, 1e10]]] }""", "is too great")]
    [InlineData("""{ "row": { "actions": [] }, "column": { "actions": "x" } }""", "row.actions: there are 0 actions")]
    [InlineData("""{ "row": { "actions": ["a"] """, "the file ends inside")]
    [InlineData("[]", "expected an object")]
    public void What_is_wrong_is_said_with_its_place(string json, string said) =>
        Assert.Contains(said, Assert.Throws<ScenarioException>(() => Read(json)).Message);

    [Fact]
    public void All_faults_are_said_at_once() => Assert.Equal(4, Assert.Throws<ScenarioException>(() =>
        Read(
            """{ "colour": 1, "row": { "actions": ["a", "a"] }, "column": { "actions": ["x"] }, "payoffs": [[1], [[1, true]]] }""")).Problems.Count);
}
