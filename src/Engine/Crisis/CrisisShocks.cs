using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Crisis;

/// <summary>The sources of chance in the crisis game.</summary>
public enum CrisisChance
{
    /// <summary>What the sender does in a month.</summary>
    SenderAct,
    /// <summary>What the target does.</summary>
    TargetAct,
}

/// <summary>Where a month gets its chance from. Tests put a script here.</summary>
public interface ICrisisShocks
{
    /// <summary>A number in [0, 1), the same whenever it is asked for.</summary>
    /// <param name="source">The source of chance.</param>
    /// <param name="month">The month, from 0.</param>
    double Uniform(CrisisChance source, int month);
}

/// <summary>All shocks of one replication: a function of (seed, replication, source, month) and of nothing else.</summary>
/// <remarks>The sources are addressed by name within the replication's shocks, so that none of theirs is shared.</remarks>
public readonly struct CrisisShocks : ICrisisShocks
{
    private readonly SplitMix64 sender;
    private readonly SplitMix64 target;

    /// <summary>The shocks of the crisis game in a replication.</summary>
    /// <param name="shocks">The replication's shocks.</param>
    public CrisisShocks(in Shocks shocks) => (sender, target) = (shocks.Stream("crisis:sender"), shocks.Stream("crisis:target"));

    /// <inheritdoc/>
    public double Uniform(CrisisChance source, int month) => (source == CrisisChance.SenderAct ? sender : target).UniformAt(month);
}
