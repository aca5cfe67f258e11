using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Crisis;

/// <summary>Which of several equilibria is played.</summary>
public enum CrisisSelection
{
    /// <summary>That of the published estimates, followed as the numbers change.</summary>
    Estimated,
    /// <summary>That on the logit branch, which begins where nothing matters and every act is as likely.</summary>
    Logit,
    /// <summary>That in which plain iteration from values of 0 ends.</summary>
    Iteration,
}

/// <summary>Where equilibria are looked for.</summary>
internal static class CrisisSearch
{
    /// <summary>Choices nearer than this are one equilibrium.</summary>
    private const double Same = 1e-6;
    private const int MostSteps = 5000;
    /// <summary>Random starts: the logarithm of an act's odds lies within this of 0.</summary>
    private const double WidestOdds = 10;

    /// <summary>The published chances of the estimates to five places (docs/crisis.md): answering them leads to the published
    /// equilibrium.</summary>
    private static readonly double[] Published =
    [
        .94725, .03601, .01673, .91296, .05955, .02749, .94418, .03429, .02153,
        .99855, .00086, .00059, .94982, .02983, .02035, .96028, .02160, .01812,
    ];

    private static readonly CrisisSetting Estimates = CrisisSetting.Estimated();

    private static readonly Lazy<double[]> EstimatedValues = new(() =>
        Near(new CrisisNewton(new CrisisGame(Estimates, Estimates)), Published)
        ?? throw new InvalidOperationException("The published equilibrium is not one."));

    /// <exception cref="ArithmeticException">None was found.</exception>
    internal static CrisisEquilibrium Select(in CrisisSetting setting, CrisisSelection selection) =>
        (selection switch
        {
            CrisisSelection.Estimated => Estimated(setting),
            CrisisSelection.Logit => Logit(setting, "logit"),
            _ => Iteration(setting),
        }) ?? Logit(setting, $"logit, as {CrisisSetting.Selections[(int)selection]} leads nowhere", isStandIn: true)
        ?? throw new ArithmeticException("No equilibrium of the crisis game was found: its numbers differ too much in size.");

    internal static IReadOnlyList<CrisisEquilibrium> All(in CrisisSetting setting, int starts, ulong seed)
    {
        var found = new List<CrisisEquilibrium>();
        foreach (var selection in Enum.GetValues<CrisisSelection>()) Add(found, Select(setting, selection));
        var (newton, numbers) = (new CrisisNewton(new CrisisGame(setting, setting)), new SplitMix64(seed));
        for (var start = 0; start < starts; start++)
        {
            if (Near(newton, Random(numbers.Split(start))) is { } values)
                Add(found, new CrisisEquilibrium(setting, values, FormattableString.Invariant($"random start {start + 1}")));
        }
        return found;
    }

    private static void Add(List<CrisisEquilibrium> found, CrisisEquilibrium one)
    {
        if (found.TrueForAll(other => other.Distance(one) > Same)) found.Add(one);
    }

    /// <summary>The estimates' branch; where it ends before it arrives, what plain iteration makes of its furthest point.</summary>
    private static CrisisEquilibrium? Estimated(in CrisisSetting setting)
    {
        var branch = new CrisisBranch(new CrisisGame(Estimates, setting));
        if (branch.Follow(EstimatedValues.Value) is { } values)
            return new(setting, values, branch.Turns == 0 ? "estimated" : $"estimated, round {branch.Turns} turns", branch.Turns);
        return Settled(setting, branch.Furthest, 0) is { } settled
            ? new(setting, settled, "iteration from where the estimates' branch ends", branch.Turns, isStandIn: true)
            : null;
    }

    private static CrisisEquilibrium? Logit(in CrisisSetting setting, string how, bool isStandIn = false)
    {
        Span<double> even = stackalloc double[CrisisGame.Size];
        even.Fill(setting.Discount * Math.Log(CrisisGame.Levels) / (1 - setting.Discount));
        var branch = new CrisisBranch(new CrisisGame(null, setting));
        return branch.Follow(even) is { } values ? new(setting, values, how, branch.Turns, isStandIn) : null;
    }

    private static CrisisEquilibrium? Iteration(in CrisisSetting setting)
    {
        var zero = new double[CrisisNewton.Length];
        if (Settled(setting, zero, 0) is { } plain) return new(setting, plain, "iteration");
        return Settled(setting, zero, .5) is { } damped
            ? new(setting, damped, "iteration, damped as plain does not end", isStandIn: true)
            : null;
    }

    /// <summary>Where iteration from a point ends; null if it does not.</summary>
    private static double[]? Settled(in CrisisSetting setting, double[] start, double keep)
    {
        var newton = new CrisisNewton(new CrisisGame(setting, setting));
        double[] point = [.. start];
        return newton.Iterate(point, keep, MostSteps) && newton.Correct(point, CrisisNewton.HoldsT) ? point : null;
    }

    /// <summary>The equilibrium that Newton's method finds from the values of answering given chances for ever; null if none.</summary>
    private static double[]? Near(CrisisNewton newton, ReadOnlySpan<double> chances)
    {
        var point = new double[CrisisNewton.Length];
        newton.Iterate(point, 0, MostSteps, chances);
        return newton.Correct(point, CrisisNewton.HoldsT) ? point : null;
    }

    private static double[] Random(SplitMix64 numbers)
    {
        var (values, chances) = (new double[CrisisGame.Size], new double[CrisisGame.Size]);
        for (var k = 0; k < values.Length; k++) values[k] = WidestOdds * (2 * numbers.UniformAt(k) - 1);
        CrisisGame.Answer(values, chances, stackalloc double[CrisisGame.Size / CrisisGame.Levels]);
        return chances;
    }
}
