using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;

namespace NegotiationSim.Engine.Models;

/// <summary>Plays the replications of a scenario in blocks, for one thread: numbers are set or drawn, then a block is played and
/// read.</summary>
/// <remarks>The same numbers, seed and replication give the same values whatever the blocks. Once its room is made, playing allocates
/// nothing.</remarks>
public abstract class Player
{
    private readonly UncertainParameter[] uncertain;
    private readonly bool[] isHeld;
    private readonly bool followsRounds;
    private double[] values = [];
    private double[] drawn = [];
    private RoundsOfBlock? rounds;

    private protected Player(Model model, Scenario scenario, bool followsRounds)
    {
        (Model, Scenario, this.followsRounds) = (model, scenario, followsRounds);
        uncertain = [.. scenario.UncertainParameters];
        isHeld = new bool[uncertain.Length];
    }

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>How many replications the block in hand has.</summary>
    public int Count { get; private set; }

    /// <summary>Gives a number a value, from now on; it is not drawn any more.</summary>
    /// <param name="parameter">Its index in <see cref="Scenario.Parameters"/>.</param>
    /// <param name="value">A value that it may have.</param>
    public void Set(int parameter, double value)
    {
        for (var lane = 0; lane < LanesOfDraws; lane++) Write(lane, parameter, value);
        for (var u = 0; u < uncertain.Length; u++)
            if (uncertain[u].Index == parameter) isHeld[u] = true;
    }

    /// <summary>The value that a number has now: as set, or as last drawn by <see cref="Draw(in Shocks)"/>.</summary>
    /// <param name="parameter">Its index in <see cref="Scenario.Parameters"/>.</param>
    public double Value(int parameter) => Value(0, parameter);

    /// <summary>Draws the uncertain numbers, but for those that were set.</summary>
    /// <param name="shocks">A replication's shocks; a number's draw depends on its path alone, or on the group that it is drawn
    /// with.</param>
    public void Draw(in Shocks shocks) => Draw(0, shocks);

    /// <summary>Plays a block.</summary>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="first">The first replication's number.</param>
    /// <param name="count">How many are played.</param>
    /// <param name="draws">Whether the uncertain numbers are drawn anew for every replication, rather than kept as they are.</param>
    /// <param name="cancellation">Stops the work between two replications; <see cref="Count"/> tells how many were played.</param>
    public void Play(ulong seed, long first, int count, bool draws = true, CancellationToken cancellation = default)
    {
        MakeRoom(count);
        var drawsAny = draws && Array.Exists(isHeld, held => !held);
        for (Count = 0; Count < count && !cancellation.IsCancellationRequested;)
        {
            var together = Math.Min(drawsAny ? LanesOfDraws : Lanes, count - Count);
            for (var lane = 0; drawsAny && lane < together; lane++) Draw(lane, new Shocks(seed, first + Count + lane));
            PlayTogether(seed, first, together, drawsAny);
        }
    }

    /// <summary>Plays a block of worlds, some replications in each; where these are few, those of several worlds side by side.</summary>
    /// <param name="worlds">The values of <see cref="Scenario.UncertainParameters"/> in each world; numbers that were set keep
    /// theirs.</param>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="first">The number of the first world's first replication; all others follow it.</param>
    /// <param name="each">How many replications each world has.</param>
    /// <param name="cancellation">Stops the work between two worlds; <see cref="Count"/> tells how many replications were played.</param>
    /// <exception cref="InvalidOperationException">Rounds are followed.</exception>
    internal void PlayWorlds(ReadOnlySpan<double[]> worlds, ulong seed, long first, int each, CancellationToken cancellation)
    {
        if (followsRounds) throw new InvalidOperationException("Rounds are not followed world by world.");
        MakeRoom(worlds.Length * each);
        var beside = Math.Max(1, LanesOfDraws / each);
        for (Count = 0; worlds.Length > 0 && !cancellation.IsCancellationRequested; worlds = worlds[Math.Min(beside, worlds.Length)..])
        {
            var group = Math.Min(beside, worlds.Length);
            for (var lane = 0; lane < (group == 1 ? 1 : group * each); lane++) Put(lane, worlds[lane / each]);
            if (group > 1) PlayTogether(seed, first, group * each, draws: true);
            else for (var left = each; left > 0; left -= Lanes) PlayTogether(seed, first, Math.Min(Lanes, left), draws: false);
        }
    }

