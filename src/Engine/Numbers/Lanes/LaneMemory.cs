using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NegotiationSim.Engine.Numbers.Lanes;

/// <summary>From lanes to memory.</summary>
internal static class LaneMemory
{
    /// <summary>Writes the numbers of all lanes one behind the other.</summary>
    /// <param name="numbers">The numbers.</param>
    /// <param name="places">Where they go; there is room for a whole register.</param>
    /// <param name="at">The place of lane 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Put<R>(R numbers, Span<double> places, int at) where R : unmanaged, IReal<R>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(at);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(at + R.Lanes, places.Length);
        Unsafe.WriteUnaligned(ref Unsafe.As<double, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(places), at)), numbers);
    }
}
