using System.Globalization;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Runner.Drawing;

/// <summary>A place on an axis and the number that stands there.</summary>
internal readonly record struct Tick(double Place, string Text);

/// <summary>Chooses round numbers for axes.</summary>
internal static class Ticks
{
    static readonly double[] Steps = [1, 2, 5];
    static readonly int[] RoundSteps =
        [1, 2, 4, 8, 12, 20, 40, 60, 80, 100, 120, 200, 240, 400, 600, 1000, 2000, 4000, 10000, 20000, 40000, 100000, 1000000];

    /// <summary>The ticks of an axis, at most about so many.</summary>
    public static IReadOnlyList<Tick> Of(Axis axis, int most)
    {
        if (axis.IsBare && axis.Rows.Count == 0) return [];
        if (axis.Rows.Count > 0) return [.. axis.Rows.Select((name, row) => new Tick(row, axis.NamesRows ? name : ""))];
        if (axis.Years)
            return [
                .. Between(axis.Low, axis.High, most).Select(t => t with { Text = t.Place.ToString("F0", CultureInfo.InvariantCulture) })];
        if (axis.Whole)
            return [.. Between(axis.Low, axis.High, most).Where(t => t.Place == Math.Round(t.Place))
                .Select(t => t with { Text = Text(t.Place, 0) })];
        if (axis.Start is { } start) return OfQuarters(axis, start, most);
        return axis.Rounds ? OfRounds(axis, most) : Between(axis.Low, axis.High, most);
    }

    /// <summary>Whole rounds; from four up, whole years; up to the last round where a step allows it.</summary>
    static List<Tick> OfRounds(Axis axis, int most)
    {
        var length = axis.High - axis.Low;
        var fine = RoundSteps.FirstOrDefault(s => length / s <= most - 1, RoundSteps[^1]);
        var step = RoundSteps.FirstOrDefault(s => s >= fine && s <= 2 * fine && length % s == 0, fine);
        return Every(axis.Low, axis.High, step, 0);
    }

    /// <summary>Years at the rounds, here quarters, with which they begin; fewer than two years have their quarters named.</summary>
    static List<Tick> OfQuarters(Axis axis, Quarter start, int most)
    {
        var first = start.Year + (start.Number - 1) / 4.0;
        var years = Between(first + axis.Low / 4, first + axis.High / 4, most).Where(t => t.Place == Math.Round(t.Place))
            .Select(t => new Tick((t.Place - first) * 4, t.Place.ToString("F0", CultureInfo.InvariantCulture))).ToList();
        return years.Count > 1 ? years
            : [.. OfRounds(axis, most).Select(t => t with { Text = start.Plus((int)t.Place).ToString() })];
    }

    /// <summary>The finest of steps 1, 2 and 5 times a power of ten that gives no more ticks than asked, though never one tick
    /// alone.</summary>
    static List<Tick> Between(double low, double high, int most)
    {
        List<Tick> finer = [];
        for (var power = (int)Math.Floor(Math.Log10((high - low) / most)); ; power++)
        {
            foreach (var multiple in Steps)
            {
                var ticks = Every(low, high, multiple * Math.Pow(10, power), Math.Max(0, -power));
                if (ticks.Count <= most) return ticks.Count > 1 || finer.Count == 0 ? ticks : finer;
                finer = ticks;
            }
        }
    }

    static List<Tick> Every(double low, double high, double step, int decimals)
    {
        var ticks = new List<Tick>();
        for (var i = Math.Ceiling(low / step - 1e-9); i * step <= high + step * 1e-9; i++)
            ticks.Add(new Tick(i * step, Text(i * step, decimals)));
        return ticks;
    }

    /// <summary>A number within a range, with as many digits as the range's length deserves: to a hundredth of it at least.</summary>
    public static string Short(double value, double length)
    {
        var text =
            Text(value, length == 0 || !double.IsFinite(length) ? 2 : Math.Clamp(1 - (int)Math.Floor(Math.Log10(Math.Abs(length))), 0, 6));
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>A number with a true minus sign.</summary>
    public static string Text(double value, int decimals) =>
        (Math.Round(value, Math.Min(decimals, 15)) + 0.0).ToString("N" + decimals, CultureInfo.InvariantCulture).Replace('-', '−');
}
