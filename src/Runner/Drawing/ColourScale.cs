using ScottPlot;
using ScottPlot.Colormaps;

namespace NegotiationSim.Runner.Drawing;

/// <summary>Colours for numbers, from dark to light (viridis: van der Walt and Smith 2015), so that grey print keeps their order.</summary>
/// <param name="Label">What the numbers are, with the unit.</param>
/// <param name="Low">The number of the darkest colour.</param>
/// <param name="High">The number of the lightest colour, above <paramref name="Low"/>.</param>
/// <param name="IsSigned">Whether 0 is white in the middle, and less and more than 0 have colours of their own, the less the
/// darker.</param>
internal sealed record ColourScale(string Label, double Low, double High, bool IsSigned = false)
{
    static readonly Viridis Map = new();
    static readonly Color Less = Color.FromHex("#0B3C6F");
    static readonly Color More = Color.FromHex("#E07B00");

    /// <summary>About how many round numbers a scale shows.</summary>
    const int MostLevels = 7;

    /// <summary>The scale of some numbers, from the least to the greatest; what is no number is passed over.</summary>
    public static ColourScale Of(string label, IEnumerable<double> values)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        double low = finite.Min(), high = finite.Max();
        return high - low > 1e-12 * Math.Max(1, Math.Abs(high)) ? new ColourScale(label, low, high)
            : new ColourScale(label, low - .5, high + .5);
    }

    /// <summary>The scale of some differences, as far to one side of 0 as to the other.</summary>
    public static ColourScale OfDifferences(string label, IEnumerable<double> values)
    {
        var most = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return new ColourScale(label, most > 0 ? -most : -.5, most > 0 ? most : .5, IsSigned: true);
    }

    /// <summary>Round numbers on the scale: ticks of its bar, and the contours of a map.</summary>
    public IReadOnlyList<Tick> Levels => Ticks.Of(new Axis(Label, Low, High), MostLevels);

    /// <summary>Where a number stands on the scale, 0 to 1.</summary>
    public double Share(double value) => Math.Clamp((value - Low) / (High - Low), 0, 1);

    /// <summary>The colour of a number; grey for what is no number.</summary>
    public Color At(double value) => !double.IsFinite(value) ? Theme.Faint
        : !IsSigned ? Map.GetColor(Share(value))
        : (value < 0 ? Less : More).MixedWith(Theme.White, 1 - Math.Abs(2 * Share(value) - 1));
}
