using NegotiationSim.Engine.Numbers;
using static NegotiationSim.Engine.Numbers.Declare;

namespace NegotiationSim.Engine.Crisis;

/// <summary>What one side of the dyad wants of a month, in units of the scale of its choice shocks (docs/crisis.md, C1).</summary>
/// <remarks>A month of peace and keeping still are worth 0: only differences can be estimated.</remarks>
public struct CrisisSide
{
    /// <summary>α: what backing down costs before its own audience.</summary>
    public double AudienceCost;
    /// <summary>β[crisis]: a month of crisis, against one of peace.</summary>
    public double Crisis;
    /// <summary>β[war]: a month of war, against one of peace.</summary>
    public double War;
    /// <summary>κ[threat]: threatening or showing force, against keeping still.</summary>
    public double Threat;
    /// <summary>κ[force]: using force, against keeping still.</summary>
    public double Force;

    internal const string Source = "Crisman-Cox and Gibilisco 2018, estimate for the United States and the DPRK (replication files)";
    internal const string Unit = "utility a month";

    /// <summary>The United States.</summary>
    internal static readonly CrisisSide Sender = new()
    {
        AudienceCost = -16.92113016407157,
        Crisis = 19.267444180596357,
        War = 19.302991762102153,
        Threat = -20.552529483186028,
        Force = -21.64438948218408,
    };

    /// <summary>The DPRK.</summary>
    internal static readonly CrisisSide Target = new()
    {
        AudienceCost = -9.543105603923804,
        Crisis = 19.2601839850251,
        War = 19.46033333687725,
        Threat = -20.772752517386348,
        Force = -21.39740629459965,
    };

    /// <summary>The declarations of a side's numbers.</summary>
    /// <param name="letter">The side's letter, behind that of the number.</param>
    /// <param name="estimated">Their defaults.</param>
    internal static IReadOnlyList<Parameter<CrisisSide>> Declared(string letter, CrisisSide estimated) =>
    [
        Real<CrisisSide>("audienceCost", "alpha_" + letter, estimated.AudienceCost, -50, 0, Unit,
            "what backing down from a crisis or a war costs the side with its own audience; the further below 0 the dearer",
            Source, (ref s) => ref s.AudienceCost),
        Real<CrisisSide>("crisis", $"beta_{letter}2", estimated.Crisis, -50, 50, Unit,
            "what a month of crisis is worth to the side, against one of peace", Source, (ref s) => ref s.Crisis),
        Real<CrisisSide>("war", $"beta_{letter}3", estimated.War, -50, 50, Unit,
            "what a month of war is worth to the side, against one of peace", Source, (ref s) => ref s.War),
        Real<CrisisSide>("threat", $"kappa_{letter}2", estimated.Threat, -50, 50, Unit,
            "what threatening or showing force is worth to the side in itself, against keeping still", Source, (ref s) => ref s.Threat),
        Real<CrisisSide>("force", $"kappa_{letter}3", estimated.Force, -50, 50, Unit,
            "what using force is worth to the side in itself, against keeping still", Source, (ref s) => ref s.Force),
    ];
}
