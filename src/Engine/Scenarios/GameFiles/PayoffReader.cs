using NegotiationSim.Engine.Games;
using NegotiationSim.Engine.Scenarios.Json;
using NegotiationSim.Engine.Scenarios.Reading;

namespace NegotiationSim.Engine.Scenarios.GameFiles;

/// <summary>Reads the table of payoffs: a line an action of the row player, in it a pair an action of the column player.</summary>
internal static class PayoffReader
{
    /// <summary>Reads the table; null, with at least one finding, where a payoff is missing or wrong.</summary>
    internal static (double[,] Row, double[,] Column)? Read(
        PlacedValue game, string path, GamePlayer row, GamePlayer column, Findings findings)
    {
        if (game["payoffs"] is not { } table)
        {
            findings.Add(game, path, "the game has no payoffs",
                "Add \"payoffs\": [[[3, 3], [0, 5]], [[5, 0], [1, 1]]]: a line an action of the row player, in it a pair an action of the "
                    + "column player.");
            return null;
        }
        var (first, second) = (new double[row.Actions.Count, column.Actions.Count], new double[row.Actions.Count, column.Actions.Count]);
        var isSound = IsListOf(table, path, row.Actions.Count, "lines", "one an action of the row player", findings);
        for (var i = 0; i < Math.Min(table.Items.Count, row.Actions.Count); i++)
        {
            var line = table.Items[i];
            if (!IsListOf(line, $"{path}[{i}]", column.Actions.Count, "pairs", "one an action of the column player", findings))
            {
                isSound = false;
                continue;
            }
            for (var j = 0; j < column.Actions.Count; j++)
            {
                var (pair, at) = (line.Items[j], $"{path}[{i}][{j}]");
                if (IsListOf(pair, at, 2, "numbers", "the row player's payoff, then the column player's", findings)
                    && Payoff(pair.Items[0], $"{at}[0]", findings) is { } u && Payoff(pair.Items[1], $"{at}[1]", findings) is { } v)
                        (first[i, j], second[i, j]) = (u, v);
                else isSound = false;
            }
        }
        return isSound ? (first, second) : null;
    }

    private static bool IsListOf(PlacedValue value, string path, int count, string what, string meaning, Findings findings)
    {
        if (value.Kind == JsonKind.List && value.Items.Count == count) return true;
        if (value.Kind != JsonKind.List) findings.WrongType(value, path, $"a list of {count} {what}", $"Write [ … ]: {meaning}.");
        else findings.Add(value, path, $"there are {value.Items.Count} {what}, not {count}", $"Give {count}: {meaning}.");
        return false;
    }

    private static double? Payoff(PlacedValue value, string path, Findings findings)
    {
        if (value.Kind != JsonKind.Number)
            findings.WrongType(value, path, "a number", Mistakes.NumberCure(value, "Write a number, without quotes."));
        else if (Math.Abs(value.Number) <= GameReader.GreatestPayoff) return value.Number;
        else
            findings.Add(value, path, $"{value.NumberText()} is too great",
                $"Payoffs lie between −10⁹ and 10⁹: give them in another unit.");
        return null;
    }
}
