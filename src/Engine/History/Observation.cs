using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.History;

/// <summary>What the record says of one quarter; null where it does not say.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Launches">Launch days, 0 or more: what the model's missile tests are held to.</param>
/// <param name="NuclearTests">Nuclear tests, 0 or more.</param>
/// <param name="Talks">Whether the two sides met.</param>
/// <param name="Agreement">Whether an agreement was in force at the quarter's end.</param>
/// <param name="Administration">Who governed the sender. It is a condition of the forecast, as the policy is, and no observation.</param>
public sealed record Observation(Quarter Quarter, int? Launches, int? NuclearTests, bool? Talks, bool? Agreement, string? Administration)
{
    /// <summary>Who led the target; null where it does not say. A condition of the forecast, too.</summary>
    public string? Leader { get; init; }

    /// <summary>What it says of a target: a count, or 1 and 0; null where it does not say.</summary>
    internal int? SeenOf(ForecastQuantity target) => target switch
    {
        ForecastQuantity.Launches => Launches,
        ForecastQuantity.NuclearTest => NuclearTests is { } n ? Math.Min(n, 1) : null,
        ForecastQuantity.Talks => Talks is { } talks ? (talks ? 1 : 0) : null,
        _ => Agreement is { } agreement ? (agreement ? 1 : 0) : null,
    };
}

/// <summary>A dispute's record, quarter after quarter without a gap.</summary>
public sealed class HistoricalRecord
{
    /// <summary>A record.</summary>
    /// <param name="quarters">At least one quarter, in order, none left out.</param>
    /// <exception cref="ArgumentException">There is none, or they do not follow each other.</exception>
    public HistoricalRecord(IReadOnlyList<Observation> quarters)
    {
        ArgumentNullException.ThrowIfNull(quarters);
        if (quarters.Count == 0) throw new ArgumentException("A record has at least one quarter.", nameof(quarters));
        for (var i = 1; i < quarters.Count; i++)
            if (quarters[i].Quarter.Since(quarters[i - 1].Quarter) != 1)
                throw new ArgumentException($"{quarters[i].Quarter} does not follow {quarters[i - 1].Quarter}.", nameof(quarters));
        Quarters = quarters;
    }

    /// <summary>The quarters, in order.</summary>
    public IReadOnlyList<Observation> Quarters { get; }

    /// <summary>The part from one quarter to another, both included; null for the record's own end.</summary>
    /// <param name="from">The first quarter kept.</param>
    /// <param name="to">The last quarter kept.</param>
    /// <exception cref="ArgumentException">Nothing is left.</exception>
    public HistoricalRecord Between(Quarter? from, Quarter? to) =>
        new([.. Quarters.Where(q => !(q.Quarter < from) && !(q.Quarter > to))]);
}
