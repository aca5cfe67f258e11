using System.Runtime.CompilerServices;
using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Lanes;
using static NegotiationSim.Engine.Numbers.Declare;
using static NegotiationSim.Engine.Numbers.Lanes.LaneMaths;

namespace NegotiationSim.Engine.Coercion.Bargaining;

/// <summary>What an agreed package does in the world (docs/model.md, equations 5n to 5s). Without an agreed package every effect is
/// none.</summary>
public struct PackageEffects
{
    /// <summary>Share of nuclear tests that a full moratorium stops.</summary>
    public double Moratorium;
    /// <summary>Share of verification that needs inspectors.</summary>
    public double Inspection;
    /// <summary>Hardship that full aid takes away.</summary>
    public double Aid;
    /// <summary>What full normalisation adds to outreach.</summary>
    public double Normalisation;
    /// <summary>Tension that suspended exercises take away.</summary>
    public double Exercises;

    /// <summary>The declarations of these numbers.</summary>
    public static IReadOnlyList<Parameter<PackageEffects>> Parameters { get; } =
    [
        Real<PackageEffects>("moratorium", "e_m", .8, 0, 1, "share",
            "share of the nuclear tests that a package's full moratorium stops, as far as the target keeps to it", Source,
            (ref e) => ref e.Moratorium),
        Real<PackageEffects>("inspection", "e_i", .6, 0, 1, "share", "share of the policy's verification that needs inspectors on the spot",
            Source, (ref e) => ref e.Inspection),
        Real<PackageEffects>("aid", "e_a", .15, 0, 1, "share", "hardship that full aid takes away", Source, (ref e) => ref e.Aid),
        Real<PackageEffects>("normalisation", "e_n", .3, 0, 1, "intensity",
            "what full normalisation adds to outreach in opening the country", Source, (ref e) => ref e.Normalisation),
        Real<PackageEffects>("exercises", "e_x", .03, 0, 1, "share a round", "tension that suspended exercises take away", Source,
            (ref e) => ref e.Exercises),
    ];

    private const string Source = "modelling choice";

    /// <summary>The terms in force after one more package (5m): what is given once and for all adds up over the steps, what holds while the
    /// agreement lasts is the mean of the packages.</summary>
    /// <param name="before">The terms so far.</param>
    /// <param name="package">The package signed.</param>
    /// <param name="issues">How much of each issue can be on the table.</param>
    /// <param name="policy">G and M.</param>
    /// <param name="step">The stage that signing it leads to, and the halt of tests that the policy asks for where that is no
    /// issue.</param>
    public static AgreedTerms After(in AgreedTerms before, in Package package, in IssueTermsSet issues, in Policy policy, in Step step)
    {
        var instalment = 1 / policy.Phases;
        var stage = step.Stage;
        return new AgreedTerms
        {
            Moratorium = issues[(int)StepIssue.Moratorium].Most > 0
                ? Mean(before.Moratorium, Given(package, issues, StepIssue.Moratorium), stage)
                : before.Moratorium + step.MoratoriumIncrease,
            Uninspected = Mean(before.Uninspected, issues[(int)StepIssue.Inspection].Most - Given(package, issues, StepIssue.Inspection),
                stage),
            Exercises = Mean(before.Exercises, Given(package, issues, StepIssue.Exercises), stage),
            Aid = Maths.Clamp(before.Aid + instalment * Given(package, issues, StepIssue.Aid)),
            Guarantee = Maths.Clamp(before.Guarantee + instalment * policy.Guarantee * Given(package, issues, StepIssue.Guarantee)),
            Normalisation = Maths.Clamp(before.Normalisation + instalment * Given(package, issues, StepIssue.Normalisation)),
        };
    }

    private static double Mean(double before, double now, int stage) => before + (now - before) / stage;

    private static double Given(in Package package, in IssueTermsSet issues, StepIssue issue) =>
        package[(int)issue] * issues[(int)issue].Most;
}

/// <inheritdoc cref="PackageEffects"/>
internal struct PackageEffects<R> where R : unmanaged, IReal<R>
{
    internal R Moratorium, Inspection, Aid, Normalisation, Exercises;

    /// <summary>The same numbers in every lane.</summary>
    public static implicit operator PackageEffects<R>(in PackageEffects one) =>
        LaneMemory.InEvery<PackageEffects, PackageEffects<R>, R>(one);

    /// <summary>1 − e_m·μ_a·η: the share of nuclear tests that is left under a package's moratorium (5n).</summary>
    /// <param name="terms">The terms in force.</param>
    /// <param name="honesty">η.</param>
    [MethodImpl(Inline)]
    internal readonly R NuclearTestsLeft(in AgreedTerms<R> terms, R honesty) =>
        1 - Moratorium * terms.Moratorium * honesty;

    /// <summary>V(1 − e_i·ῑ): verification without the inspections that were not agreed (5o).</summary>
    /// <param name="policy">V.</param>
    /// <param name="terms">The terms in force.</param>
    [MethodImpl(Inline)]
    internal readonly R Verification(in Policy<R> policy, in AgreedTerms<R> terms) =>
        policy.Verification * (1 - Inspection * terms.Uninspected);

    /// <summary>e_a·α: what aid takes from the level that hardship moves to (5p).</summary>
    /// <param name="terms">The terms in force.</param>
    [MethodImpl(Inline)]
    internal readonly R HardshipEased(in AgreedTerms<R> terms) => Aid * terms.Aid;

    /// <summary>e_n·ν: what normalisation adds to outreach (5r).</summary>
    /// <param name="terms">The terms in force.</param>
    [MethodImpl(Inline)]
    internal readonly R Opened(in AgreedTerms<R> terms) => Normalisation * terms.Normalisation;

    /// <summary>e_x·ε: tension that suspended exercises take away in a round (5s).</summary>
    /// <param name="terms">The terms in force.</param>
    [MethodImpl(Inline)]
    internal readonly R Calmed(in AgreedTerms<R> terms) => Exercises * terms.Exercises;
}
