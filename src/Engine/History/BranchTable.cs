using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.History;

/// <summary>Where branches are played to their ends, one a lane.</summary>
/// <typeparam name="R">The lanes.</typeparam>
/// <param name="seed">The seed of all chance.</param>
/// <param name="recorded">What the record says of every round.</param>
/// <param name="start">The first round that is played.</param>
internal sealed class BranchTable<R>(ulong seed, RecordedRound[] recorded, int start) where R : unmanaged, IReal<R>
{
    private readonly Workplace<R, SteeredShocks<R>> workplace = new();

    /// <summary>Takes up particles that follow each other.</summary>
    /// <param name="first">The number of the first one, which addresses the shocks.</param>
    /// <param name="settings">Their worlds. From one play to the next, their eras may change, and nothing else.</param>
    internal void Take(int first, ReadOnlyMemory<Setting> settings)
    {
        workplace.Take(settings);
        workplace.Shocks.Begin(seed, first);
    }

    /// <summary>Plays a branch of each particle taken up.</summary>
    /// <param name="states">Where they set out.</param>
    /// <param name="now">The round before the first that is played.</param>
    /// <param name="outcomes">Receives what comes of them: of each lane one outcome every <paramref name="stride"/> places.</param>
    /// <param name="stride">How far the outcomes of a lane lie apart.</param>
    internal void Play(ReadOnlySpan<WorldState> states, PointInTime now, Span<double> outcomes, int stride)
    {
        ref var desk = ref workplace.Desk;
        var worlds = workplace.Worlds;
        desk.State = states[0];
        for (var lane = 1; lane < states.Length; lane++) desk.State.Put(lane, states[lane]);
        var (sums, horizon, playing) = (new BranchSums<R>(), recorded.Length - start, (1u << states.Length) - 1);
        var round = new Round<R, SteeredShocks<R>>(worlds, ref desk);
        R discount = 1;
        for (var t = start; t < recorded.Length && playing != 0; t++)
        {
            desk.Shocks[Chance.Turnover] = recorded[t].Succession.Administration;
            desk.Shocks[Chance.LeaderTurnover] = recorded[t].Succession.Leader;
            now = now.Next(worlds, ref desk.State);
            round.Play(now, discount);
            discount *= desk.Set.Payoffs.Discount;
            sums.Add(desk.State, desk.Record);
            var ended = t == recorded.Length - 1 ? playing
                : (desk.Record.Has(Happened.War) | desk.Record.Has(Happened.RegimeCollapse)).Lanes & playing;
            for (var lane = 0; lane < states.Length && ended != 0; lane++)
                if ((ended >> lane & 1) != 0) sums.Write(lane, horizon, desk.State, desk.Record, outcomes[lane..], stride);
            playing &= ~ended;
        }
    }
}
