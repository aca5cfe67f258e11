using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Claims;

/// <summary>Worlds in a row as numbers, for processes that share a study.</summary>
internal static class WorldUnit
{
    internal static void Write(WorldResult[] worlds, UnitWriter to) => to.AddAll(worlds, world =>
    {
        to.AddAll(world.Drawn);
        to.AddAll([.. world.Truths.Select(t => (double)(int)t)]);
        to.AddAll(world.Gaps);
        to.Add(world.Replications);
        to.AddAll(world.Ties!, parts => to.AddAll(parts, ties => to.AddAll(ties,
            tie => to.Add(tie.Mean, tie.StandardError, tie.Interval.Low, tie.Interval.High, tie.N))));
    });

    internal static WorldResult[] Read(int unit, UnitReader from) => from.NextAll(() => new WorldResult(
        from.NextAll(), [.. from.NextAll().Select(t => (Truth)(int)t)], from.NextAll(), from.NextLong(),
        from.NextAll(() => (IReadOnlyList<IReadOnlyList<Estimate>>)from.NextAll(() => (IReadOnlyList<Estimate>)from.NextAll(
            () => new Estimate(from.Next(), from.Next(), new Interval(from.Next(), from.Next()), from.NextLong()))))));
}
