using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NegotiationSim.Engine.Numbers.Lanes;

/// <summary>Room in memory where no vector lies across two lines of the cache.</summary>
/// <remarks>On the stack and in ordinary objects nothing keeps vectors from that; each access would then cost two, and a lane that is read
/// soon after its vector was written would wait for it.</remarks>
/// <typeparam name="T">What there is room for; a multiple of a line long, or a line a multiple of it.</typeparam>
internal sealed class AlignedRoom<T> where T : unmanaged
{
    private const int Line = 64; // bytes

    private readonly byte[] bytes;
    private readonly int start;
    private readonly int count;

    /// <summary>Makes room; it is empty, all bits 0.</summary>
    /// <param name="count">For how many.</param>
    internal AlignedRoom(int count)
    {
        this.count = count;
        bytes = GC.AllocateArray<byte>(count * Unsafe.SizeOf<T>() + Line, pinned: true);
        start = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0) & (Line - 1));
    }

    /// <summary>What is there.</summary>
    internal Span<T> All => MemoryMarshal.Cast<byte, T>(bytes.AsSpan(start, count * Unsafe.SizeOf<T>()));
}
