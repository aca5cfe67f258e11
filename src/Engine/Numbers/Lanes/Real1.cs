using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NegotiationSim.Engine.Numbers.Lanes;

/// <summary>A real number in one lane: one replication at a time.</summary>
/// <remarks>Truth is made by the comparisons of vectors, though one lane is all that counts: they have no branch to be
/// mispredicted.</remarks>
internal readonly struct Real1(double v) : IReal<Real1>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;
    private const long RootHalf = 0x3FE6A09E667F3BCD; // √½

    private readonly double v = v;

    public static int Lanes => 1;

    public double this[int lane]
    {
        [MethodImpl(Inline)]
        get => v;
    }

    private Vector128<double> V
    {
        [MethodImpl(Inline)]
        get => Vector128.CreateScalarUnsafe(v);
    }

    [MethodImpl(Inline)] public static implicit operator Real1(double x) => new(x);
    [MethodImpl(Inline)] public static implicit operator double(Real1 x) => x.v;
    [MethodImpl(Inline)] public static Real1 operator +(Real1 a, Real1 b) => new(a.v + b.v);
    [MethodImpl(Inline)] public static Real1 operator -(Real1 a, Real1 b) => new(a.v - b.v);
    [MethodImpl(Inline)] public static Real1 operator *(Real1 a, Real1 b) => new(a.v * b.v);
    [MethodImpl(Inline)] public static Real1 operator /(Real1 a, Real1 b) => new(a.v / b.v);
    [MethodImpl(Inline)] public static Real1 operator -(Real1 a) => new(-a.v);
    [MethodImpl(Inline)] public static Truth<Real1> operator <(Real1 a, Real1 b) => True(Vector128.LessThan(a.V, b.V));
    [MethodImpl(Inline)] public static Truth<Real1> operator >(Real1 a, Real1 b) => True(Vector128.GreaterThan(a.V, b.V));
    [MethodImpl(Inline)] public static Truth<Real1> operator <=(Real1 a, Real1 b) => True(Vector128.LessThanOrEqual(a.V, b.V));
    [MethodImpl(Inline)] public static Truth<Real1> operator >=(Real1 a, Real1 b) => True(Vector128.GreaterThanOrEqual(a.V, b.V));
    [MethodImpl(Inline)] public static Truth<Real1> Same(Real1 a, Real1 b) => True(Vector128.Equals(a.V, b.V));
    [MethodImpl(Inline)] public static Real1 Min(Real1 a, Real1 b) => Low(Vector128.MinNative(a.V, b.V));
    [MethodImpl(Inline)] public static Real1 Max(Real1 a, Real1 b) => Low(Vector128.MaxNative(a.V, b.V));
    [MethodImpl(Inline)] public static Real1 Sqrt(Real1 x) => new(Math.Sqrt(x.v));
    [MethodImpl(Inline)] public static Real1 FusedMultiplyAdd(Real1 a, Real1 b, Real1 c) => new(Math.FusedMultiplyAdd(a.v, b.v, c.v));
    [MethodImpl(Inline)] public static Real1 And(Real1 a, Real1 b) => Low(a.V & b.V);
    [MethodImpl(Inline)] public static Real1 Or(Real1 a, Real1 b) => Low(a.V | b.V);
    [MethodImpl(Inline)] public static Real1 Not(Real1 a) => Low(~a.V);

    [MethodImpl(Inline)]
    public static Real1 Select(Truth<Real1> when, Real1 then, Real1 otherwise) =>
        Low(Vector128.ConditionalSelect(when.Bits.V, then.V, otherwise.V));

    [MethodImpl(Inline)]
    public static Real1 PowerOfTwo(Real1 shifted) =>
        new(BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(shifted.v) << 52) + Exponential.One));

    [MethodImpl(Inline)]
    public static Real1 Mantissa(Real1 x, out Real1 n)
    {
        var bits = BitConverter.DoubleToInt64Bits(x.v);
        var exponent = (bits - RootHalf) >> 52;
        n = exponent;
        return BitConverter.Int64BitsToDouble(bits - (exponent << 52));
    }

    [MethodImpl(Inline)]
    public static Truth<Real1> HasBits(Real1 x, Real1 mask) =>
        True(Vector128.Equals(x.V.AsInt64() & mask.V.AsInt64(), mask.V.AsInt64()).AsDouble());

    [MethodImpl(Inline)] public static bool AnyBit(Real1 x) => BitConverter.DoubleToInt64Bits(x.v) != 0;
    [MethodImpl(Inline)] public static uint Signs(Real1 x) => (uint)(BitConverter.DoubleToUInt64Bits(x.v) >> 63);

    [MethodImpl(Inline)]
    public static Real1 UniformAt(Real1 state, Real1 gamma, long position) => Stream(state, gamma).UniformAt(position);

    public static void Split(ref Real1 state, ref Real1 gamma, long index)
    {
        var stream = Stream(state, gamma).Split(index);
        state = BitConverter.UInt64BitsToDouble(stream.State);
        gamma = BitConverter.UInt64BitsToDouble(stream.Gamma);
    }

    [MethodImpl(Inline)] public Real1 With(int lane, double x) => new(x);

    [MethodImpl(Inline)] private static Truth<Real1> True(Vector128<double> mask) => new(Low(mask));
    [MethodImpl(Inline)] private static Real1 Low(Vector128<double> vector) => new(vector.ToScalar());

    [MethodImpl(Inline)]
    private static SplitMix64 Stream(Real1 state, Real1 gamma) =>
        new(BitConverter.DoubleToUInt64Bits(state.v), BitConverter.DoubleToUInt64Bits(gamma.v));
}
