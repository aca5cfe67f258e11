using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.History.Abc;

/// <summary>Plays histories of a model side by side, for one thread.</summary>
internal abstract class HistorySimulator(HistoryModel model) : IAbcSimulator
{
    /// <inheritdoc/>
    public abstract int Lanes { get; }

    /// <summary>As wide as the machine is.</summary>
    internal static HistorySimulator Of(HistoryModel model) => Width.Widest switch
    {
        8 => new HistorySimulator<Real8>(model),
        4 => new HistorySimulator<Real4>(model),
        _ => new HistorySimulator<Real1>(model),
    };

    /// <inheritdoc/>
    public bool Simulate(ReadOnlySpan<double> parameters, ulong seed, long attempt, Span<double> statistics)
    {
        var alone = new AbcAttempt([.. parameters], seed, attempt, statistics.Length);
        var stands = false;
        Simulate([alone], new Span<bool>(ref stands));
        alone.Statistics.CopyTo(statistics);
        return stands;
    }

    /// <inheritdoc/>
    public void Simulate(ReadOnlySpan<AbcAttempt> attempts, Span<bool> stand)
    {
        var series = Play(attempts, stand);
        for (var i = 0; i < attempts.Length; i++)
            if (stand[i]) model.Sum(series[i], attempts[i].Statistics);
    }

    /// <summary>What histories brought; null for one that did not come to the record's end.</summary>
    internal QuarterSeries?[] Histories(ReadOnlySpan<AbcAttempt> attempts)
    {
        var stand = new bool[attempts.Length];
        var series = Play(attempts, stand);
        var histories = new QuarterSeries?[attempts.Length];
        for (var i = 0; i < attempts.Length; i++)
            if (stand[i]) (histories[i], series[i]) = (series[i], new QuarterSeries(series[i].Count));
        return histories;
    }

    /// <summary>Plays histories, and says which stand.</summary>
    /// <returns>What they brought, until the next are played.</returns>
    private protected abstract QuarterSeries[] Play(ReadOnlySpan<AbcAttempt> attempts, Span<bool> stand);
}

/// <inheritdoc/>
/// <typeparam name="R">The lanes.</typeparam>
internal sealed class HistorySimulator<R> : HistorySimulator where R : unmanaged, IReal<R>
{
    private readonly HistoryModel model;
    private readonly Workplace<R, RecordShocks<R>> workplace = new();
    private readonly Setting[] settings;
    private readonly QuarterSeries[] series;
    private readonly Outcome[] outcomes = new Outcome[R.Lanes];

    internal HistorySimulator(HistoryModel model) : base(model)
    {
        this.model = model;
        settings = [.. Enumerable.Range(0, R.Lanes).Select(_ => model.NewSetting())];
        series = [.. Enumerable.Range(0, R.Lanes).Select(_ => new QuarterSeries(model.Record.Quarters.Count))];
    }

    /// <inheritdoc/>
    public override int Lanes => R.Lanes;

    private protected override QuarterSeries[] Play(ReadOnlySpan<AbcAttempt> attempts, Span<bool> stand)
    {
        for (var i = 0; i < attempts.Length; i++) model.Put(attempts[i].Parameters, ref settings[i]);
        for (var (from, to) = (0, 0); from < attempts.Length; from = to)
        {
            while (to < attempts.Length && settings[to].HasTheCourseOf(settings[from])) to++; // nearly always all
            Play(attempts[from..to], from, stand[from..to]);
        }
        return series;
    }

    private void Play(ReadOnlySpan<AbcAttempt> attempts, int at, Span<bool> stand)
    {
        Span<SplitMix64> own = stackalloc SplitMix64[attempts.Length], extra = stackalloc SplitMix64[attempts.Length];
        R contact = 0, contactInForce = 0, noted = 0;
        for (var i = 0; i < attempts.Length; i++)
        {
            var attempt = attempts[i];
            (own[i], extra[i]) = (Shocks.Root(attempt.Seed, attempt.Number), Shocks.Root(~attempt.Seed, attempt.Number));
            contact = contact.With(i, Value(attempt, 3));
            contactInForce = contactInForce.With(i, Value(attempt, 2));
            noted = noted.With(i, Value(attempt, 1));
        }
        workplace.Shocks.Begin(own, extra);
        workplace.Take(settings.AsMemory(at, attempts.Length));
        var watcher = new Watcher(workplace, model, series.AsSpan(at, attempts.Length), contact, contactInForce, noted);
        var found = outcomes.AsSpan(0, attempts.Length);
        workplace.Play(ref watcher, found);
        for (var i = 0; i < attempts.Length; i++)
            stand[i] = found[i].Rounds == model.Rounds && (found[i].Happened & (Happened.War | Happened.RegimeCollapse)) == 0;
    }

    /// <summary>Writes down what the record would have said, and tells the next round's shocks who governs by the record.</summary>
    private ref struct Watcher(Workplace<R, RecordShocks<R>> workplace, HistoryModel model, ReadOnlySpan<QuarterSeries> series,
        R contact, R contactInForce, R noted) : ILaneObserver<R>
    {
        private readonly ReadOnlySpan<QuarterSeries> series = series;
        private Truth<R> wasInForce = false;

        public void Observe(int t, in WorldState<R> state, in RoundRecord<R> record)
        {
            if (t + 1 < model.Rounds) workplace.Shocks.Tell(model.Successions[t + 1]);
            var chance = R.Select(record.Has(Happened.Talks), noted, R.Select(wasInForce, contactInForce, contact));
            wasInForce = state.InForce;
            var quarter = t - model.First;
            if (quarter < 0) return;
            var (nuclear, agreement) = (record.Has(Happened.NuclearTest).Lanes, wasInForce.Lanes);
            var talks = LaneMaths.Bernoulli(chance, workplace.Shocks.OfTheRecord(t)).Lanes;
            for (var lane = 0; lane < series.Length; lane++)
            {
                series[lane].Launches[quarter] = (int)record.Missiles[lane];
                series[lane].NuclearTest[quarter] = (nuclear >> lane & 1) != 0;
                series[lane].Talks[quarter] = (talks >> lane & 1) != 0;
                series[lane].Agreement[quarter] = (agreement >> lane & 1) != 0;
            }
        }
    }

    /// <summary>A number of how the record sees talks, counted from the last.</summary>
    private double Value(AbcAttempt attempt, int fromEnd) => model.Parameters[^fromEnd].Value(attempt.Parameters[^fromEnd]);
}
