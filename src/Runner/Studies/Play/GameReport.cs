using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Games.Equilibria;
using NegotiationSim.Engine.Scenarios.GameFiles;
using NegotiationSim.Engine.Studies.Tournaments;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Play;

/// <summary>Everything that sim play finds out about a game.</summary>
/// <param name="File">The game.</param>
/// <param name="Equilibria">All Nash equilibria.</param>
/// <param name="Branch">The logit branch, up to the greatest λ asked for.</param>
/// <param name="Lambdas">The λ whose equilibria are shown.</param>
/// <param name="Tournament">The tournament, if strategies were given.</param>
internal sealed record GameReport(GameFile File, IReadOnlyList<EquilibriumComponent> Equilibria, LogitBranch Branch,
    IReadOnlyList<double> Lambdas, TournamentResult? Tournament)
{
    /// <summary>What can be found without playing.</summary>
    internal static GameReport Of(GameFile file, IReadOnlyList<double>? lambdas)
    {
        var shown = lambdas ?? UsualLambdas(file.Game);
        try
        {
            return new(file, NashEquilibria.Of(file.Game), LogitBranch.Of(file.Game, Math.Max(shown.Max(), 1e-6)), shown, null);
        }
        catch (ArithmeticException e)
        {
            throw new UserError($"{file.Name}: {e.Message} Give smaller values with --lambda.");
        }
    }

    /// <summary>λ that go from hardly any answer to payoffs to a sharp one: multiples of one over the range of payoffs, rounded to 1, 2 or
    /// 5.</summary>
    internal static IReadOnlyList<double> UsualLambdas(MatrixGame game)
    {
        double[] payoffs =
            [.. from i in Enumerable.Range(0, game.Rows) from j in Enumerable.Range(0, game.Columns)
                from u in new[] { game.RowPayoff(i, j), game.ColumnPayoff(i, j) } select u];
        var range = payoffs.Max() - payoffs.Min();
        if (range == 0) range = 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(range)));
        var unit = (range / power) switch { < 2 => 1, < 5 => 2, _ => 5 } * power;
        return [0, .5 / unit, 1 / unit, 2 / unit, 5 / unit, 10 / unit, 20 / unit];
    }

    /// <summary>Equilibria with their labels: 1, 2, and 3a, 3b for the corners of a continuum.</summary>
    internal IEnumerable<(string Label, MixedProfile Profile)> Labelled() =>
        Equilibria.SelectMany((c, i) => c.Extreme.Select((e, k) => (c.IsPoint ? $"{i + 1}" : Label(i, k), e)));

    /// <summary>The label of a corner of a continuum: the third component's first is 3a.</summary>
    internal static string Label(int component, int corner) => $"{component + 1}{Letter(corner)}";

    private static string Letter(int k) => k < 26 ? ((char)('a' + k)).ToString() : Letter(k / 26 - 1) + Letter(k % 26);
}
