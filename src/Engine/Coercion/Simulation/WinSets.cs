namespace NegotiationSim.Engine.Coercion.Simulation;

/// <summary>The win-sets of two sides over the depth and the relief of a deal (Putnam 1988), on a square grid.</summary>
public sealed class WinSets
{
    private readonly bool[,] sender, target;

    internal WinSets(bool[,] sender, bool[,] target) => (this.sender, this.target) = (sender, target);

    /// <summary>How many values of depth there are, and of relief: the middles of as many equal parts of [0, 1].</summary>
    public int Cells => sender.GetLength(0);

    /// <summary>The share of the deals that the sender's home would ratify with chance ½ or more, [0, 1].</summary>
    public double SenderSize => Share((d, r) => sender[d, r]);

    /// <summary>The share of the deals that the target's home would ratify with chance ½ or more, [0, 1].</summary>
    public double TargetSize => Share((d, r) => target[d, r]);

    /// <summary>The share of the deals that both would, [0, 1]: where the win-sets overlap an agreement is possible.</summary>
    public double Overlap => Share((d, r) => sender[d, r] && target[d, r]);

    /// <summary>Whether the sender's win-set holds a deal.</summary>
    /// <param name="depth">The cell of depth, from 0.</param>
    /// <param name="relief">The cell of relief, from 0.</param>
    public bool HasSender(int depth, int relief) => sender[depth, relief];

    /// <summary>Whether the target's win-set holds a deal.</summary>
    /// <param name="depth">The cell of depth, from 0.</param>
    /// <param name="relief">The cell of relief, from 0.</param>
    public bool HasTarget(int depth, int relief) => target[depth, relief];

    private double Share(Func<int, int, bool> has)
    {
        var count = 0;
        for (var d = 0; d < Cells; d++)
            for (var r = 0; r < Cells; r++)
                if (has(d, r)) count++;
        return (double)count / (Cells * Cells);
    }
}
