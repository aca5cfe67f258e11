namespace NegotiationSim.Engine.Numbers.Lanes;

/// <summary>Real numbers, one a lane: what the model's equations are written in. One lane plays one replication, several play as many at
/// a time, all by the same lines of code.</summary>
/// <remarks>Every operation is one of IEEE 754 on every width, so that a lane has the same bits whatever its neighbours, the width and
/// the machine. Nothing is fused but where <see cref="FusedMultiplyAdd"/> says so (docs/lanes.md).</remarks>
/// <typeparam name="R">The numbers themselves.</typeparam>
internal interface IReal<R> where R : unmanaged, IReal<R>
{
    /// <summary>How many lanes there are: 1, 4 or 8.</summary>
    static abstract int Lanes { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract implicit operator R(double x);

    static abstract R operator +(R a, R b);
    static abstract R operator -(R a, R b);
    static abstract R operator *(R a, R b);
    static abstract R operator /(R a, R b);
    static abstract R operator -(R a);
    static abstract Truth<R> operator <(R a, R b);
    static abstract Truth<R> operator >(R a, R b);
    static abstract Truth<R> operator <=(R a, R b);
    static abstract Truth<R> operator >=(R a, R b);

    /// <summary>Where the two are the same number.</summary>
    static abstract Truth<R> Same(R a, R b);

    /// <summary>One number where a condition holds, another where it does not: the if of the lanes.</summary>
    static abstract R Select(Truth<R> when, R then, R otherwise);

    /// <summary>The lesser number; b if they are the same.</summary>
    static abstract R Min(R a, R b);

    /// <summary>The greater number; b if they are the same.</summary>
    static abstract R Max(R a, R b);

    /// <summary>√x.</summary>
    static abstract R Sqrt(R x);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract R FusedMultiplyAdd(R a, R b, R c);

    /// <summary>2ⁿ, where n is the whole number in the lowest bits of <paramref name="shifted"/>: n + 1.5·2⁵².</summary>
    static abstract R PowerOfTwo(R shifted);

    /// <summary>x = m·2ⁿ with m in [√½, √2): m.</summary>
    /// <param name="x">A normal number above 0.</param>
    /// <param name="n">n.</param>
    static abstract R Mantissa(R x, out R n);

    /// <summary>The bits that both have.</summary>
    static abstract R And(R a, R b);

    /// <summary>The bits that either has.</summary>
    static abstract R Or(R a, R b);

    /// <summary>All other bits.</summary>
    static abstract R Not(R a);

    /// <summary>Where x has all bits of a mask.</summary>
    static abstract Truth<R> HasBits(R x, R mask);

    /// <summary>Whether any lane has any bit.</summary>
    static abstract bool AnyBit(R x);

    /// <summary>Bit i: the sign bit of lane i.</summary>
    static abstract uint Signs(R x);

    /// <summary>The number in [0, 1) that each lane's stream has at a position (<see cref="SplitMix64.UniformAt"/>).</summary>
    /// <param name="state">The streams' states, as bits.</param>
    /// <param name="gamma">Their gammas, as bits.</param>
    /// <param name="position">The position, −1 or above.</param>
    static abstract R UniformAt(R state, R gamma, long position);

    /// <summary>The stream that splits off each lane's stream (<see cref="SplitMix64.Split"/>).</summary>
    /// <param name="state">The streams' states, as bits; those of the new ones.</param>
    /// <param name="gamma">Their gammas, as bits; those of the new ones.</param>
    /// <param name="index">Which of the streams that can be split off, from 0.</param>
    static abstract void Split(ref R state, ref R gamma, long index);

    /// <summary>The number in a lane.</summary>
    double this[int lane] { get; }

    /// <summary>The same numbers but for one lane.</summary>
    R With(int lane, double x);
}
