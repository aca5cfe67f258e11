using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.History;

/// <summary>What the record says of a round.</summary>
/// <param name="Round">The round, from 0.</param>
/// <param name="Succession">Whether a new administration or leader comes in.</param>
/// <param name="Seen">What was seen in its quarter; nothing before the record begins.</param>
internal readonly record struct RecordedRound(int Round, Succession Succession, Observation Seen)
{
    /// <summary>The rounds from the start to the record's end.</summary>
    /// <param name="record">The record.</param>
    /// <param name="start">The quarter of round 0, at or before the record's first.</param>
    internal static RecordedRound[] All(HistoricalRecord record, Quarter start)
    {
        var first = record.Quarters[0].Quarter.Since(start);
        var rounds = new RecordedRound[first + record.Quarters.Count];
        string? administration = null, leader = null;
        for (var t = 0; t < rounds.Length; t++)
        {
            var seen = t >= first ? record.Quarters[t - first] : new Observation(start.Plus(t), null, null, null, null, null);
            rounds[t] = new RecordedRound(t, Succession.Of(seen, ref administration, ref leader), seen);
        }
        return rounds;
    }
}
