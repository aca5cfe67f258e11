using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.History.Abc;

/// <summary>Draws of several disputes, moved to what was seen of them: draw i of one goes with draw i of the others.</summary>
/// <param name="Scores">For each dispute its parameters on the standard normal scale, a row a draw.</param>
/// <param name="Weights">The draws' weights, which add up to 1.</param>
/// <param name="Common">ρ of each draw, given the strengths in it.</param>
internal sealed record PooledDraws(IReadOnlyList<double[][]> Scores, double[] Weights, double[] Common)
{
    /// <summary>The draws of populations that were sampled apart, each of which weighs as much as another. A draw weighs the mean of what
    /// its distances in the disputes say. A dispute's numbers are regressed on its statistics, as they are when it is alone; a shared
    /// strength also on what each other dispute's statistics say of it there, one number each (Fearnhead and Prangle 2012).</summary>
    /// <param name="observed">What was seen of each dispute.</param>
    /// <param name="shared">For each shared strength its index in each dispute.</param>
    /// <param name="rho">The values that ρ can have.</param>
    /// <param name="populations">The last round of each population.</param>
    /// <param name="seed">The seed of the chance by which ρ is drawn.</param>
    internal static PooledDraws Of(IReadOnlyList<IReadOnlyList<double>> observed, IReadOnlyList<int[]> shared, IReadOnlyList<double> rho,
        IReadOnlyList<PooledRound> populations, ulong seed)
    {
        double[] weights = [.. populations.SelectMany(p => Together(p, observed)).Select(w => w / populations.Count)];
        double[][][] Each(Func<AbcDraw, double[]> what) =>
            [.. observed.Select((_, d) => populations.SelectMany(p => p.Disputes[d].Draws).Select(what).ToArray())];
        var (parameters, statistics) = (Each(d => d.Parameters), Each(d => d.Statistics));
        LocalRegression[] own = [.. observed.Select((o, d) => new LocalRegression(parameters[d], statistics[d], o, weights))];
        double[][][] scores = [.. own.Select(of => of.Moved.Select(z => (double[])z.Clone()).ToArray())];
        foreach (var at in shared)
            for (var d = 0; d < scores.Length && scores.Length > 1; d++)
            {
                int[] others = [.. at.Index().Where(o => o.Index != d).Select(o => o.Index)];
                var of = new LocalRegression([.. parameters[d].Select(z => (double[])[z[at[d]]])],
                    [.. statistics[d].Select((s, i) => (double[])[.. s, .. others.Select(o => own[o].Expected[i][at[o]])])],
                    [.. observed[d], .. others.Select(_ => 0.0)], weights).Moved;
                for (var i = 0; i < of.Length; i++) scores[d][i][at[d]] = of[i][0];
            }
        var (common, chance) = (new CommonPart(observed.Count, rho), new SplitMix64(seed));
        return new PooledDraws(scores, weights, [.. weights.Select((_, i) => rho[common.Draw(
            shared.Select(at => scores.Select((z, d) => z[i][at[d]]).ToArray()), chance.UniformAt(i))])]);
    }

    private static double[] Together(PooledRound round, IReadOnlyList<IReadOnlyList<double>> observed)
    {
        double[][] each = [.. round.Disputes.Select((g, d) => Posterior.WeightsOf(g, observed[d]))];
        return [.. each[0].Select((_, i) => each.Average(of => of[i]))];
    }
}
