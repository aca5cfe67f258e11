using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Bargaining.Negotiation;

/// <summary>A side at the table: what it can win, what it demands now, and what it heard so far.</summary>
public struct Negotiator
{
    private const int Memory = 8;
    private Shares heard;

    /// <summary>The side.</summary>
    public Side Side;
    /// <summary>The most that it asks for.</summary>
    public double Best;
    /// <summary>The least that an offer could be worth to it.</summary>
    public double Worst;
    /// <summary>The least that it accepts.</summary>
    public double Reserve;
    /// <summary>The utility of its last offer; its best before the first.</summary>
    public double Demand;
    /// <summary>The best offer that it heard, in its own utility; minus infinity before the first.</summary>
    public double BestHeard;
    /// <summary>How many offers it heard.</summary>
    public int Heard;
    /// <summary>What it believes of the other side.</summary>
    public OpponentBelief Belief;

    /// <summary>A side before the first exchange.</summary>
    /// <param name="table">The table.</param>
    /// <param name="side">The side.</param>
    /// <param name="tactic">How it bargains.</param>
    public static Negotiator At(in Table table, Side side, in Tactic tactic)
    {
        var best = table.Best(side);
        var negotiator = new Negotiator
        {
            Side = side,
            Best = best,
            Worst = table.Worst(side),
            Reserve = table.Reserve(side) + tactic.Reserve,
            Demand = best,
            BestHeard = double.NegativeInfinity,
        };
        OpponentModel.All[(int)tactic.Model].Begin(table, side, ref negotiator.Belief);
        return negotiator;
    }

    /// <summary>Whether there is any package that it would accept.</summary>
    public readonly bool CanAgree => Best >= Reserve;

    /// <summary>A share of what could be won: 1 is its best, 0 its reservation value.</summary>
    /// <param name="share">The share.</param>
    /// <returns>The utility.</returns>
    public readonly double Utility(double share) => Reserve + share * (Best - Reserve);

    /// <summary>A heard offer's place between its worst (0) and its best (1).</summary>
    /// <param name="ago">How many offers ago; 0 is the last. Fewer than <see cref="Heard"/> and 8.</param>
    public readonly double HeardShare(int ago) => heard[(Heard - 1 - ago) & (Memory - 1)];

    /// <summary>Takes note of an offer.</summary>
    /// <param name="utility">What it is worth to this side.</param>
    internal void Hear(double utility)
    {
        heard[Heard & (Memory - 1)] = Best > Worst ? (utility - Worst) / (Best - Worst) : 1;
        Heard++;
        BestHeard = Math.Max(BestHeard, utility);
    }

    [InlineArray(Memory)]
    private struct Shares
    {
        private double first;
    }
}
