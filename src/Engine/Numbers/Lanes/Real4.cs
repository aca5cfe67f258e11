using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NegotiationSim.Engine.Numbers.Lanes;

/// <summary>Real numbers in four lanes, a register of 256 bits.</summary>
internal readonly struct Real4(Vector256<double> v) : IReal<Real4>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private const long RootHalf = 0x3FE6A09E667F3BCD; // √½

    private readonly Vector256<double> v = v; // the one field: a wrapper of two is kept in memory

    public static int Lanes => 4;

    public double this[int lane]
    {
        [MethodImpl(Inline)]
        get => lane == 0 ? v.ToScalar() // in its register
            : Unsafe.Add(ref Unsafe.As<Real4, double>(ref Unsafe.AsRef(in this)), lane); // where it lies: it is read out of memory
    }

    [MethodImpl(Inline)] public static implicit operator Real4(double x) => new(Vector256.Create(x));
    [MethodImpl(Inline)] public static Real4 operator +(Real4 a, Real4 b) => new(a.v + b.v);
    [MethodImpl(Inline)] public static Real4 operator -(Real4 a, Real4 b) => new(a.v - b.v);
    [MethodImpl(Inline)] public static Real4 operator *(Real4 a, Real4 b) => new(a.v * b.v);
    [MethodImpl(Inline)] public static Real4 operator /(Real4 a, Real4 b) => new(a.v / b.v);
    [MethodImpl(Inline)] public static Real4 operator -(Real4 a) => new(-a.v);
    [MethodImpl(Inline)] public static Truth<Real4> operator <(Real4 a, Real4 b) => True(Vector256.LessThan(a.v, b.v));
    [MethodImpl(Inline)] public static Truth<Real4> operator >(Real4 a, Real4 b) => True(Vector256.GreaterThan(a.v, b.v));
    [MethodImpl(Inline)] public static Truth<Real4> operator <=(Real4 a, Real4 b) => True(Vector256.LessThanOrEqual(a.v, b.v));
    [MethodImpl(Inline)] public static Truth<Real4> operator >=(Real4 a, Real4 b) => True(Vector256.GreaterThanOrEqual(a.v, b.v));
    [MethodImpl(Inline)] public static Truth<Real4> Same(Real4 a, Real4 b) => True(Vector256.Equals(a.v, b.v));
    [MethodImpl(Inline)] public static Real4 Min(Real4 a, Real4 b) => new(Vector256.MinNative(a.v, b.v));
    [MethodImpl(Inline)] public static Real4 Max(Real4 a, Real4 b) => new(Vector256.MaxNative(a.v, b.v));
    [MethodImpl(Inline)] public static Real4 Sqrt(Real4 x) => new(Vector256.Sqrt(x.v));
    [MethodImpl(Inline)] public static Real4 And(Real4 a, Real4 b) => new(a.v & b.v);
    [MethodImpl(Inline)] public static Real4 Or(Real4 a, Real4 b) => new(a.v | b.v);
    [MethodImpl(Inline)] public static Real4 Not(Real4 a) => new(~a.v);

    [MethodImpl(Inline)]
    public static Real4 Select(Truth<Real4> when, Real4 then, Real4 otherwise) =>
        new(Vector256.ConditionalSelect(when.Bits.v, then.v, otherwise.v));

    [MethodImpl(Inline)]
    public static Real4 FusedMultiplyAdd(Real4 a, Real4 b, Real4 c) => new(Vector256.FusedMultiplyAdd(a.v, b.v, c.v));

    [MethodImpl(Inline)]
    public static Real4 PowerOfTwo(Real4 shifted) =>
        new(((shifted.v.AsInt64() << 52) + Vector256.Create(Exponential.One)).AsDouble());

    [MethodImpl(Inline)]
    public static Real4 Mantissa(Real4 x, out Real4 n)
    {
        var bits = x.v.AsInt64();
        var exponent = (bits - Vector256.Create(RootHalf)) >> 52;
        n = new Real4(Vector256.ConvertToDouble(exponent));
        return new Real4((bits - (exponent << 52)).AsDouble());
    }

    [MethodImpl(Inline)]
    public static Truth<Real4> HasBits(Real4 x, Real4 mask) =>
        True(Vector256.Equals(x.v.AsInt64() & mask.v.AsInt64(), mask.v.AsInt64()).AsDouble());

    [MethodImpl(Inline)] public static bool AnyBit(Real4 x) => x.v.AsInt64() != Vector256<long>.Zero;
    [MethodImpl(Inline)] public static uint Signs(Real4 x) => (uint)x.v.AsInt64().ExtractMostSignificantBits();

    [MethodImpl(Inline)]
    public static Real4 UniformAt(Real4 state, Real4 gamma, long position)
    {
        var bits = Mix(state.v.AsUInt64() + Vector256.Create((ulong)(position + 1)) * gamma.v.AsUInt64()) >>> 11;
        return new Real4(Vector256.ConvertToDouble(bits.AsInt64()) * Vector256.Create(1.0 / (1UL << 53)));
    }

    public static void Split(ref Real4 state, ref Real4 gamma, long index)
    {
        var first = state.v.AsUInt64() + Vector256.Create((ulong)(2 * index + 1)) * gamma.v.AsUInt64();
        var second = state.v.AsUInt64() + Vector256.Create((ulong)(2 * index + 2)) * gamma.v.AsUInt64();
        state = new Real4(Mix(first).AsDouble());
        gamma = new Real4(MixGamma(second).AsDouble());
    }

    [MethodImpl(Inline)]
    public Real4 With(int lane, double x)
    {
        var other = this;
        Unsafe.Add(ref Unsafe.As<Real4, double>(ref other), lane) = x;
        return other;
    }

    [MethodImpl(Inline)] private static Truth<Real4> True(Vector256<double> mask) => new(new Real4(mask));

    /// <summary>As in <see cref="SplitMix64"/>.</summary>
    [MethodImpl(Inline)]
    private static Vector256<ulong> Mix(Vector256<ulong> z)
    {
        z = (z ^ (z >>> 30)) * Vector256.Create(0xBF58476D1CE4E5B9);
        z = (z ^ (z >>> 27)) * Vector256.Create(0x94D049BB133111EB);
        return z ^ (z >>> 31);
    }

    /// <summary>As in <see cref="SplitMix64"/>; bits are counted by halves, quarters and bytes.</summary>
    [MethodImpl(Inline)]
    private static Vector256<ulong> MixGamma(Vector256<ulong> z)
    {
        z = (z ^ (z >>> 33)) * Vector256.Create(0xFF51AFD7ED558CCD);
        z = (z ^ (z >>> 33)) * Vector256.Create(0xC4CEB9FE1A85EC53);
        z = (z ^ (z >>> 33)) | Vector256.Create(1UL);
        var count = z ^ (z >>> 1);
        count -= (count >>> 1) & Vector256.Create(0x5555555555555555UL);
        count = (count & Vector256.Create(0x3333333333333333UL)) + ((count >>> 2) & Vector256.Create(0x3333333333333333UL));
        count = (((count + (count >>> 4)) & Vector256.Create(0x0F0F0F0F0F0F0F0FUL)) * Vector256.Create(0x0101010101010101UL)) >>> 56;
        return Vector256.ConditionalSelect(
            Vector256.LessThan(count, Vector256.Create(24UL)), z ^ Vector256.Create(0xAAAAAAAAAAAAAAAAUL), z);
    }
}
