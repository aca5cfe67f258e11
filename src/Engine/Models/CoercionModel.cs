using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Models;

/// <summary>The model of coercive bargaining: docs/model.md.</summary>
internal sealed class CoercionModel : Model
{
    /// <summary>The readings of <see cref="Model.OfRuns"/>, in that order.</summary>
    internal CoercionQuantities<Real1>.RunReading[] RunReadings => field ??=
        [.. OfRuns.Select(q => CoercionQuantities<Real1>.All.First(d => d.Quantity == q).OfRun!)];

    /// <summary>The readings of <see cref="Model.OfRuns"/> in the mean over ruptures, in that order; null where there is none.</summary>
    internal CoercionQuantities<Real1>.ExpectedReading?[] ExpectedReadings => field ??=
        [.. OfRuns.Select(q => CoercionQuantities<Real1>.All.First(d => d.Quantity == q).Expected)];

    /// <inheritdoc/>
    public override string Name => ModelFormat.Coercion.Name;

    /// <inheritdoc/>
    public override string InWords => "the agent-based model of coercive bargaining, second edition";

    /// <inheritdoc/>
    public override IReadOnlyList<string> References => ["Grimm2020", "Politzilla"];

    /// <inheritdoc/>
    public override string Page => "docs/model.md";

    /// <inheritdoc/>
    public override string Round => "quarter";

    /// <inheritdoc/>
    public override string RoundInWords => "a quarter of a year";

    /// <inheritdoc/>
    public override IReadOnlyList<Quantity> Quantities { get; } = [.. CoercionQuantities<Real1>.All.Select(d => d.Quantity)];

    /// <inheritdoc/>
    public override Player NewPlayer(Scenario scenario, bool followsRounds = false) => new CoercionPlayer(this, scenario, followsRounds);

    /// <inheritdoc/>
    internal override Player NewPlayerOfMeans(Scenario scenario) => new CoercionPlayer(this, scenario, false, isOfMeans: true);

    /// <inheritdoc/>
    public override IReadOnlyList<Price> Prices { get; } = [.. CoercionQuantities<Real1>.Priced.Select(p => p.Price)];

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Mediators { get; } =
        [.. Enum.GetNames<Engine.Coercion.Simulation.Mediators>().Skip(1).Select(n => n.ToLowerInvariant())];

    /// <inheritdoc/>
    internal override bool IsWorkedOut(Quantity quantity) => quantity.Is(Uses.Stops);

    /// <inheritdoc/>
    public override bool Has(Quantity quantity, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return quantity?.When is null || scenario.SenderConstituencyNames.Count + scenario.TargetConstituencyNames.Count > 0;
    }

    /// <inheritdoc/>
    public override Highlights Highlights { get; } = new()
    {
        Headline = ["senderPayoff", "capability", "tension", "war"],
        Compared = ["capability", "tension", "missileTests", "nuclearTests", "agreementAtEnd", "war", "senderPayoff", "targetPayoff"],
        Followed =
        [
            ("trajectories", "State of the world over time", ["capability", "tension", "hardship", "openness"]),
            ("trust", "Trust of both sides over time", ["senderTrust", "targetTrust"]),
        ],
        Parted = ("targetType", ["capability", "tension"]),
        Overlaid = ["capability", "tension", "senderTrust", "targetTrust"],
        Telling = ("mechanisms.spiral", "mechanisms.autarky"), // on which the essay's and the hawks' world differ
        Reported =
        [
            "capability", "tension", "senderTrust", "targetTrust", "inForce", "depth", "relief", "hardship", "openness", "missileTests",
            "nuclearTests", "senderPayoff",
        ],
        EndsInWords = "A run ends in war, in regime collapse, or at the horizon denuclearised, rolled back, capped or advanced",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<string> UsualObjectives => ["senderPayoff", "capability", "war", "relief"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Mechanisms { get; } =
        [.. Engine.Coercion.World.Mechanisms.Parameters.Select(p => "mechanisms." + p.Declaration.Path)];

    /// <inheritdoc/>
    internal override IEnumerable<Caution> CautionsAbout(long replications, long rounds, IReadOnlyDictionary<string, double> totals) =>
        CoercionCautions.About(replications, rounds, totals);

    private protected override bool IsOfRun(Quantity quantity) =>
        CoercionQuantities<Real1>.All.First(d => d.Quantity == quantity).OfRun is not null;
}
