using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Sweeps;
using NegotiationSim.Engine.Tests.Scenarios;

namespace NegotiationSim.Engine.Tests.Studies.Sweeps;

public class PairedErrorsTests
{
    private static readonly Design Points = new(["sender.trust"], [[.2], [.5], [.8]]);

    [Fact]
    public void The_error_of_a_difference_is_that_of_the_differences_between_replications()
    {
        Scenario[] scenarios = [Sample.Load("phased.json"), Sample.Load("uncertain.json"),
            Sample.Load("phased.json").With("policy.depth", .1)];
        var metric = Enumerable.Range(0, Model.Coercion.Metrics.Count).First(m => Model.Coercion.Metrics[m].Name == "senderPayoff");
        foreach (var block in Blocks(scenarios))
        {
            for (var row = 0; row < block.Rows.Count; row++)
            {
                var (point, policy) = (row / 3, row % 3);
                for (var other = 0; other < 2; other++)
                {
                    if (other >= policy)
                    {
                        Assert.True(double.IsNaN(block.Errors[other, metric][row]));
                        continue;
                    }
                    double[] differences = [.. block.Rows[row][metric].Zip(block.Rows[3 * point + other][metric], (a, b) => a - b)];
                    var mean = differences.Average();
                    var error = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (differences.Length - 1) / differences.Length);
                    Assert.Equal(error, block.Errors[other, metric][row], 1e-9);
                }
            }
        }
    }

    [Fact]
    public void A_policy_held_against_itself_differs_by_exactly_nothing()
    {
        foreach (var block in Blocks([Sample.Load("phased.json"), Sample.Load("phased.json")]))
            for (var m = 0; m < Model.Coercion.Metrics.Count; m++)
                Assert.All(block.Errors[0, m].Where((_, row) => row % 2 == 1), e => Assert.True(e == 0 || double.IsNaN(e)));
    }

    private static List<(IReadOnlyList<double[][]> Rows, double[,][] Errors)> Blocks(Scenario[] scenarios)
    {
        var copies = new List<(IReadOnlyList<double[][]>, double[,][])>();
        var sweep = new Sweep(scenarios, Points, new SweepOptions { Replications = 12, Seed = 5, Threads = 1, KeepsReplications = true });
        sweep.Run([.. Enumerable.Range(0, (int)sweep.Blocks).Select(b => (long)b)], block =>
        {
            var each = block.Replications!;
            var rows = new double[block.Rows][][];
            for (var row = 0; row < block.Rows; row++)
            {
                int[] own =
                    [.. Enumerable.Range(0, each.Count)
                        .Where(
                            i => each.Points[i] - block.FirstPoint == row / scenarios.Length && each.Policies[i] == row % scenarios.Length)
                            .OrderBy(i => each.Numbers[i])];
                rows[row] =
                    [.. Enumerable.Range(0, Model.Coercion.Metrics.Count).Select(m => own.Select(i => each.Values(m)[i]).ToArray())];
            }
            var errors = new double[scenarios.Length - 1, Model.Coercion.Metrics.Count][];
            for (var other = 0; other < scenarios.Length - 1; other++)
                for (var m = 0; m < Model.Coercion.Metrics.Count; m++) errors[other, m] = block.DifferenceErrors(m, other).ToArray();
            copies.Add((rows, errors));
        });
        return copies;
    }
}
