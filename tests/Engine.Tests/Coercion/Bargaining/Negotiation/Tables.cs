using CsCheck;
using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Tests.Coercion.Bargaining.Negotiation;

/// <summary>A table's numbers, for tests to keep: a table itself lives on the stack.</summary>
public sealed record TableNumbers(Issue[] Issues, double[] Sender, double[] Target, double SenderReserve, double TargetReserve)
{
    internal Table Table => new(Issues, Sender, Target, SenderReserve, TargetReserve);

    /// <summary>What the rest of the tables are made of.</summary>
    internal static readonly Curve Line = new(CurveKind.Linear, 1);

    /// <summary>A cake of 1 to divide: the target gives a share of it to the sender; each has nothing without an agreement.</summary>
    internal static TableNumbers Cake(int levels = 0, double sendersAlternative = 0, double targetsAlternative = 0) =>
        new([new Issue(Side.Target, Line, Line, levels)], [1], [1], sendersAlternative, targetsAlternative - 1);

    public override string ToString() =>
        $"issues {string.Join(", ", Issues)}; sender {string.Join(", ", Sender)}; target {string.Join(", ", Target)}; reserves "
            + $"{SenderReserve}, {TargetReserve}";

    /// <summary>Any table of up to five issues.</summary>
    internal static Gen<TableNumbers> Any(bool straight = false, int mostLevels = 0)
    {
        var curve = Gen.Select(Gen.Int[0, 3], Gen.Double[1, 4], (kind, exponent) => straight ? Line : new Curve((CurveKind)kind, exponent));
        var issue = Gen.Select(Gen.Bool, curve, curve, Gen.Int[mostLevels > 0 ? 1 : 0, mostLevels],
            (sender, one, other, levels) => new Issue(sender ? Side.Sender : Side.Target, one, other, levels));
        return Gen.Select(Gen.Int[2, 5], issue.Array[5], Gen.Double[.05, 1].Array[5], Gen.Double[.05, 1].Array[5], Gen.Double[-.5, .5],
            Gen.Double[-.5, .5],
            (count, issues, sender, target, r, q) => new TableNumbers(issues[..count], sender[..count], target[..count], r, q));
    }
}

/// <summary>Tactics by the names that a scenario uses.</summary>
internal static class Tactics
{
    internal static readonly Tactic Plain = Declare.Defaults(Tactic.Parameters);

    internal static double Concession(string name) => Index(ConcessionRule.All.Select(r => r.Name), name);
    internal static double Offers(string name) => Index(OfferRule.All.Select(r => r.Name), name);
    internal static double Model(string name) => Index(OpponentModel.All.Select(r => r.Name), name);
    internal static double Acceptance(string name) => Index(AcceptanceRule.All.Select(r => r.Name), name);
    internal static Protocol Protocol(string name) => Engine.Coercion.Bargaining.Negotiation.Protocol.All.Single(p => p.Name == name);

    internal static Tactic Perfect(double patience) =>
        Plain with { Concession = Concession("subgamePerfect"), Patience = patience, Offers = Offers("tradeOff"), Model = Model("known") };

    private static double Index(IEnumerable<string> names, string name) => names.ToList().IndexOf(name);
}
