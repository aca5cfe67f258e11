using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Engine.History;

/// <summary>What an island of the filter leaves at a start, and what became of it from there.</summary>
/// <param name="LogLikelihood">ln of the chance that it gave to the record before.</param>
/// <param name="Weights">Its particles' weights.</param>
/// <param name="InForce">Whether an agreement is in force in each: 1 or 0.</param>
/// <param name="Of">An outcome of every particle under a policy, both by number.</param>
internal sealed record IslandStart(
    double LogLikelihood, double[] Weights, IEnumerable<double> InForce, Func<int, int, ReadOnlyMemory<double>> Of)
{
    internal void Write(int policies, UnitWriter to)
    {
        to.Add(LogLikelihood);
        to.AddAll(Weights);
        to.AddAll([.. InForce]);
        to.AddAll([.. Enumerable.Range(0, policies)], policy => to.AddAll([.. Enumerable.Range(0, BranchOutcome.All.Count)],
            outcome => to.AddAll(Of(policy, outcome).ToArray())));
    }

    internal static IslandStart Read(UnitReader from)
    {
        var (chance, weights, inForce) = (from.Next(), from.NextAll(), from.NextAll());
        var outcomes = from.NextAll(() => from.NextAll(from.NextAll));
        return new(chance, weights, inForce, (policy, outcome) => outcomes[policy][outcome]);
    }
}
