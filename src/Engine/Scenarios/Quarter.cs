using System.Globalization;

namespace NegotiationSim.Engine.Scenarios;

/// <summary>A quarter of a year: the label of a round.</summary>
/// <remarks><c>default(Quarter)</c> is the first quarter of the year 0.</remarks>
public readonly record struct Quarter : IComparable<Quarter>
{
    private readonly int sinceYearZero;

    /// <summary>A quarter of a year.</summary>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <param name="number">The quarter, 1 to 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">Either is out of range.</exception>
    public Quarter(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 4);
        sinceYearZero = 4 * year + number - 1;
    }

    private Quarter(int sinceYearZero) => this.sinceYearZero = sinceYearZero;

    /// <summary>The year.</summary>
    public int Year => sinceYearZero / 4;

    /// <summary>The quarter of the year, 1 to 4.</summary>
    public int Number => sinceYearZero % 4 + 1;

    /// <summary>The quarter that comes so many quarters later.</summary>
    /// <param name="quarters">How many, 0 or more.</param>
    public Quarter Plus(int quarters) => new(sinceYearZero + quarters);

    /// <summary>How many quarters this one comes after another; below 0 if it comes before.</summary>
    /// <param name="other">The other.</param>
    public int Since(Quarter other) => sinceYearZero - other.sinceYearZero;

    /// <summary>Reads a quarter written as "2001Q3".</summary>
    /// <param name="text">The text.</param>
    /// <param name="quarter">The quarter, if the text is one.</param>
    /// <returns>Whether the text is a quarter.</returns>
    public static bool TryParse(string text, out Quarter quarter)
    {
        quarter = default;
        if (text.Length != 6 || text[4] != 'Q' || text[5] is < '1' or > '4') return false;
        if (!int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < 1) return false;
        quarter = new Quarter(year, text[5] - '0');
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Quarter other) => sinceYearZero.CompareTo(other.sinceYearZero);

    /// <summary>Whether one quarter comes before another.</summary>
    public static bool operator <(Quarter left, Quarter right) => left.CompareTo(right) < 0;

    /// <summary>Whether one quarter comes after another.</summary>
    public static bool operator >(Quarter left, Quarter right) => left.CompareTo(right) > 0;

    /// <summary>Whether one quarter does not come after another.</summary>
    public static bool operator <=(Quarter left, Quarter right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one quarter does not come before another.</summary>
    public static bool operator >=(Quarter left, Quarter right) => left.CompareTo(right) >= 0;

    /// <summary>The quarter as "2001Q3".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}Q{Number}");
}
