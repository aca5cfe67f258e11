namespace NegotiationSim.Engine.Crisis;

/// <summary>The equations of equilibrium (docs/crisis.md, C2 to C4) of a game between two settings, and how they change with every
/// value.</summary>
/// <remarks>Values stand in the order of side, state, act. At share t of the way, utilities and the discount are (1 − t) of the first
/// game and t of
/// the second: t = 1 is the game itself.</remarks>
internal sealed class CrisisGame
{
    /// <summary>States, and acts of a side.</summary>
    internal const int Levels = 3;
    /// <summary>Values v_i(a, s).</summary>
    internal const int Size = 2 * Levels * Levels;

    private readonly double[] utilities = new double[Size * Levels];
    private readonly double[] rises = new double[Size * Levels];
    private readonly double discount;
    private readonly double discountRise;

    /// <summary>The way from one game to another.</summary>
    /// <param name="from">The game at t = 0; null for that in which nothing matters, with the discount of the other.</param>
    /// <param name="to">The game at t = 1.</param>
    internal CrisisGame(CrisisSetting? from, in CrisisSetting to)
    {
        var first = from ?? new CrisisSetting { Discount = to.Discount };
        (discount, discountRise) = (first.Discount, to.Discount - first.Discount);
        for (var k = 0; k < utilities.Length; k++)
        {
            var (side, state, own, other) = (k / 27, k / 9 % 3, k / 3 % 3, k % 3);
            utilities[k] = first.Utility(side, state, own, other);
            rises[k] = to.Utility(side, state, own, other) - utilities[k];
        }
    }

    /// <summary>Where the value of an act in a state stands.</summary>
    internal static int At(int side, int state, int act) => (side * Levels + state) * Levels + act;

    /// <summary>P_i(a | s) = exp v_i(a, s) / Σ exp v_i(·, s) (C2), and the worth of states log Σ exp v_i(·, s).</summary>
    internal static void Answer(ReadOnlySpan<double> values, Span<double> chances, Span<double> worths)
    {
        for (var k = 0; k < Size; k += Levels)
        {
            var (a, b, c) = (values[k], values[k + 1], values[k + 2]);
            var most = Math.Max(a, Math.Max(b, c));
            var worth = worths[k / Levels] = most + Math.Log(Math.Exp(a - most) + Math.Exp(b - most) + Math.Exp(c - most));
            for (var act = 0; act < Levels; act++) chances[k + act] = Math.Exp(values[k + act] - worth);
        }
    }

    /// <summary>F(v): v_i(a_i, s) = Σ P_j(a_j | s)(u_i(a, s) + δ·worth_i(max(a_i, a_j))) (C3), the other side's chances given.</summary>
    internal void Map(double t, ReadOnlySpan<double> chances, ReadOnlySpan<double> worths, Span<double> mapped)
    {
        var δ = discount + t * discountRise;
        for (var k = 0; k < Size; k++)
        {
            var (others, side, own) = (Others(k), k / 9 * Levels, k % Levels);
            var sum = 0.0;
            for (var other = 0; other < Levels; other++)
                sum += chances[others + other] * (UtilityAt(t, k * Levels + other) + δ * worths[side + Math.Max(own, other)]);
            mapped[k] = sum;
        }
    }

    /// <summary>How v − F(v) changes with the values and, in the last column, with t: <see cref="Size"/> lines of one number
    /// more.</summary>
    internal void Slopes(
        double t, ReadOnlySpan<double> chances, ReadOnlySpan<double> worths, ReadOnlySpan<double> mapped, Span<double> slopes)
    {
        var δ = discount + t * discountRise;
        slopes.Clear();
        for (var k = 0; k < Size; k++)
        {
            var line = slopes.Slice(k * (Size + 1), Size + 1);
            var (others, side, own) = (Others(k), k / 9 * Levels, k % Levels);
            line[k] = 1;
            for (var other = 0; other < Levels; other++)
            {
                var (chance, next) = (chances[others + other], side + Math.Max(own, other));
                for (var act = 0; act < Levels; act++) line[next * Levels + act] -= chance * δ * chances[next * Levels + act];
                line[others + other] -= chance * (UtilityAt(t, k * Levels + other) + δ * worths[next] - mapped[k]);
                line[Size] -= chance * (rises[k * Levels + other] + discountRise * worths[next]);
            }
        }
    }

    private double UtilityAt(double t, int k) => utilities[k] + t * rises[k];

    /// <summary>Where the chances of the other side in the same state begin.</summary>
    private static int Others(int k) => (k < 9 ? k + 9 : k - 9) / Levels * Levels;
}
