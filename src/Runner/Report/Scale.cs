using System.Globalization;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Report;

/// <summary>A straight scale from values to places on a chart, with ticks at round numbers.</summary>
internal readonly struct Scale(double low, double high, double from, double to)
{
    /// <summary>A scale over all values, a twentieth wider at ends that are not a natural bound.</summary>
    internal static Scale Over(IEnumerable<double> values, double from, double to, bool hasZero)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var (low, high) = (finite.Min(), finite.Max());
        if (hasZero) (low, high) = (Math.Min(low, 0), Math.Max(high, 0));
        if (high - low < 1e-9) (low, high) = (low - .5, high + .5);
        var air = (high - low) / 20;
        return new Scale(low == 0 ? 0 : low - air, high == 0 ? 0 : high + air, from, to);
    }

    internal double At(double value) => from + (value - low) / (high - low) * (to - from);

    /// <summary>Ticks at steps of 1, 2 or 5 times a power of ten.</summary>
    internal IReadOnlyList<(double Value, string Text)> Ticks(int about = 4)
    {
        var rough = (high - low) / about;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
        var decimals = Math.Max(0, (int)-Math.Floor(Math.Log10(step)));
        var ticks = new List<(double, string)>();
        for (var i = Math.Ceiling(low / step); i * step <= high + 1e-9; i++)
            ticks.Add(
                (i * step,
                    double.Abs(i * step) >= 1000 ? (i * step).ToString("N0", CultureInfo.InvariantCulture)
                        : NumberText.Fixed(i * step, decimals)));
        return ticks;
    }
}
