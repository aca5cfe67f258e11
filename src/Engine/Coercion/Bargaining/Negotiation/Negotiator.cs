using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

/// <summary>A side at the table: what it can win, what it demands now, and what it heard so far.</summary>
public struct Negotiator
{
    private const int Memory = 8;
    private Shares heard;
    private Places order;

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
        Unsafe.SkipInit(out Negotiator negotiator); // most of it is memory that is written before it is read
        negotiator.Side = side;
        negotiator.Best = negotiator.Demand = table.Best(side);
        negotiator.Worst = table.Worst(side);
        negotiator.Reserve = table.Reserve(side) + tactic.Reserve;
        negotiator.BestHeard = double.NegativeInfinity;
        negotiator.Heard = 0;
        negotiator.IsOrdered = false;
        OpponentModel.Every[(int)tactic.Model].Begin(table, side, ref negotiator.Belief);
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

    /// <summary>Whether the order of the issues is that of the belief about the other side.</summary>
    internal bool IsOrdered;

    /// <summary>The issues in the order in which it concedes them.</summary>
    [UnscopedRef]
    internal Span<byte> Order(int count) => ((Span<byte>)order)[..count];

    /// <summary>Takes note of an offer and of what it tells of the other side.</summary>
    internal void Hear(in Table table, in Tactic tactic, in Package offer, Clock clock, double utility)
    {
        var model = OpponentModel.Every[(int)tactic.Model];
        if (model.Learns)
        {
            model.Hear(table, Side, offer, clock, ref Belief);
            IsOrdered = false;
        }
        Hear(utility);
    }

    /// <summary>Takes note of an offer.</summary>
    /// <param name="utility">What it is worth to this side.</param>
    internal void Hear(double utility)
    {
        heard[Heard & (Memory - 1)] = Best > Worst ? (utility - Worst) / (Best - Worst) : 1;
        Heard++;
        BestHeard = Math.Max(BestHeard, utility);
    }

    [InlineArray(Issue.Most)]
    private struct Places
    {
        private byte first;
    }

    [InlineArray(Memory)]
    private struct Shares
    {
        private double first;
    }
}
