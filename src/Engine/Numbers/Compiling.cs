using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Numbers;

/// <summary>How code is compiled that runs in every round or for every value (docs/lanes.md).</summary>
internal static class Compiling
{
    /// <summary>As well as can be, before its first call. Where that was done when the program was built, it must not be asked for
    /// again.</summary>
#if COMPILED_AHEAD
    internal const MethodImplOptions AtOnce = default;
#else
    internal const MethodImplOptions AtOnce = MethodImplOptions.AggressiveOptimization;
#endif
}
