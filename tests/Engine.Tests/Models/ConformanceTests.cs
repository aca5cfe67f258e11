using System.Collections.Concurrent;
using System.Text.Json;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Claims;
using NegotiationSim.Engine.Studies.Designs;
using NegotiationSim.Engine.Studies.Sensitivity;
using NegotiationSim.Engine.Studies.Sweeps;

namespace NegotiationSim.Engine.Tests.Models;

/// <summary>Every study on every model: the same bits on any number of threads, and an end when it is stopped.</summary>
public class ConformanceTests
{
    /// <summary>A study as a text in which every number stands in full.</summary>
    private delegate string Study(Scenario scenario, int threads, CancellationToken cancellation);

    private static readonly Dictionary<string, Study> Studies = new()
    {
        ["run"] = (scenario, threads, cancellation) =>
            Told(Experiment.Run(scenario, new RunOptions { Replications = 300, Seed = 4, Threads = threads }, cancellation: cancellation)),
        ["compare"] = (scenario, threads, cancellation) =>
            Told(Experiment.Compare([scenario, scenario.With("name", "twin").With(Moved(scenario), Low(scenario))],
            new RunOptions { Replications = 300, Seed = 4, Threads = threads }, cancellation: cancellation).Differences),
        ["sweep"] = SweepTold,
        ["sensitivity"] = (scenario, threads, cancellation) => Told(SensitivityAnalysis.Run(scenario, [], new SensitivityOptions
        {
            Method = SensitivityMethod.Morris, Sample = 3, Replications = 4, Threads = threads, Metrics = [Model.SenderPayoff],
        }, cancellation: cancellation).Metrics),
        ["claims"] = (scenario, threads, cancellation) => Told(ClaimStudy.Run(
            new ClaimSet("test", [("a", scenario), ("b", scenario.With("name", "b"))],
                [new Claim("c", "s", "t", [Inequality.Parse("a.senderPayoff > b.targetPayoff")])], []),
            new ClaimOptions { Worlds = 24, Replications = 3, Most = 6, Threads = threads }, cancellation: cancellation)),
    };

    public static TheoryData<string, string> All() =>
        [.. Model.All.SelectMany(m => Studies.Keys.Select(study => new TheoryDataRow<string, string>(m.Name, study)))];

    [Theory]
    [MemberData(nameof(All))]
    public void A_study_gives_the_same_bits_on_1_2_and_7_threads(string model, string study)
    {
        var scenario = ModelsTests.Sample.Of(model);
        var one = Studies[study](scenario, 1, TestContext.Current.CancellationToken);
        Assert.True(one.Length > 100);
        foreach (var threads in (int[])[2, 7]) Assert.Equal(one, Studies[study](scenario, threads, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_study_that_is_stopped_says_so_or_tells_of_what_is_done(string model, string study)
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        try
        {
            var told = Studies[study](ModelsTests.Sample.Of(model), 2, stop.Token);
            Assert.DoesNotContain("\"Replications\":300", told);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static string SweepTold(Scenario scenario, int threads, CancellationToken cancellation)
    {
        var design = new Design([Moved(scenario)], [[Low(scenario)], [(Low(scenario) + High(scenario)) / 2], [High(scenario)]]);
        var sweep = new Sweep([scenario], design, new SweepOptions { Replications = 30, Threads = threads, KeepsReplications = true });
        var told = new ConcurrentDictionary<long, string>(); // blocks come as they are done, several at once
        sweep.Run([.. Enumerable.Range(0, (int)sweep.Blocks).Select(b => (long)b)],
            block => Assert.True(
                told.TryAdd(block.Number, Told(Enumerable.Range(0, block.Model.Metrics.Count).Select(m => block.Means(m).ToArray())))),
            null, cancellation);
        return string.Join('\n', told.OrderBy(b => b.Key).Select(b => b.Value));
    }

    private static string Moved(Scenario scenario) => scenario.UncertainParameters[0].Path;

    private static double Low(Scenario scenario) => scenario.UncertainParameters[0].Distribution.Quantile(.1);

    private static double High(Scenario scenario) => scenario.UncertainParameters[0].Distribution.Quantile(.9);

    private static readonly JsonSerializerOptions InFull =
        new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static string Told(object result) => JsonSerializer.Serialize(result, InFull);
}
