using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Sweeps;

/// <summary>How exactly the differences between the policies of a point are known: moments of the differences between replications that met
/// the same shocks, for every two policies and every metric.</summary>
/// <remarks>What a replication does to both alike cancels, so that the error of a difference is mostly far below what the two means' own
/// errors suggest (common random numbers: Law 2015, section 11.2).</remarks>
internal sealed class PairedErrors(int policies, int metrics)
{
    private readonly double[] values = new double[policies * metrics];
    private readonly double[] apart = new double[policies * (policies - 1) / 2 * metrics]; // of a replication
    private readonly ManyMoments differences = new(policies * (policies - 1) / 2 * metrics);

    /// <summary>Forgets all replications.</summary>
    internal void Clear() => differences.Clear();

    /// <summary>Where a policy puts the metrics of its replication.</summary>
    internal Span<double> Of(int policy) => values.AsSpan(policy * metrics, metrics);

    /// <summary>Takes in a replication that every policy has played.</summary>
    [MethodImpl(Compiling.AtOnce)] // every replication
    internal void Add()
    {
        var to = 0;
        for (var p = 1; p < policies; p++)
        {
            for (var q = 0; q < p; q++)
            {
                var ours = Of(p);
                var theirs = Of(q);
                for (var m = 0; m < ours.Length; m++) apart[to++] = ours[m] - theirs[m];
            }
        }
        differences.Add(apart);
    }

    /// <summary>The standard error of the mean of (policy − other); NaN where a replication of either has no value.</summary>
    /// <param name="policy">The policy, from 0.</param>
    /// <param name="other">An earlier one.</param>
    /// <param name="metric">The metric's index in <see cref="Models.Model.Metrics"/>.</param>
    internal double Error(int policy, int other, int metric) =>
        differences[(policy * (policy - 1) / 2 + other) * metrics + metric].StandardError;
}
