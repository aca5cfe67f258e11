using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NegotiationSim.Engine.Numbers.Lanes;

/// <summary>Between lanes and memory.</summary>
internal static class LaneMemory
{
    /// <summary>Every lane, where a lane is asked for.</summary>
    internal const int Every = -1;

    /// <summary>The same numbers in every lane.</summary>
    /// <inheritdoc cref="Put{TOne, TMany, R}"/>
    internal static TMany InEvery<TOne, TMany, R>(in TOne one)
        where TOne : unmanaged where TMany : unmanaged where R : unmanaged, IReal<R>
    {
        TMany many = default;
        Put<TOne, TMany, R>(one, ref many, Every);
        return many;
    }

    /// <summary>The numbers of one world where they lie, as those of the one lane that there is.</summary>
    /// <typeparam name="TOne">Plain numbers and nothing else.</typeparam>
    /// <typeparam name="TMany">The same numbers in the same order, over <see cref="Real1"/>.</typeparam>
    internal static ref readonly TMany InOne<TOne, TMany>(in TOne one) where TOne : unmanaged where TMany : unmanaged =>
        ref Unsafe.As<TOne, TMany>(ref Unsafe.AsRef(in one));

    /// <summary>Puts the numbers of one world into a lane.</summary>
    /// <typeparam name="TOne">Plain numbers and nothing else.</typeparam>
    /// <typeparam name="TMany">The same numbers in the same order, over lanes.</typeparam>
    /// <typeparam name="R">The lanes.</typeparam>
    /// <param name="one">The numbers.</param>
    /// <param name="many">Those of all lanes.</param>
    /// <param name="lane">The lane, or <see cref="Every"/>.</param>
    internal static void Put<TOne, TMany, R>(in TOne one, ref TMany many, int lane)
        where TOne : unmanaged where TMany : unmanaged where R : unmanaged, IReal<R>
    {
        var from = MemoryMarshal.Cast<TOne, double>(new ReadOnlySpan<TOne>(in one));
        var to = MemoryMarshal.Cast<TMany, R>(new Span<TMany>(ref many))[..from.Length];
        if (lane == Every)
        {
            for (var i = 0; i < from.Length; i++) to[i] = from[i];
            return;
        }
        var places = MemoryMarshal.Cast<R, double>(to);
        for (var (i, at) = (0, lane); i < from.Length; i++, at += R.Lanes) places[at] = from[i];
    }

    /// <summary>Where numbers lie one behind the other, as those of all lanes.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="at">That of lane 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref R Register<R>(Span<double> numbers, int at) where R : unmanaged, IReal<R> =>
        ref Unsafe.As<double, R>(ref MemoryMarshal.GetReference(numbers.Slice(at, R.Lanes)));
}
