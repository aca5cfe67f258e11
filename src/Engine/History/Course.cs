using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Simulation;

namespace NegotiationSim.Engine.History;

/// <summary>What is given for a round, and not drawn: the era, the record's succession and what was seen.</summary>
/// <param name="Round">The round, from 0.</param>
/// <param name="Era">Which era's policy is in force.</param>
/// <param name="IsNewEra">Whether it is the era's first round, and not the first of all.</param>
/// <param name="Succession">Whether a new administration or leader comes in.</param>
/// <param name="Seen">What the record says of its quarter; nothing before the record begins.</param>
internal readonly record struct Course(int Round, int Era, bool IsNewEra, Succession Succession, Observation Seen)
{
    /// <summary>The rounds from the start to the record's end; beyond the scenario's end its last policy goes on.</summary>
    /// <param name="set">A setting; all have the same eras, whatever of their policies is uncertain.</param>
    /// <param name="record">The record.</param>
    /// <param name="start">The quarter of round 0, at or before the record's first.</param>
    internal static Course[] Of(in Setting set, HistoricalRecord record, Quarter start)
    {
        var first = record.Quarters[0].Quarter.Since(start);
        var rounds = new Course[record.Quarters[^1].Quarter.Since(start) + 1];
        string? administration = null, leader = null;
        var era = 0;
        for (var t = 0; t < rounds.Length; t++)
        {
            var seen = t >= first ? record.Quarters[t - first] : new Observation(start.Plus(t), null, null, null, null, null);
            var isNewEra = era + 1 < set.Eras.Length && set.Eras[era + 1].FirstRound <= t;
            if (isNewEra) era++;
            rounds[t] = new Course(t, era, isNewEra, Succession.Of(seen, ref administration, ref leader), seen);
        }
        return rounds;
    }
}
