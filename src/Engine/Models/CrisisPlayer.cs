using NegotiationSim.Engine.Crisis;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Models;

/// <summary>Plays scenarios of the crisis game. The equilibrium is solved anew whenever a number has changed.</summary>
internal sealed class CrisisPlayer : Player
{
    private readonly CrisisModel.Declared[] ofRuns;
    private readonly CrisisModel.Declared[] ofRounds;
    private readonly Slot<CrisisSetting>[] slots;
    private CrisisSetting setting;
    private CrisisEquilibrium? play;

    internal CrisisPlayer(CrisisModel model, Scenario scenario, bool followsRounds) : base(model, scenario, followsRounds)
    {
        ofRuns = [.. model.OfRuns.Select(CrisisModel.Of)];
        ofRounds = [.. model.OfRounds.Select(CrisisModel.Of)];
        slots = [.. scenario.Parameters.Select(p => (Slot<CrisisSetting>)p.Slot)];
        setting = new CrisisSetting { Rounds = scenario.Rounds };
        foreach (var parameter in scenario.Parameters) slots[parameter.Index](ref setting) = parameter.Central;
    }

    private protected override double Value(int lane, int parameter) => slots[parameter](ref setting);

    private protected override void Write(int lane, int parameter, double value)
    {
        ref var place = ref slots[parameter](ref setting);
        if (place == value) return;
        (place, play) = (value, null);
    }

    private protected override void Play(ulong seed, long first, int at, int count, bool draws)
    {
        var acts = new CrisisShocks(new Shocks(seed, first));
        if (FollowsRounds)
        {
            var log = new Log(ofRounds, Rounds, at);
            Read(CrisisReplication.Run(Solved(), ref acts, ref log), Row(at));
        }
        else Read(CrisisReplication.Run(Solved(), acts), Row(at));
    }

    private CrisisEquilibrium Solved()
    {
        try
        {
            return play ??= CrisisEquilibrium.Of(setting);
        }
        catch (ArithmeticException none)
        {
            throw new ScenarioException($"{Scenario.Name}: {none.Message}");
        }
    }

    private void Read(in CrisisOutcome outcome, Span<double> values)
    {
        for (var q = 0; q < values.Length; q++) values[q] = ofRuns[q].OfRun!(outcome, play!);
    }

    /// <summary>Writes the months of a replication down.</summary>
    private readonly struct Log(CrisisModel.Declared[] quantities, RoundsOfBlock rounds, int at) : ICrisisObserver
    {
        public void Observe(int t, in CrisisMonth month)
        {
            for (var q = 0; q < quantities.Length; q++)
                rounds.Values[((t + 1) * quantities.Length + q) * rounds.Stride + at] =
                    t < 0 && !quantities[q].Quantity.HasInitialValue ? double.NaN : quantities[q].OfMonth!(month);
            rounds.Ends[(t + 1) * rounds.Stride + at] = month.State;
        }
    }
}
