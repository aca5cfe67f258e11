using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Games.Ordinal;

namespace NegotiationSim.Engine.Tests.Games.Ordinal;

public class OrdinalGameTests
{
    private static readonly OrdinalGame[] All =
        [.. OrdinalGame.Orders().SelectMany(r => OrdinalGame.Orders().Select(c => OrdinalGame.Of(r, c)))];

    private static readonly OrdinalGame[] Types = [.. All.GroupBy(g => g.Code).Select(g => g.First())];

    [Fact]
    public void The_576_strict_games_are_of_78_types()
    {
        Assert.Equal(576, All.Length);
        Assert.Equal(78, Types.Length);
        Assert.Equal(78, All.Distinct().Count());
    }

    /// <summary>Rapoport and Guyer 1966; Brams 1994: 12 symmetric types, 21 without conflict, 57 with.</summary>
    [Fact]
    public void Twelve_types_are_symmetric_and_twenty_one_without_conflict()
    {
        Assert.Equal(12, Types.Count(t => t.IsSymmetric));
        Assert.Equal(21, Types.Count(t => t.HasNoConflict));
    }

    [Fact]
    public void Named_types_are_different_types_and_have_the_orders_they_are_named_for()
    {
        Assert.Equal(OrdinalNames.Types.Count, OrdinalNames.Types.Select(t => t.Game().Code).Distinct().Count());
        Assert.All(OrdinalNames.Orders, o => Assert.Equal("PRST", string.Concat(o.Order.Order())));
        foreach (var (game, name) in new[] { (Sample.Dilemma, "Prisoner's Dilemma"), (Sample.Chicken, "Chicken"),
            (Sample.StagHunt, "Stag Hunt"), (Sample.Deadlock, "Deadlock"), (Sample.CalledBluff, "Called Bluff") })
        {
            Assert.Equal(name, OrdinalNames.Of(Assert.Single(OrdinalGame.Of(game)))!.Name);
            Assert.Equal(name, OrdinalNames.Of(Assert.Single(OrdinalGame.Of(game.Transposed())))!.Name);
        }
    }

    [Fact]
    public void The_players_of_Called_Bluff_are_in_different_games()
    {
        Assert.Contains(("Prisoner's Dilemma", "Chicken"), OrdinalNames.Readings(OrdinalGame.Of(Sample.CalledBluff)[0]));
        Assert.False(OrdinalGame.Of(Sample.CalledBluff)[0].IsSymmetric);
    }

    [Fact]
    public void Ties_put_a_game_on_the_border_of_types()
    {
        var battle = OrdinalGame.Of(MatrixGame.TwoByTwo((2, 1), (0, 0), (0, 0), (1, 2)));
        Assert.Equal(4, battle.Count);
        Assert.Equal(["Hero", "Leader"],
            battle.Select(g => OrdinalNames.Of(g)?.Name).OfType<string>().Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Dominance_is_counted_as_the_equilibria_have_it()
    {
        Assert.Equal([2, 0, 0, 2, 1],
            new[] { Sample.Dilemma, Sample.Chicken, Sample.StagHunt, Sample.Deadlock, Sample.CalledBluff }.Select(
                g => OrdinalGame.Of(g)[0].PlayersWithDominance));
        Assert.Throws<ArgumentException>(() => OrdinalGame.Of([1, 2, 3, 3], [1, 2, 3, 4]));
    }
}
