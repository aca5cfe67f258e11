using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Numbers.Lanes;

/// <summary>The few functions that the model's equations share, in every lane.</summary>
[SkipLocalsInit]
internal static class LaneMaths
{
    /// <summary>Of every equation of a round: a call in its place would pass all lanes through memory.</summary>
    internal const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>cl(x): the nearest number in [0, 1].</summary>
    [MethodImpl(Inline)]
    internal static R Clamp<R>(R x) where R : unmanaged, IReal<R> => R.Min(1, R.Max(0, x));

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ): the logistic function, in [0, 1].</summary>
    [MethodImpl(Inline)]
    internal static R Logistic<R>(R x) where R : unmanaged, IReal<R> => 1 / (1 + Exponential.Exp(-x));

    /// <summary>xⁿ, with the exponents of the default model done by multiplication and square root.</summary>
    /// <param name="x">A number at or above 0.</param>
    /// <param name="exponent">The exponent, above 0; mostly the same in all lanes.</param>
    [MethodImpl(Inline)]
    internal static R Power<R>(R x, R exponent) where R : unmanaged, IReal<R>
    {
        var first = exponent[0];
        if (R.Lanes == 1 || !(!R.Same(exponent, first)).Any)
        {
            if (first == 2) return x * x;
            if (first == .5) return R.Sqrt(x);
            if (first == 3) return x * x * x;
            if (first == 4) return x * x * (x * x);
        }
        var (a, n) = (x, exponent); // what is handed over lies in memory: these alone
        AnyPower(a, n, out var power);
        return power;
    }

    /// <summary>xⁿ, with any exponent in each lane: there the bits that it would have in all.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // rare, and long
    private static void AnyPower<R>(in R x, in R exponent, out R power) where R : unmanaged, IReal<R>
    {
        power = Exponential.Power(x, exponent);
        power = R.Select(R.Same(exponent, 4), x * x * (x * x), power);
        power = R.Select(R.Same(exponent, 3), x * x * x, power);
        power = R.Select(R.Same(exponent, .5), R.Sqrt(x), power);
        power = R.Select(R.Same(exponent, 2), x * x, power);
    }

    /// <summary>The indicator [condition] of the paper: 1 where true, 0 where not.</summary>
    [MethodImpl(Inline)]
    internal static R Indicator<R>(Truth<R> condition) where R : unmanaged, IReal<R> => When<R>(condition, 1);

    /// <summary>[condition]·x: x where true, 0 where not.</summary>
    [MethodImpl(Inline)]
    internal static R When<R>(Truth<R> condition, R x) where R : unmanaged, IReal<R> => R.And(condition.Bits, x);

    /// <summary>Bern(p): where an event of that chance happens.</summary>
    /// <param name="chance">The chance; at or below 0 never, at or above 1 always.</param>
    /// <param name="uniform">A number in [0, 1).</param>
    [MethodImpl(Inline)]
    internal static Truth<R> Bernoulli<R>(R chance, R uniform) where R : unmanaged, IReal<R> => uniform < chance;

    /// <summary>Pois(μ): the number of events, by sequential search of the distribution function (Devroye 1986, III.10).</summary>
    /// <param name="mean">The mean μ, from 0 to 100.</param>
    /// <param name="uniform">A number in [0, 1).</param>
    [MethodImpl(Inline)]
    internal static R Poisson<R>(R mean, R uniform) where R : unmanaged, IReal<R>
    {
        Search(mean, uniform, out var events);
        return events;
    }

    [MethodImpl(MethodImplOptions.NoInlining | Compiling.AtOnce)]
    private static void Search<R>(in R mean, in R uniform, out R events) where R : unmanaged, IReal<R>
    {
        var probability = Exponential.Exp(-mean);
        var cumulative = probability;
        R count = 0;
        var isBeyond = uniform >= cumulative;
        for (var n = 1; isBeyond.Any; n++)
        {
            count += When<R>(isBeyond, 1);
            probability *= mean / n;
            var next = cumulative + probability;
            isBeyond &= !R.Same(next, cumulative); // else the tail is lost in rounding: nothing above this can be told from it
            cumulative = next;
            isBeyond &= uniform >= cumulative;
        }
        events = count;
    }

    /// <summary>A standard normal number, by its inverse distribution function.</summary>
    /// <param name="uniform">A number in [0, 1).</param>
    [MethodImpl(Inline)]
    internal static R StandardNormal<R>(R uniform) where R : unmanaged, IReal<R>
    {
        for (var lane = 0; lane < R.Lanes; lane++) uniform = uniform.With(lane, Draws.StandardNormal(uniform[lane]));
        return uniform;
    }
}