    private void PlayTogether(ulong seed, long first, int count, bool draws)
    {
        for (var lane = 0; lane < (draws ? count : 1); lane++)
            for (var u = 0; u < uncertain.Length; u++)
                drawn[(Count + lane) * uncertain.Length + u] = Value(lane, uncertain[u].Index);
        for (var i = 1; i < count && !draws; i++) Drawn(Count).CopyTo(drawn.AsSpan((Count + i) * uncertain.Length));
        Play(seed, first + Count, Count, count, draws);
        Count += count;
    }

    /// <summary>The values of a replication of the block, in the order of <see cref="Model.OfRuns"/>; NaN where it has none.</summary>
    /// <param name="i">Which of the block's, from 0.</param>
    public ReadOnlySpan<double> Values(int i) => Row(i);

    /// <summary>The values that the uncertain numbers had in a replication, in the order of
    /// <see cref="Scenario.UncertainParameters"/>.</summary>
    /// <param name="i">Which of the block's, from 0.</param>
    public ReadOnlySpan<double> Drawn(int i) => drawn.AsSpan(i * uncertain.Length, uncertain.Length);

    /// <summary>Holds mediators, from now on, at what another player of means has in the same replications; that one must have played
    /// them.</summary>
    /// <param name="other">The other, of as many rounds.</param>
    /// <param name="mediators">Some of <see cref="Models.Model.Mediators"/>.</param>
    internal virtual void HoldTo(Player other, IReadOnlyList<string> mediators) => throw new NotSupportedException();

    /// <summary>The rounds of all replications of the block, if they are followed and a block was played.</summary>
    internal RoundsOfBlock Rounds => rounds ?? throw new InvalidOperationException("No rounds were followed.");

    /// <summary>Gives a number a value in a lane.</summary>
    private protected abstract void Write(int lane, int parameter, double value);

    /// <summary>The value of a number in a lane.</summary>
    private protected abstract double Value(int lane, int parameter);

    /// <summary>How many replications with the same numbers are best played at a time, at the most.</summary>
    private protected virtual int Lanes => 1;

    /// <summary>How many replications with numbers of their own are best played at a time, at the most: as many lanes have their own
    /// numbers.</summary>
    private protected virtual int LanesOfDraws => 1;

    /// <summary>Whether rounds are written down.</summary>
    private protected bool FollowsRounds => followsRounds;

    /// <summary>Plays replications that follow each other.</summary>
    /// <param name="seed">The seed of all chance.</param>
    /// <param name="first">The number of the first one.</param>
    /// <param name="at">Which of the block's that is, from 0.</param>
    /// <param name="count">How many are played, from 1 to <see cref="Lanes"/>.</param>
    /// <param name="draws">Whether each has the numbers of its lane; else all have those of lane 0.</param>
    private protected abstract void Play(ulong seed, long first, int at, int count, bool draws);

    /// <summary>Room for the values of a replication.</summary>
    /// <param name="i">Which of the block's, from 0.</param>
    private protected Span<double> Row(int i) => values.AsSpan(i * Model.OfRuns.Count, Model.OfRuns.Count);

    private void Draw(int lane, in Shocks shocks)
    {
        for (var u = 0; u < uncertain.Length; u++)
            if (!isHeld[u]) Write(lane, uncertain[u].Index, uncertain[u].Draw(shocks));
    }

    private void Put(int lane, double[] world)
    {
        for (var u = 0; u < uncertain.Length; u++)
            if (!isHeld[u]) Write(lane, uncertain[u].Index, world[u]);
    }

    private void MakeRoom(int count)
    {
        if (values.Length >= count * Model.OfRuns.Count) return;
        values = new double[count * Model.OfRuns.Count];
        drawn = new double[count * uncertain.Length];
        if (followsRounds) rounds = new RoundsOfBlock(Model.OfRounds.Count, Scenario.Rounds + 1, count);
    }
}
