using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Numbers.Lanes;

/// <summary>Truth values, one a lane: all bits of a lane if true, none if not.</summary>
/// <typeparam name="R">The numbers whose lanes they stand in.</typeparam>
internal readonly struct Truth<R>(R bits) where R : unmanaged, IReal<R>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining; // each is one or two instructions

    internal readonly R Bits = bits;

    [MethodImpl(Inline)]
    public static implicit operator Truth<R>(bool value) => new(value ? BitConverter.Int64BitsToDouble(-1) : 0);

    [MethodImpl(Inline)]
    public static Truth<R> operator &(Truth<R> a, Truth<R> b) => new(R.And(a.Bits, b.Bits));

    [MethodImpl(Inline)]
    public static Truth<R> operator |(Truth<R> a, Truth<R> b) => new(R.Or(a.Bits, b.Bits));

    [MethodImpl(Inline)]
    public static Truth<R> operator !(Truth<R> a) => new(R.Not(a.Bits));

    /// <summary>Whether it is true in any lane.</summary>
    internal bool Any
    {
        [MethodImpl(Inline)]
        get => R.AnyBit(Bits);
    }

    /// <summary>Bit i: whether it is true in lane i.</summary>
    internal uint Lanes
    {
        [MethodImpl(Inline)]
        get => R.Signs(Bits);
    }

    /// <summary>Whether it is true in a lane.</summary>
    internal bool this[int lane]
    {
        [MethodImpl(Inline)]
        get => (Lanes >> lane & 1) != 0;
    }

    /// <summary>One truth where a condition holds, another where it does not.</summary>
    [MethodImpl(Inline)]
    internal static Truth<R> Select(Truth<R> when, Truth<R> then, Truth<R> otherwise) => new(R.Select(when, then.Bits, otherwise.Bits));

    /// <summary>The same but for one lane.</summary>
    internal Truth<R> With(int lane, bool value) => new(Bits.With(lane, value ? BitConverter.Int64BitsToDouble(-1) : 0));
}

/// <summary>Sets of up to 32 flags, one set a lane.</summary>
/// <typeparam name="R">The numbers whose lanes they stand in.</typeparam>
internal readonly struct Flags<R>(R bits) where R : unmanaged, IReal<R>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly R bits = bits;

    /// <summary>The flags where a condition holds, nothing elsewhere.</summary>
    [MethodImpl(Inline)]
    internal static Flags<R> Where(Truth<R> holds, uint flags) => new(R.And(holds.Bits, BitConverter.Int64BitsToDouble(flags)));

    [MethodImpl(Inline)]
    public static Flags<R> operator |(Flags<R> a, Flags<R> b) => new(R.Or(a.bits, b.bits));

    /// <summary>Where all of some flags are set.</summary>
    [MethodImpl(Inline)]
    internal Truth<R> Has(uint flags) => R.HasBits(bits, BitConverter.Int64BitsToDouble(flags));

    /// <summary>The flags of a lane.</summary>
    internal uint this[int lane]
    {
        [MethodImpl(Inline)]
        get => (uint)BitConverter.DoubleToInt64Bits(bits[lane]);
    }

    /// <summary>The same but for one lane.</summary>
    internal Flags<R> With(int lane, uint flags) => new(bits.With(lane, BitConverter.Int64BitsToDouble(flags)));
}
