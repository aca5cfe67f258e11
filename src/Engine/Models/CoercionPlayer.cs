using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Models;

/// <summary>Plays scenarios of the coercion model.</summary>
internal sealed class CoercionPlayer : Player
{
    private readonly CoercionModel model;
    private readonly Slot<Setting>[] slots;
    private Setting setting;

    internal CoercionPlayer(CoercionModel model, Scenario scenario, bool followsRounds) : base(model, scenario, followsRounds)
    {
        this.model = model;
        slots = [.. scenario.Parameters.Select(p => scenario.Slot(p.Index))];
        setting = scenario.Central();
    }

    /// <inheritdoc/>
    public override double Value(int parameter) => slots[parameter](ref setting);

    private protected override void Write(int parameter, double value) => slots[parameter](ref setting) = value;

    private protected override void Play(ref Shocks shocks, Span<double> values)
    {
        var outcome = Replication.Run(setting, shocks);
        Read(outcome, values);
    }

    private protected override void Play(ref Shocks shocks, Span<double> values, Memory<double> rounds, Memory<int> ends)
    {
        var log = new Log(model, rounds, ends, setting.Initial.Capability, setting.Ends);
        var outcome = Replication.Run(setting, ref shocks, ref log);
        log.FillAfter(outcome.Rounds, setting.Rounds);
        Read(outcome, values);
    }

    private void Read(in Outcome outcome, Span<double> values)
    {
        var readings = model.RunReadings;
        for (var q = 0; q < values.Length; q++) values[q] = readings[q](outcome, setting);
    }

    /// <summary>Writes the rounds of a replication down.</summary>
    private readonly struct Log(
        CoercionModel model, Memory<double> values, Memory<int> ends, double initialCapability, EndThresholds thresholds) : IObserver
    {
        private readonly CoercionQuantities.RoundReading[] readings = model.RoundReadings;
        private readonly IReadOnlyList<Quantity> quantities = model.OfRounds;

        public void Observe(int t, in WorldState state, in RoundRecord record)
        {
            var row = values.Span.Slice((t + 1) * readings.Length, readings.Length);
            for (var v = 0; v < row.Length; v++) row[v] = t < 0 && IsFlow(v) ? double.NaN : readings[v](state, record);
            ends.Span[t + 1] = (int)thresholds.Classify(record.Happened, state.Capability, initialCapability);
        }

        internal void FillAfter(int played, int last)
        {
            var count = readings.Length;
            var final = values.Span.Slice(played * count, count);
            for (var t = played + 1; t <= last; t++)
            {
                var row = values.Span.Slice(t * count, count);
                for (var v = 0; v < count; v++) row[v] = IsFlow(v) ? 0 : final[v];
                ends.Span[t] = ends.Span[played];
            }
        }

        private bool IsFlow(int quantity) => quantities[quantity].Kind == QuantityKind.Flow;
    }
}
