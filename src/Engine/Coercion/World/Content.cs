using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.World;

/// <summary>How much there is to what is agreed, and how far it therefore calms and builds trust (docs/model.md, equations 6f and 8c;
/// costly signals: Fearon 1997, Kydd 2005).</summary>
public struct Content
{
    /// <summary>Content at which an agreement counts in full.</summary>
    public double Full;
    /// <summary>Content that a signature must add to count in full.</summary>
    public double Step;
    /// <summary>Content of a full moratorium, as the target's part.</summary>
    public double Moratorium;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<Content>> Parameters { get; } =
    [
        Real<Content>("full", "kappa_1", .7, .001, 1, "share", "content at which an agreement in force counts in full",
            Source + ": that of depth .6 for relief .8", (ref c) => ref c.Full),
        Real<Content>("step", "kappa_s", .175, .001, 1, "share", "content that a signature must add to count in full",
            Source + ": a quarter of that", (ref c) => ref c.Step),
        Real<Content>("moratorium", "kappa_mu", .3, 0, 1, "share", "content of a full moratorium, where depth does not have more", Source,
            (ref c) => ref c.Moratorium),
    ];

    private const string Source = "modelling choice";
}

/// <inheritdoc cref="Content"/>
internal struct Content<R> where R : unmanaged, IReal<R>
{
    internal R Full, Step, Moratorium;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator Content<R>(in Content one) => LaneMemory.InEvery<Content, Content<R>, R>(one);

    /// <summary>κ = ½(max(c, κ_μ·μ_a) + max(ρ, Γ)): the mean of what each side gives under what is in force, [0, 1].</summary>
    /// <param name="state">Agreed depth c, relief ρ, and the moratorium μ_a and the guarantee Γ in force.</param>
    [MethodImpl(Inline)]
    internal readonly R Of(in WorldState<R> state) =>
        .5 * (R.Max(state.Depth, Moratorium * state.Terms.Moratorium) + R.Max(state.Relief, state.Terms.Guarantee));

    /// <summary>F = 1 − content(1 − min(1, κ/κ_1)) and F_s = 1 − content(1 − min(1, Δκ/κ_s)).</summary>
    /// <param name="inForce">κ.</param>
    /// <param name="added">Δκ, what the signature of the round added.</param>
    /// <param name="content">The mechanism's strength.</param>
    [MethodImpl(Inline)]
    internal readonly ContentWeights<R> Weights(R inForce, R added, R content) => new(
        1 - content * (1 - R.Min(1, inForce / Full)), 1 - content * (1 - R.Min(1, added / Step)));
}

/// <summary>How far an agreement counts for its content.</summary>
/// <param name="Kept">F: how far one in force calms, and its keeping is evidence.</param>
/// <param name="Signed">F_s: how far the signature of a step is evidence.</param>
internal readonly record struct ContentWeights<R>(R Kept, R Signed) where R : unmanaged, IReal<R>;
