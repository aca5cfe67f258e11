using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NegotiationSim.Engine.Numbers.Lanes;

/// <summary>Real numbers in eight lanes, a register of 512 bits.</summary>
internal readonly struct Real8(Vector512<double> v) : IReal<Real8>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private const long RootHalf = 0x3FE6A09E667F3BCD; // √½

    private readonly Vector512<double> v = v; // the one field: a wrapper of two is kept in memory

    public static int Lanes => 8;

    public double this[int lane]
    {
        [MethodImpl(Inline)]
        get => lane == 0 ? v.ToScalar() // in its register
            : Unsafe.Add(ref Unsafe.As<Real8, double>(ref Unsafe.AsRef(in this)), lane); // where it lies: it is read out of memory
    }

    [MethodImpl(Inline)] public static implicit operator Real8(double x) => new(Vector512.Create(x));
    [MethodImpl(Inline)] public static Real8 operator +(Real8 a, Real8 b) => new(a.v + b.v);
    [MethodImpl(Inline)] public static Real8 operator -(Real8 a, Real8 b) => new(a.v - b.v);
    [MethodImpl(Inline)] public static Real8 operator *(Real8 a, Real8 b) => new(a.v * b.v);
    [MethodImpl(Inline)] public static Real8 operator /(Real8 a, Real8 b) => new(a.v / b.v);
    [MethodImpl(Inline)] public static Real8 operator -(Real8 a) => new(-a.v);
    [MethodImpl(Inline)] public static Truth<Real8> operator <(Real8 a, Real8 b) => True(Vector512.LessThan(a.v, b.v));
    [MethodImpl(Inline)] public static Truth<Real8> operator >(Real8 a, Real8 b) => True(Vector512.GreaterThan(a.v, b.v));
    [MethodImpl(Inline)] public static Truth<Real8> operator <=(Real8 a, Real8 b) => True(Vector512.LessThanOrEqual(a.v, b.v));
    [MethodImpl(Inline)] public static Truth<Real8> operator >=(Real8 a, Real8 b) => True(Vector512.GreaterThanOrEqual(a.v, b.v));
    [MethodImpl(Inline)] public static Truth<Real8> Same(Real8 a, Real8 b) => True(Vector512.Equals(a.v, b.v));
    [MethodImpl(Inline)] public static Real8 Min(Real8 a, Real8 b) => new(Vector512.MinNative(a.v, b.v));
    [MethodImpl(Inline)] public static Real8 Max(Real8 a, Real8 b) => new(Vector512.MaxNative(a.v, b.v));
    [MethodImpl(Inline)] public static Real8 Sqrt(Real8 x) => new(Vector512.Sqrt(x.v));
    [MethodImpl(Inline)] public static Real8 And(Real8 a, Real8 b) => new(a.v & b.v);
    [MethodImpl(Inline)] public static Real8 Or(Real8 a, Real8 b) => new(a.v | b.v);
    [MethodImpl(Inline)] public static Real8 Not(Real8 a) => new(~a.v);

    [MethodImpl(Inline)]
    public static Real8 Select(Truth<Real8> when, Real8 then, Real8 otherwise) =>
        new(Vector512.ConditionalSelect(when.Bits.v, then.v, otherwise.v));

    [MethodImpl(Inline)]
    public static Real8 FusedMultiplyAdd(Real8 a, Real8 b, Real8 c) => new(Vector512.FusedMultiplyAdd(a.v, b.v, c.v));

    [MethodImpl(Inline)]
    public static Real8 PowerOfTwo(Real8 shifted) =>
        new(((shifted.v.AsInt64() << 52) + Vector512.Create(Exponential.One)).AsDouble());

    [MethodImpl(Inline)]
    public static Real8 Mantissa(Real8 x, out Real8 n)
    {
        var bits = x.v.AsInt64();
        var exponent = (bits - Vector512.Create(RootHalf)) >> 52;
        n = new Real8(Vector512.ConvertToDouble(exponent));
        return new Real8((bits - (exponent << 52)).AsDouble());
    }

    [MethodImpl(Inline)]
    public static Truth<Real8> HasBits(Real8 x, Real8 mask) =>
        True(Vector512.Equals(x.v.AsInt64() & mask.v.AsInt64(), mask.v.AsInt64()).AsDouble());

    [MethodImpl(Inline)] public static bool AnyBit(Real8 x) => x.v.AsInt64() != Vector512<long>.Zero;
    [MethodImpl(Inline)] public static uint Signs(Real8 x) => (uint)x.v.AsInt64().ExtractMostSignificantBits();

    [MethodImpl(Inline)]
    public static Real8 UniformAt(Real8 state, Real8 gamma, long position)
    {
        var bits = Mix(state.v.AsUInt64() + Vector512.Create((ulong)(position + 1)) * gamma.v.AsUInt64()) >>> 11;
        return new Real8(Vector512.ConvertToDouble(bits.AsInt64()) * Vector512.Create(1.0 / (1UL << 53)));
    }

    public static void Split(ref Real8 state, ref Real8 gamma, long index)
    {
        var first = state.v.AsUInt64() + Vector512.Create((ulong)(2 * index + 1)) * gamma.v.AsUInt64();
        var second = state.v.AsUInt64() + Vector512.Create((ulong)(2 * index + 2)) * gamma.v.AsUInt64();
        state = new Real8(Mix(first).AsDouble());
        gamma = new Real8(MixGamma(second).AsDouble());
    }

    [MethodImpl(Inline)]
    public Real8 With(int lane, double x)
    {
        var other = this;
        Unsafe.Add(ref Unsafe.As<Real8, double>(ref other), lane) = x;
        return other;
    }

    [MethodImpl(Inline)] private static Truth<Real8> True(Vector512<double> mask) => new(new Real8(mask));

    /// <summary>As in <see cref="SplitMix64"/>.</summary>
    [MethodImpl(Inline)]
    private static Vector512<ulong> Mix(Vector512<ulong> z)
    {
        z = (z ^ (z >>> 30)) * Vector512.Create(0xBF58476D1CE4E5B9);
        z = (z ^ (z >>> 27)) * Vector512.Create(0x94D049BB133111EB);
        return z ^ (z >>> 31);
    }

    /// <summary>As in <see cref="SplitMix64"/>; bits are counted by halves, quarters and bytes.</summary>
    [MethodImpl(Inline)]
    private static Vector512<ulong> MixGamma(Vector512<ulong> z)
    {
        z = (z ^ (z >>> 33)) * Vector512.Create(0xFF51AFD7ED558CCD);
        z = (z ^ (z >>> 33)) * Vector512.Create(0xC4CEB9FE1A85EC53);
        z = (z ^ (z >>> 33)) | Vector512.Create(1UL);
        var count = z ^ (z >>> 1);
        count -= (count >>> 1) & Vector512.Create(0x5555555555555555UL);
        count = (count & Vector512.Create(0x3333333333333333UL)) + ((count >>> 2) & Vector512.Create(0x3333333333333333UL));
        count = (((count + (count >>> 4)) & Vector512.Create(0x0F0F0F0F0F0F0F0FUL)) * Vector512.Create(0x0101010101010101UL)) >>> 56;
        return Vector512.ConditionalSelect(
            Vector512.LessThan(count, Vector512.Create(24UL)), z ^ Vector512.Create(0xAAAAAAAAAAAAAAAAUL), z);
    }
}
