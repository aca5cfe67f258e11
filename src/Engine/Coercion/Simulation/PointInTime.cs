using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>Where a round stands in a setting's eras and the sender's terms. All who play rounds go by
/// <see cref="Next(in Setting, ref WorldState)"/>.</summary>
/// <param name="Round">t, from 0.</param>
/// <param name="Era">The era whose policy is in force, from 0.</param>
/// <param name="TermLeft">Rounds that the administration's term has after this one.</param>
internal readonly record struct PointInTime(int Round, int Era, int TermLeft)
{
    /// <summary>Whether the round is the last of a term (docs/model.md, equation 1a).</summary>
    internal bool IsTermEnd => TermLeft == 0;

    /// <summary>Before round 0.</summary>
    /// <param name="set">The numbers of the world.</param>
    internal static PointInTime BeforeTheFirst(in Setting set) => new(-1, 0, set.Calendar.FirstTermEnd() + 1);

    /// <summary>The next round. Where a new era begins with it, the agreement in force is carried over.</summary>
    /// <param name="set">The numbers of the world.</param>
    /// <param name="state">The state after this round; its stage becomes what it is in the steps of the next round's policy.</param>
    internal PointInTime Next(in Setting set, ref WorldState state)
    {
        var next = Next(set);
        if (next.Era != Era) state.Stage = StageUnder(state.Stage, set.Eras[Era].Policy.Phases, set.Eras[next.Era].Policy.Phases);
        return next;
    }

    /// <inheritdoc cref="Next(in Setting, ref WorldState)"/>
    /// <param name="worlds">The worlds.</param>
    /// <param name="state">Their states after this round.</param>
    internal PointInTime Next<R>(Worlds worlds, ref WorldState<R> state) where R : unmanaged, IReal<R>
    {
        var next = Next(worlds.Setting(0));
        if (next.Era == Era) return next;
        for (var lane = 0; lane < R.Lanes; lane++)
        {
            var eras = worlds.Setting(lane).Eras;
            state.Stage = state.Stage.With(
                lane, StageUnder((int)state.Stage[lane], eras[Era].Policy.Phases, eras[next.Era].Policy.Phases));
        }
        return next;
    }

    private PointInTime Next(in Setting set)
    {
        var begins = Era + 1 < set.Eras.Length && set.Eras[Era + 1].FirstRound <= Round + 1;
        return new PointInTime(Round + 1, begins ? Era + 1 : Era, IsTermEnd ? (int)set.Calendar.Term - 1 : TermLeft - 1);
    }

    /// <summary>The era of a round.</summary>
    /// <param name="set">The numbers of the world.</param>
    /// <param name="round">The round, from 0; beyond the horizon the last era goes on.</param>
    internal static int EraOf(in Setting set, int round) => Array.FindLastIndex(set.Eras, era => era.FirstRound <= round);

    /// <summary>⌊m·M′/M⌋: a stage counted in another policy's steps, at least one step while an agreement is in force.</summary>
    /// <param name="stage">m under the policy before.</param>
    /// <param name="before">M, its number of phases.</param>
    /// <param name="after">M′, the number of phases of the policy that takes over.</param>
    internal static int StageUnder(int stage, double before, double after) =>
        stage == 0 ? 0 : Math.Max(1, (int)Math.Round(stage * after / before, MidpointRounding.ToZero));
}
