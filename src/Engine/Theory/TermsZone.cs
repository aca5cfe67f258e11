using NegotiationSim.Engine.Games.Theory;

namespace NegotiationSim.Engine.Theory;

/// <summary>A deal of a depth and a relief, and what its step would be worth.</summary>
/// <param name="Depth">d, how much of the programme the whole deal ends.</param>
/// <param name="Relief">R, the relief of the whole deal.</param>
/// <param name="Sender">E_S of the step.</param>
/// <param name="Target">E_T of the step.</param>
public sealed record Terms(double Depth, double Relief, double Sender, double Target);

/// <summary>What could be agreed at all: deals of every depth and relief, the policy's other levers as they are.</summary>
/// <param name="Deals">The deals of a square grid, depth by depth; those of neither depth nor relief left out, for they are no
/// deal.</param>
/// <param name="Cells">How many values of depth, and of relief, the grid has: from 0 to 1, both included.</param>
public sealed record TermsZone(IReadOnlyList<Terms> Deals, int Cells)
{
    private readonly BargainingProblem problem =
        BargainingProblem.OfPoints([.. Deals.Select(d => new UtilityPair(d.Sender, d.Target))], new UtilityPair(0, 0));

    /// <summary>Whether some deal is worth no less than none to either side.</summary>
    public bool Exists => problem.HasAgreement;

    /// <summary>The share of the deals that are.</summary>
    public double Share => Deals.Count(d => d.Sender >= 0 && d.Target >= 0) / (double)Deals.Count;

    /// <summary>The most that each side could have in the zone; 0 without one.</summary>
    public UtilityPair Width => problem.Ideal;

    /// <summary>The efficient deals, by the sender's worth.</summary>
    public IReadOnlyList<Terms> Frontier =>
        [.. problem.Frontier.Select(p => Deals.First(d => d.Sender == p.First && d.Target == p.Second))];

    /// <summary>The deal with the greatest product of worths (Nash 1950); null without a zone, as those below.</summary>
    public Terms? Nash => At(problem.Nash);

    /// <summary>The deal that gives each the same share of the most that it could have (Kalai and Smorodinsky 1975).</summary>
    public Terms? KalaiSmorodinsky => At(problem.KalaiSmorodinsky);

    /// <summary>The deal with the greatest least worth (Kalai 1977).</summary>
    public Terms? Egalitarian => At(problem.Egalitarian);

    /// <summary>The deal with the greatest sum of worths.</summary>
    public Terms? Utilitarian => At(problem.Utilitarian);

    private Terms? At(BargainingSolution solution) => solution.Index < 0 ? null : Deals[solution.Index];
}
