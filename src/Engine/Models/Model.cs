using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Models;

/// <summary>A model that studies can play without knowing it: what comes out of it, and who plays it.</summary>
/// <remarks>A new one is a folder with its numbers and equations, the shape of its scenarios, a class like this and a line in
/// <see cref="All"/>.</remarks>
public abstract class Model
{
    private readonly Lazy<IReadOnlyList<Quantity>> ofRuns;

    private protected Model() =>
        ofRuns = new(() => [.. Quantities.Where(q => q.Is(Uses.Metric)), .. Quantities.Where(q => IsOfRun(q) && !q.Is(Uses.Metric))]);

    /// <summary>The name of the quantity, among those of runs, that tells how many rounds were played; every model has it.</summary>
    public const string RoundsPlayed = "rounds";

    /// <summary>The name of the metric that policies are ranked by when nothing else is asked for; every model has it.</summary>
    public const string SenderPayoff = "senderPayoff";

    /// <summary>The model of coercive bargaining: docs/model.md. A scenario that names no model is of this one.</summary>
    public static Model Coercion { get; } = new CoercionModel();

    /// <summary>All models.</summary>
    public static IReadOnlyList<Model> All { get; } = [Coercion, new CrisisModel()];

    /// <summary>The name by which a scenario chooses it.</summary>
    public abstract string Name { get; }

    /// <summary>What it is, in words, as a paper would say.</summary>
    public abstract string InWords { get; }

    /// <summary>The works that it comes from, by their keys in docs/references.bib.</summary>
    public abstract IReadOnlyList<string> References { get; }

    /// <summary>The document that describes it.</summary>
    public abstract string Page { get; }

    /// <summary>What a round stands for: "quarter".</summary>
    public abstract string Round { get; }

    /// <summary>How long a round is, in words: "a quarter of a year".</summary>
    public virtual string RoundInWords => "a " + Round;

    /// <summary>Everything that comes out of it, in the order of tables and files.</summary>
    public abstract IReadOnlyList<Quantity> Quantities { get; }

    /// <summary>What has a value of a run, the metrics first: the columns of <see cref="Player.Values"/>.</summary>
    public IReadOnlyList<Quantity> OfRuns => ofRuns.Value;

    /// <summary>The metrics: what tables and files of runs show.</summary>
    public IReadOnlyList<Quantity> Metrics => field ??= [.. Quantities.Where(q => q.Is(Uses.Metric))];

    /// <summary>What trajectories follow.</summary>
    public IReadOnlyList<Quantity> OfRounds => field ??= [.. Quantities.Where(q => q.Is(Uses.Rounds))];

    /// <summary>The ways in which a run can end; each ends in exactly one. None if the model does not tell them apart.</summary>
    public IReadOnlyList<Quantity> Ends => field ??= [.. Quantities.Where(q => q.Is(Uses.End))];

    /// <summary>What tells of a run's trustworthiness, and is shown in no table.</summary>
    public IReadOnlyList<Quantity> Diagnostics => field ??= [.. Quantities.Where(q => q.Is(Uses.Diagnostic))];

    /// <summary>What files of replications hold beside the metrics.</summary>
    public IReadOnlyList<Quantity> Columns => field ??= [.. Quantities.Where(q => q.Is(Uses.Column))];

    /// <summary>What claims may speak of.</summary>
    public IReadOnlyList<Quantity> Terms => field ??= [.. Quantities.Where(q => q.Is(Uses.Term))];

    /// <summary>What a search may aim at.</summary>
    public IReadOnlyList<Quantity> Objectives => field ??= [.. Quantities.Where(q => q.Is(Uses.Objective))];

    /// <summary>The first of the times to an event: the one whose curve is drawn.</summary>
    public Quantity FirstEvent => field ??= Quantities.First(q => q.Kind == QuantityKind.Time && q.Is(Uses.Metric));

    /// <summary>What is shown first.</summary>
    public abstract Highlights Highlights { get; }

    /// <summary>The metrics that studies look at when none is asked for: the foremost that are no shares of runs.</summary>
    public IReadOnlyList<string> UsualMetrics =>
        field ??= [.. Highlights.Headline.Where(name => Metrics.Any(m => m.Name == name && !m.IsShare))];

    /// <summary>The names of the objectives of a search that names none.</summary>
    public abstract IReadOnlyList<string> UsualObjectives { get; }

    /// <summary>The model that a scenario is of.</summary>
    /// <param name="scenario">The scenario.</param>
    public static Model Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return All.First(model => model.Name == scenario.Model);
    }

    /// <summary>Somebody to play a scenario, on one thread.</summary>
    /// <param name="scenario">A scenario of this model.</param>
    /// <param name="followsRounds">Whether rounds are to be written down, for trajectories.</param>
    public abstract Player NewPlayer(Scenario scenario, bool followsRounds = false);

    /// <summary>Somebody to play a scenario in the mean over what may end a run early, which is worked out and not drawn; where a model has
    /// no such thing, an ordinary player.</summary>
    /// <param name="scenario">A scenario of this model.</param>
    internal virtual Player NewPlayerOfMeans(Scenario scenario) => NewPlayer(scenario);

    /// <summary>Whether a player of means has a quantity's chance of a replication, where an ordinary one has 0 or 1.</summary>
    /// <param name="quantity">The quantity.</param>
    internal virtual bool IsWorkedOut(Quantity quantity) => false;

    /// <summary>The numbers that are judgements of value, in which the sender's payoff is linear; none by default.</summary>
    public virtual IReadOnlyList<Price> Prices => [];

    /// <summary>What of a round can be held at what another run of the same shocks had, so that an effect goes through the rest; none if
    /// the model knows no such thing.</summary>
    internal virtual IReadOnlyList<string> Mediators => [];

    /// <summary>The place of a quantity in <see cref="OfRuns"/>; −1 if no quantity of that name has a value of a run.</summary>
    /// <param name="name">The quantity's name.</param>
    public int IndexOf(string name)
    {
        for (var i = 0; i < OfRuns.Count; i++)
            if (OfRuns[i].Name == name) return i;
        return -1;
    }

    /// <summary>Whether a quantity has values in a scenario.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="scenario">The scenario.</param>
    public virtual bool Has(Quantity quantity, Scenario scenario) => true;

    /// <summary>What to say of a quantity that no replication of a scenario can have a value of; null if some may.</summary>
    /// <param name="name">The quantity's name.</param>
    /// <param name="scenario">The scenario.</param>
    internal string? Valueless(string name, Scenario scenario) =>
        Quantities.FirstOrDefault(q => q.Name == name) is { When: { } when } quantity && !Has(quantity, scenario)
            ? $"{name} has no value in {scenario.Name}: it has one only {when}. Take another metric, or change the scenario." : null;

    /// <summary>The paths of the numbers that stand for a mechanism each, off at 0; what ablations leave out in turn.</summary>
    public abstract IReadOnlyList<string> Mechanisms { get; }

    /// <summary>What is to be said of a run that hangs on what the model is about.</summary>
    /// <param name="replications">How many replications there were.</param>
    /// <param name="rounds">How many rounds they had together.</param>
    /// <param name="totals">The diagnostic quantities, summed over the replications.</param>
    internal virtual IEnumerable<Caution> CautionsAbout(long replications, long rounds, IReadOnlyDictionary<string, double> totals) => [];

    private protected abstract bool IsOfRun(Quantity quantity);
}
