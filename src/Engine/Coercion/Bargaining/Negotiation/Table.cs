namespace NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

/// <summary>A bargaining problem over packages: what every issue is worth to each side, and what each has without an agreement.</summary>
/// <remarks>Utility is additive over the issues (Keeney and Raiffa 1976): uᵢ(x) = Σⱼ ±wᵢⱼ·vᵢⱼ(xⱼ), with + for what a side receives and −
/// for what it gives.</remarks>
public readonly ref struct Table
{
    private readonly ReadOnlySpan<double> sender;
    private readonly ReadOnlySpan<double> target;
    private readonly double senderBest;
    private readonly double senderWorst;
    private readonly double targetBest;
    private readonly double targetWorst;

    /// <summary>A table.</summary>
    /// <param name="issues">The issues, up to <see cref="Issue.Most"/>.</param>
    /// <param name="sender">What all of each is worth to the sender, or costs it; at or above 0.</param>
    /// <param name="target">What all of each is worth to the target, or costs it; at or above 0.</param>
    /// <param name="senderReserve">r_S: the sender's reservation value, its utility without an agreement.</param>
    /// <param name="targetReserve">r_T: the target's.</param>
    public Table(ReadOnlySpan<Issue> issues, ReadOnlySpan<double> sender, ReadOnlySpan<double> target, double senderReserve,
        double targetReserve)
    {
        Issues = issues;
        this.sender = sender[..issues.Length];
        this.target = target[..issues.Length];
        SenderReserve = senderReserve;
        TargetReserve = targetReserve;
        for (var j = 0; j < issues.Length; j++)
        {
            if (issues[j].Giver == Side.Sender)
            {
                senderWorst -= this.sender[j];
                targetBest += this.target[j];
            }
            else
            {
                targetWorst -= this.target[j];
                senderBest += this.sender[j];
            }
        }
    }

    /// <summary>The issues.</summary>
    public ReadOnlySpan<Issue> Issues { get; }

    /// <summary>The sender's reservation value.</summary>
    public double SenderReserve { get; }

    /// <summary>The target's reservation value.</summary>
    public double TargetReserve { get; }

    /// <summary>A side's reservation value.</summary>
    /// <param name="side">The side.</param>
    public double Reserve(Side side) => side == Side.Sender ? SenderReserve : TargetReserve;

    /// <summary>wᵢⱼ: what all of each issue is worth to a side, or costs it.</summary>
    /// <param name="side">The side.</param>
    public ReadOnlySpan<double> Stakes(Side side) => side == Side.Sender ? sender : target;

    /// <summary>uᵢ(x): what a package is worth to a side.</summary>
    /// <param name="side">The side.</param>
    /// <param name="package">The package.</param>
    public double Utility(Side side, in Package package)
    {
        var issues = Issues; // locals: the loop is the hottest of a negotiation
        var stakes = Stakes(side);
        ReadOnlySpan<double> parts = package;
        if (stakes.Length < issues.Length || parts.Length < issues.Length) return double.NaN; // never: it spares checks in the loop
        var (received, given) = (0.0, 0.0);
        for (var j = 0; j < issues.Length; j++)
        {
            ref readonly var issue = ref issues[j];
            var worth = stakes[j] * issue.Of(side).At(parts[j]);
            if (issue.Giver == side) given += worth;
            else received += worth;
        }
        return received - given;
    }

    /// <summary>A side's utility of giving nothing and receiving everything.</summary>
    /// <param name="side">The side.</param>
    public double Best(Side side) => side == Side.Sender ? senderBest : targetBest;

    /// <summary>A side's utility of giving everything and receiving nothing.</summary>
    /// <param name="side">The side.</param>
    public double Worst(Side side) => side == Side.Sender ? senderWorst : targetWorst;

    /// <summary>A package half way between two, in steps where an issue has them.</summary>
    /// <param name="one">A package.</param>
    /// <param name="other">Another.</param>
    public Package Between(in Package one, in Package other)
    {
        var middle = new Package();
        for (var j = 0; j < Issues.Length; j++) middle[j] = Issues[j].Allowed((one[j] + other[j]) / 2, Issues[j].Giver);
        return middle;
    }
}
