using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NegotiationSim.Engine.Numbers.Lanes;

/// <summary>How many lanes pay on this machine.</summary>
internal static class Width
{
    /// <summary>8 with AVX-512, 4 with AVX2 and FMA, else 1: a width that the machine lacks is a third as fast as one lane.</summary>
    /// <remarks>The just-in-time compiler writes AVX-512 for eight lanes even on machines whose vectors it would rather keep to half the
    /// width, and calls them not accelerated; a compiler ahead of time writes what it was told to (docs/lanes.md).</remarks>
    internal static int Widest { get; } =
        Vector512.IsHardwareAccelerated || (RuntimeFeature.IsDynamicCodeCompiled && Avx512DQ.IsSupported) ? 8
        : Vector256.IsHardwareAccelerated && Fma.IsSupported ? 4
        : 1;
}
