using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Numbers;

/// <summary>The sources of chance. Each has a stream of its own, so that one more draw from one source shifts no other.</summary>
public enum Chance
{
    /// <summary>The target's hidden type, before round 0.</summary>
    TargetType,
    /// <summary>Whether a new administration comes in at the end of a term.</summary>
    Turnover,
    /// <summary>An administration's hidden type.</summary>
    AdministrationType,
    /// <summary>Whether a new administration drops what its predecessor signed.</summary>
    Reversal,
    /// <summary>Whether crises elsewhere take the sender's attention.</summary>
    Distraction,
    /// <summary>Whether talks are held.</summary>
    Talks,
    /// <summary>Whether the sender ratifies.</summary>
    SenderRatification,
    /// <summary>Whether the target ratifies.</summary>
    TargetRatification,
    /// <summary>Whether the target delivers.</summary>
    TargetDelivery,
    /// <summary>Whether the sender delivers.</summary>
    SenderDelivery,
    /// <summary>Whether a cheating target is seen.</summary>
    Detection,
    /// <summary>How many missiles are tested.</summary>
    Missiles,
    /// <summary>Whether a nuclear test is held.</summary>
    NuclearTest,
    /// <summary>Whether the sender takes the target's delivery for something else.</summary>
    SenderMisperception,
    /// <summary>Whether the sender makes a gesture.</summary>
    Gesture,
    /// <summary>Whether the target takes a gesture for something else.</summary>
    GestureMisperception,
    /// <summary>Whether the target takes the sender's delivery for something else.</summary>
    TargetMisperception,
    /// <summary>War.</summary>
    War,
    /// <summary>Collapse of the target's regime.</summary>
    RegimeCollapse,
    /// <summary>Whether the target's leader changes.</summary>
    LeaderTurnover,
    /// <summary>A leader's appetite for tests.</summary>
    LeaderAppetite,
}

/// <summary>Where a round gets its chance from. Tests put a script here.</summary>
public interface IShocks
{
    /// <summary>A number in [0, 1), the same whenever it is asked for.</summary>
    /// <param name="source">The source of chance.</param>
    /// <param name="round">The round, from 0; −1 for what is drawn before round 0.</param>
    double Uniform(Chance source, int round);
}

/// <summary>Where as many replications as there are lanes get their chance from.</summary>
/// <typeparam name="R">The lanes.</typeparam>
internal interface IShocks<R> where R : unmanaged, IReal<R>
{
    /// <summary>A number in [0, 1) in each lane, the same whenever it is asked for.</summary>
    /// <inheritdoc cref="IShocks.Uniform"/>
    R Uniform(Chance source, int round);
}

/// <summary>All shocks of one replication: a function of (seed, replication, source, round) and of nothing else.</summary>
/// <remarks>Two policies of the same seed therefore meet the same shock in the same round, however many draws either used before
/// (common random numbers), and no thread or order of work can change a result.</remarks>
public readonly struct Shocks : IShocks
{
    internal const int Sources = (int)Chance.LeaderAppetite + 1;
    /// <summary>The first stream of uncertain parameters. It stays where it is when sources are added, so that the draws of parameters do,
    /// too.</summary>
    private const int FirstOfParameters = 19;

    private readonly SplitMix64 root;
    private readonly Streams streams;

    /// <summary>The shocks of a replication.</summary>
    /// <param name="seed">The seed of all chance, any number.</param>
    /// <param name="replication">The replication's number, from 0.</param>
    public Shocks(ulong seed, long replication)
    {
        root = Root(seed, replication);
        for (var source = 0; source < Sources; source++) streams[source] = root.Split(source);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Uniform(Chance source, int round)
    {
        ref readonly var stream = ref streams[(int)source]; // by reference: indexing the field as a value copies all streams
        return stream.UniformAt(round);
    }

    /// <summary>The number that an uncertain parameter is drawn with: it depends on the parameter's path, not on its neighbours.</summary>
    /// <param name="path">The parameter's path, or <c>jointly:</c> and the name of the group that it is drawn with.</param>
    /// <returns>A number in [0, 1).</returns>
    public double Uniform(string path) => Stream(path).UniformAt(0);

    /// <summary>The stream of a source of chance that has a name rather than a number: those of other models than the first.</summary>
    /// <param name="name">The source's name; no parameter's path.</param>
    internal SplitMix64 Stream(string name) => root.Split(FirstOfParameters + (long)(Hash(name) >> 16));

    /// <summary>The stream that all streams of a replication split off.</summary>
    internal static SplitMix64 Root(ulong seed, long replication) => new SplitMix64(new SplitMix64(seed).At(0)).Split(replication);

    /// <summary>FNV-1a, 64 bits (Fowler, Noll and Vo 1991), of a text's UTF-16 units.</summary>
    internal static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    [InlineArray(Sources)]
    private struct Streams
    {
        private SplitMix64 first;
    }
}
