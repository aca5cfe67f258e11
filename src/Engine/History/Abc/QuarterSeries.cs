namespace NegotiationSim.Engine.History.Abc;

/// <summary>What a history brought, quarter by quarter: of the record, or of a replication that stands beside it.</summary>
/// <param name="quarters">How many quarters.</param>
public sealed class QuarterSeries(int quarters)
{
    /// <summary>Launch days.</summary>
    public int[] Launches { get; } = new int[quarters];

    /// <summary>Whether a nuclear test was held.</summary>
    public bool[] NuclearTest { get; } = new bool[quarters];

    /// <summary>Whether the record has, or would have, talks.</summary>
    public bool[] Talks { get; } = new bool[quarters];

    /// <summary>Whether an agreement was in force at the quarter's end.</summary>
    public bool[] Agreement { get; } = new bool[quarters];

    /// <summary>How many quarters.</summary>
    public int Count => Launches.Length;

    /// <summary>What a quarter had of a target: a count, or 1 and 0.</summary>
    internal int Of(ForecastQuantity target, int t) => target switch
    {
        ForecastQuantity.Launches => Launches[t],
        ForecastQuantity.NuclearTest => NuclearTest[t] ? 1 : 0,
        ForecastQuantity.Talks => Talks[t] ? 1 : 0,
        _ => Agreement[t] ? 1 : 0,
    };

    /// <summary>The record's quarters; what it does not say reads as none.</summary>
    /// <param name="record">The record.</param>
    public static QuarterSeries Of(HistoricalRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var series = new QuarterSeries(record.Quarters.Count);
        for (var t = 0; t < series.Count; t++)
        {
            var quarter = record.Quarters[t];
            series.Launches[t] = quarter.Launches ?? 0;
            series.NuclearTest[t] = quarter.NuclearTests > 0;
            series.Talks[t] = quarter.Talks ?? false;
            series.Agreement[t] = quarter.Agreement ?? false;
        }
        return series;
    }
}

/// <summary>Which observations of a record count: those that it has, less those held out.</summary>
/// <param name="quarters">How many quarters.</param>
public sealed class Known(int quarters)
{
    /// <summary>By quarter, whether launch days count.</summary>
    public bool[] Launches { get; } = new bool[quarters];

    /// <summary>By quarter, whether nuclear tests count.</summary>
    public bool[] NuclearTest { get; } = new bool[quarters];

    /// <summary>By quarter, whether talks count.</summary>
    public bool[] Talks { get; } = new bool[quarters];

    /// <summary>By quarter, whether agreements count.</summary>
    public bool[] Agreement { get; } = new bool[quarters];

    /// <summary>What a record has.</summary>
    /// <param name="record">The record.</param>
    /// <param name="isHeldOut">Quarters, counted from 0, of which nothing counts; null for none.</param>
    public static Known Of(HistoricalRecord record, Func<int, bool>? isHeldOut = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        var known = new Known(record.Quarters.Count);
        for (var t = 0; t < record.Quarters.Count; t++)
        {
            if (isHeldOut?.Invoke(t) == true) continue;
            var quarter = record.Quarters[t];
            known.Launches[t] = quarter.Launches is not null;
            known.NuclearTest[t] = quarter.NuclearTests is not null;
            known.Talks[t] = quarter.Talks is not null;
            known.Agreement[t] = quarter.Agreement is not null;
        }
        return known;
    }
}
