using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.History;

/// <summary>A model as it was at the end of its scenario: what it forecasts afterwards, nobody could fit it to.</summary>
/// <param name="At">The last quarter that it has seen.</param>
/// <param name="Hash">What tells it from any other: digits of the SHA-256 of the resolved scenario, of the record up to that quarter, and
/// of the chance that the filter gave to every quarter of it, to nine digits. The last part changes with the program's equations, the
/// particles and the seed.</param>
public sealed record FrozenModel(Quarter At, string Hash)
{
    private const int Digits = 12;
    private static readonly string[] Parts =
    [
        "the scenario (resolved, every number of it)", "the record up to that quarter",
        "what the program makes of them: another version, or other --particles, --seed, --lag",
    ];

    /// <summary>Freezes a model; null where the record does not reach from the scenario's start to its end and beyond, or to it.</summary>
    /// <param name="scenario">The scenario, with a start.</param>
    /// <param name="record">The record.</param>
    /// <param name="filter">The filter of both.</param>
    public static FrozenModel? Of(Scenario scenario, HistoricalRecord record, FilterResult filter)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(filter);
        if (EndOf(scenario) is not { } end || record.Quarters[0].Quarter != scenario.Start || record.Quarters[^1].Quarter < end)
            return null;
        var seen = end.Since(record.Quarters[0].Quarter) + 1;
        string[] parts =
        [
            scenario.Sha256, HashOf(record.Quarters.Take(seen).Select(q => q.ToString())),
            HashOf(filter.LogLikelihoods.Take(seen).Select(l => l.ToString("G9", CultureInfo.InvariantCulture))),
        ];
        return new FrozenModel(end, string.Join('-', parts.Select(p => p[..Digits])));
    }

    private static string HashOf(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));

    /// <summary>The last quarter of a scenario.</summary>
    public static Quarter? EndOf(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Start?.Plus(scenario.Rounds - 1);
    }

    /// <summary>In what it differs from the model of a hash, in words; empty if in nothing.</summary>
    /// <param name="hash">The hash.</param>
    public IReadOnlyList<string> DifferencesFrom(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        var (own, other) = (Hash.Split('-'), hash.Trim().Split('-'));
        return other.Length != Parts.Length ? ["it is no hash that this program writes"] : [.. Parts.Where((_, i) => own[i] != other[i])];
    }
}

/// <summary>The primary figure (docs/history.md): how well the frozen model forecast what came after it was frozen.</summary>
/// <param name="Frozen">The model.</param>
/// <param name="From">The first quarter that is scored.</param>
/// <param name="To">The last.</param>
/// <param name="Model">Mean joint logarithmic score a quarter; lower is better.</param>
/// <param name="Naive">The same of the naive forecasts, target by target the one that was the best until the model was frozen.</param>
/// <param name="Against">Which they are.</param>
/// <param name="Skill">The model against them.</param>
public sealed record PrimaryFigure(
    FrozenModel Frozen, Quarter From, Quarter To, double Model, double Naive, IReadOnlyDictionary<ForecastQuantity, string> Against,
    Skill Skill);
