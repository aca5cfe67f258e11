using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NegotiationSim.Engine.Numbers.Lanes;

/// <summary>From lanes to rows.</summary>
internal static class LaneMemory
{
    /// <summary>Writes the numbers of every lane one behind the other: those of lane i from place i·stride on.</summary>
    /// <param name="numbers">The numbers, in all lanes.</param>
    /// <param name="lanes">How many lanes are wanted.</param>
    /// <param name="places">Where they go.</param>
    /// <param name="stride">From one lane's first place to the next one's.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Scatter<R>(ReadOnlySpan<R> numbers, int lanes, Span<double> places, int stride) where R : unmanaged, IReal<R>
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((lanes - 1) * stride + numbers.Length, places.Length);
        for (var lane = 0; lane < lanes; lane++)
        {
            // Without a check at each number: it would cost as much as the number.
            ref var from = ref Unsafe.Add(ref Unsafe.As<R, double>(ref MemoryMarshal.GetReference(numbers)), lane);
            ref var to = ref Unsafe.Add(ref MemoryMarshal.GetReference(places), lane * stride);
            for (var i = 0; i < numbers.Length; i++) Unsafe.Add(ref to, i) = Unsafe.Add(ref from, i * R.Lanes);
        }
    }
}
