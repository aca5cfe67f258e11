using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Coercion.Bargaining;

/// <summary>How a side decides on a step at both levels: its negotiators at the table, its constituencies at home (Putnam 1988).</summary>
public readonly struct Ballot
{
    private readonly Chances approvals;

    /// <summary>A unitary actor's: who negotiates also ratifies.</summary>
    internal Ballot(double negotiators) => (Negotiators, Home, Chance) = (negotiators, 1, negotiators);

    /// <summary>That of a side with constituencies.</summary>
    internal Ballot(double negotiators, in WinningCoalitions winning, in Chances approvals)
    {
        Negotiators = negotiators;
        Home = winning.Chance(approvals);
        Chance = Math.Min(negotiators, Home);
        Count = winning.Count;
        this.approvals = approvals;
    }

    /// <summary>p: the chance that its negotiators agree at the table (docs/model.md, equation 5w).</summary>
    public double Negotiators { get; }

    /// <summary>P: the chance that its constituencies ratify (docs/model.md, equation 5v); 1 for a side without any.</summary>
    public double Home { get; }

    /// <summary>min(p, P): the chance of both (docs/model.md, equation 5x).</summary>
    public double Chance { get; }

    /// <summary>How many constituencies were asked.</summary>
    public int Count { get; }

    /// <summary>π_i: a constituency's chance of approving (docs/model.md, equation 5u).</summary>
    /// <param name="index">Its index, from 0 to <see cref="Count"/> − 1.</param>
    public double Approval(int index) => approvals[index];

    /// <summary>Who approved, once the negotiators have agreed: one uniform decides at both levels, and what it leaves open is
    /// who.</summary>
    /// <param name="winning">The winning coalitions.</param>
    /// <param name="uniform">The uniform that decided, below <see cref="Negotiators"/>.</param>
    internal int Vote(in WinningCoalitions winning, double uniform)
    {
        if (Count == 0) return 0;
        var ratified = uniform < Home;
        return winning.Draw(approvals, ratified, ratified ? uniform / Chance : (uniform - Home) / (Negotiators - Home));
    }

    /// <summary>A chance for each constituency, stored in place.</summary>
    [InlineArray(WinningCoalitions.MostMembers)]
    internal struct Chances
    {
        private double first;
    }
}
