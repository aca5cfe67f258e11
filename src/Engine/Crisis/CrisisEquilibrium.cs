namespace NegotiationSim.Engine.Crisis;

/// <summary>A Markov-perfect equilibrium of the crisis game in logit choices: values v_i(a, s) and the chances that follow from
/// them.</summary>
/// <remarks>There may be several (docs/crisis.md, "More than one equilibrium"); each says how it was found. It does not change, and any
/// thread may
/// read it.</remarks>
public sealed class CrisisEquilibrium
{
    private readonly double[] values;
    private readonly double[] chances = new double[CrisisGame.Size];
    private readonly double[] worths = new double[CrisisGame.Size / CrisisGame.Levels];

    internal CrisisEquilibrium(in CrisisSetting setting, ReadOnlySpan<double> values, string how, int turns = 0, bool isStandIn = false)
    {
        (Setting, How, Turns, IsStandIn) = (setting, how, turns, isStandIn);
        this.values = [.. values[..CrisisGame.Size], 1];
        CrisisGame.Answer(this.values, chances, worths);
        Residual = new CrisisNewton(new CrisisGame(setting, setting)).Miss(this.values);
    }

    /// <summary>The game that it is of.</summary>
    public CrisisSetting Setting { get; }

    /// <summary>How it was found: "estimated", "logit", "iteration", "random start 7", or what stood in for one of these.</summary>
    public string How { get; }

    /// <summary>How often the curve that led to it turned back or on again; 0 for one that no curve led to.</summary>
    public int Turns { get; }

    /// <summary>Whether it stands in for the one that was asked for, as that could not be reached.</summary>
    public bool IsStandIn { get; }

    /// <summary>By how much its values fail their equation at the most.</summary>
    public double Residual { get; }

    /// <summary>P_i(a | s): the chance of an act.</summary>
    /// <param name="side">0 the sender, 1 the target.</param>
    /// <param name="state">The state in which the month begins: 0 peace, 1 crisis, 2 war.</param>
    /// <param name="act">0 keeps still, 1 threatens, 2 uses force.</param>
    public double Chance(int side, int state, int act) => chances[CrisisGame.At(side, state, act)];

    /// <summary>v_i(a, s): what an act is worth with all that follows, before the month's shock.</summary>
    /// <inheritdoc cref="Chance"/>
    public double Value(int side, int state, int act) => values[CrisisGame.At(side, state, act)];

    /// <summary>log Σ exp v_i(·, s): what a state is worth to a side before it knows its shocks.</summary>
    /// <param name="side">0 the sender, 1 the target.</param>
    /// <param name="state">The state: 0 peace, 1 crisis, 2 war.</param>
    public double Worth(int side, int state) => worths[side * CrisisGame.Levels + state];

    /// <summary>The chance that a month which begins in one state ends in another.</summary>
    /// <param name="from">The state in which it begins.</param>
    /// <param name="to">The state in which it ends, the higher of the two acts (C5).</param>
    public double Transition(int from, int to)
    {
        var sum = 0.0;
        for (var act = 0; act < CrisisGame.Levels; act++)
            for (var other = 0; other < CrisisGame.Levels; other++)
                if (Math.Max(act, other) == to) sum += Chance(0, from, act) * Chance(1, from, other);
        return sum;
    }

    /// <summary>π, the share of months that begin in peace, crisis and war in the long run: π = πT, Σ π = 1 (C6).</summary>
    public IReadOnlyList<double> LongRun()
    {
        Span<double> matrix = stackalloc double[9];
        var shares = new double[] { 0, 0, 1 };
        for (var to = 0; to < 2; to++)
            for (var from = 0; from < 3; from++) matrix[to * 3 + from] = Transition(from, to) - (from == to ? 1 : 0);
        matrix[6..].Fill(1);
        return LinearSystem.Solve(matrix, shares) ? shares : throw new ArithmeticException("The chain of states has no single long run.");
    }

    /// <summary>The equilibrium that a setting selects. Where that cannot be reached another stands in, and <see cref="How"/> says
    /// which.</summary>
    /// <param name="setting">The numbers, as checked by the scenario they come from.</param>
    public static CrisisEquilibrium Of(in CrisisSetting setting) => CrisisSearch.Select(setting, (CrisisSelection)setting.Selection);

    /// <summary>All that were found, each once: those of the three selections first, then others by random starts.</summary>
    /// <param name="setting">The numbers.</param>
    /// <param name="starts">How many random starts are tried.</param>
    /// <param name="seed">The seed of the random starts.</param>
    public static IReadOnlyList<CrisisEquilibrium> FindAll(in CrisisSetting setting, int starts = 100, ulong seed = 1) =>
        CrisisSearch.All(setting, starts, seed);

    /// <summary>The greatest difference of a chance from that of another equilibrium.</summary>
    /// <param name="other">The other.</param>
    public double Distance(CrisisEquilibrium other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var most = 0.0;
        for (var k = 0; k < chances.Length; k++) most = Math.Max(most, Math.Abs(chances[k] - other.chances[k]));
        return most;
    }

    internal ReadOnlySpan<double> Values => values;
}
