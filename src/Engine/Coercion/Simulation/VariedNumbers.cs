using System.Runtime.InteropServices;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>The numbers of many worlds that have most of them in common: those that differ are kept apart, so that few have to be read and
/// laid side by side where other worlds are taken up all the time.</summary>
/// <typeparam name="R">The lanes.</typeparam>
internal sealed class VariedNumbers<R> where R : unmanaged, IReal<R>
{
    private readonly int[] places; // of those that differ, among the numbers of a setting over lanes
    private readonly long[] values; // their bits, world by world

    /// <summary>Finds the numbers that differ.</summary>
    /// <param name="settings">The worlds.</param>
    /// <param name="derived">What follows from each.</param>
    internal VariedNumbers(Setting[] settings, DerivedSetting[] derived)
    {
        Setting<Real1> one = default;
        var numbers = MemoryMarshal.Cast<Setting<Real1>, long>(new Span<Setting<Real1>>(ref one));
        one.Take(new Worlds(settings[0], derived[0]));
        var (first, differs) = (numbers.ToArray(), new bool[numbers.Length]);
        for (var world = 1; world < settings.Length; world++)
        {
            one.Take(new Worlds(settings[world], derived[world]));
            for (var i = 0; i < differs.Length; i++) differs[i] |= numbers[i] != first[i];
        }
        places = [.. Enumerable.Range(0, differs.Length).Where(i => differs[i])];
        values = new long[settings.Length * places.Length];
        for (var (world, at) = (0, 0); at < values.Length; world++)
        {
            one.Take(new Worlds(settings[world], derived[world]));
            foreach (var place in places) values[at++] = numbers[place];
        }
    }

    /// <summary>Puts those of a world into each lane.</summary>
    /// <param name="which">The worlds; other lanes stay as they are.</param>
    /// <param name="set">The numbers over lanes, which have taken up one of the worlds.</param>
    internal void Put(ReadOnlySpan<int> which, ref Setting<R> set)
    {
        var numbers = MemoryMarshal.Cast<Setting<R>, long>(new Span<Setting<R>>(ref set));
        for (var lane = 0; lane < which.Length; lane++)
        {
            var own = values.AsSpan(which[lane] * places.Length, places.Length);
            for (var i = 0; i < own.Length; i++) numbers[places[i] * R.Lanes + lane] = own[i];
        }
    }
}
