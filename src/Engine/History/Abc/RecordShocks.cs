using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.History.Abc;

/// <summary>Histories' own shocks, save that administrations and leaders change when the record says so.</summary>
/// <typeparam name="R">The lanes.</typeparam>
internal struct RecordShocks<R> : IShocks<R> where R : unmanaged, IReal<R>
{
    private LaneShocks<R> own;
    private LaneStream<R> ofTheRecord;
    private R administration, leader; // NaN where the record does not say

    /// <summary>Takes up histories.</summary>
    /// <param name="roots">The stream that all of a history's shocks split off.</param>
    /// <param name="rootsOfTheRecord">The same of how the record sees it.</param>
    internal void Begin(ReadOnlySpan<SplitMix64> roots, ReadOnlySpan<SplitMix64> rootsOfTheRecord)
    {
        own.Begin(roots);
        ofTheRecord.Begin(rootsOfTheRecord);
        ofTheRecord = ofTheRecord.Split(Chance.Talks);
    }

    /// <summary>Tells who governs in the next round.</summary>
    internal void Tell(Succession by) => (administration, leader) = (by.Administration, by.Leader);

    /// <summary>What decides whether the record has talks.</summary>
    internal R OfTheRecord(int round) => ofTheRecord.UniformAt(round);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public R Uniform(Chance source, int round)
    {
        if (source is not (Chance.Turnover or Chance.LeaderTurnover)) return own.Uniform(source, round);
        var told = source == Chance.Turnover ? administration : leader;
        return R.Select(R.Same(told, told), told, own.Uniform(source, round));
    }
}
