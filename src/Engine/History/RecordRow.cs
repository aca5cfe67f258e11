using System.Globalization;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.History;

/// <summary>What a record says in one place, whatever its form.</summary>
/// <param name="Text">The value as a CSV cell would have it; empty where it is not known.</param>
/// <param name="Shown">The value in messages.</param>
/// <param name="Where">Finds where it stands.</param>
/// <param name="Path">What it is called.</param>
internal readonly record struct RecordCell(string Text, string Shown, Func<Place> Where, string Path);

/// <summary>How a form of records writes what messages name.</summary>
/// <param name="Quarter">An example of a quarter.</param>
/// <param name="Yes">It was so.</param>
/// <param name="No">It was not.</param>
/// <param name="Unknown">What to leave it where it is not known.</param>
internal sealed record RecordWords(string Quarter, string Yes, string No, string Unknown);

/// <summary>Reads one quarter of a record and says what is wrong with it.</summary>
internal static class RecordRow
{
    private const int MostEvents = 200;

    /// <summary>Reads a quarter.</summary>
    /// <param name="at">The cell of a column, by its index in <see cref="RecordReader.Columns"/>.</param>
    /// <param name="before">The quarter before it, if there is one.</param>
    /// <param name="words">How its form writes things.</param>
    /// <exception cref="ScenarioException">The first thing that is wrong with it.</exception>
    internal static Observation Read(Func<int, RecordCell> at, Quarter? before, RecordWords words)
    {
        var label = at(0);
        if (!Quarter.TryParse(label.Text, out var quarter))
            throw Fault(label, $"{label.Shown} is no quarter", $"Write it as {words.Quarter}.");
        if (before is { } last && quarter.Since(last) != 1)
            throw Fault(label, $"{quarter} stands where {last.Plus(1)} should",
                $"Give every quarter once, in order; leave what is not known {words.Unknown}.");
        return new Observation(quarter, Count(at(3), words), Count(at(4), words), Flag(at(5), words), Flag(at(6), words),
            Name(at(1))) { Leader = Name(at(2)) };
    }

    internal static ScenarioException Fault(RecordCell cell, string what, string cure) => Fault(cell.Where(), cell.Path, what, cure);

    internal static ScenarioException Fault(Place place, string path, string what, string cure) =>
        new([new Problem(place, path, what, cure)]);

    private static string? Name(RecordCell cell) => cell.Text.Length > 0 ? cell.Text : null;

    private static int? Count(RecordCell cell, RecordWords words) =>
        cell.Text.Length == 0 ? null
        : int.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= MostEvents ? n
        : throw Fault(cell, $"{cell.Shown} is no count", $"Give a whole number from 0 to {MostEvents}, or leave it {words.Unknown}.");

    private static bool? Flag(RecordCell cell, RecordWords words) => cell.Text switch
    {
        "" => null,
        "0" or "no" or "false" => false,
        "1" or "yes" or "true" => true,
        _ =>
            throw Fault(cell, $"{cell.Shown} is neither {words.No} nor {words.Yes}",
                $"Give {words.Yes} if it was so in the quarter, {words.No} if not, or leave it {words.Unknown}."),
    };
}
