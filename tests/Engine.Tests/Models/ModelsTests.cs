using System.Text.RegularExpressions;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Tests.House;

namespace NegotiationSim.Engine.Tests.Models;

/// <summary>What holds of every model, whatever it is about.</summary>
public class ModelsTests
{
    public static TheoryData<string> Names() => [.. Model.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_quantity_is_declared_once_and_in_words(string name)
    {
        var model = Model.All.First(m => m.Name == name);
        Assert.Equal(model.Quantities.Count, model.Quantities.Select(q => q.Name).Distinct().Count());
        Assert.All(model.Quantities, q =>
        {
            Assert.Matches("^[a-z][A-Za-z]*$", q.Name);
            Assert.DoesNotMatch("^(end|order|group|select|table|user|value|case|when|all|time|date|from|to)$", q.Name); // words of SQL
            Assert.NotEmpty(q.Meaning);
            Assert.NotEmpty(q.Unit);
            Assert.True(q.Low <= q.High && q.RoundRange.Low < q.RoundRange.High);
            Assert.Equal(q.Is(Uses.Rounds), q.RoundUnit is not null && q.RoundMeaning is not null);
            if (q.Is(Uses.Objective)) Assert.NotEqual(Wanted.Neither, q.Wanted);
        });
        string[] shown =
        [
            .. model.Highlights.Headline, .. model.Highlights.Compared, .. model.UsualObjectives, Model.SenderPayoff,
        ];
        Assert.All(shown, one => Assert.Contains(one, model.OfRuns.Select(q => q.Name)));
        string[] followed = [.. model.Highlights.Overlaid, .. model.Highlights.Reported,
            .. model.Highlights.Followed.SelectMany(f => f.Variables), .. model.Highlights.Parted?.Variables ?? []];
        Assert.All(followed, one => Assert.Contains(one, model.OfRounds.Select(q => q.Name)));
        if (model.Highlights.Parted is { Choice: var choice }) Assert.NotNull(model.OfRuns[model.IndexOf(choice)].Names);
        var paths = Sample.Of(name).Parameters.Select(p => p.Path).ToArray();
        Assert.Contains(model.Highlights.Telling.Across, paths);
        Assert.Contains(model.Highlights.Telling.Up, paths);
        Assert.True(model.IndexOf(Model.RoundsPlayed) >= 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_run_ends_in_one_way_and_keeps_to_the_bounds_of_its_quantities(string name)
    {
        var scenario = Sample.Of(name);
        var model = Model.Of(scenario);
        var player = model.NewPlayer(scenario);
        player.Play(5, 0, 300, cancellation: TestContext.Current.CancellationToken);
        for (var i = 0; i < player.Count; i++)
        {
            var values = player.Values(i);
            var ends = 0.0;
            foreach (var end in model.Ends) ends += values[model.IndexOf(end.Name)];
            Assert.Equal(1, ends);
            for (var q = 0; q < values.Length; q++)
            {
                var quantity = model.OfRuns[q];
                if (double.IsNaN(values[q])) Assert.True(quantity.MayLack || quantity.When is not null, quantity.Name);
                else
                    Assert.True(values[q] >= quantity.Low && values[q] <= quantity.High && (!quantity.IsWhole || values[q] % 1 == 0),
                        quantity.Name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Blocks_of_any_size_play_the_same_replications_watched_or_not(string name)
    {
        var scenario = Sample.Of(name);
        var (whole, parts) = (Model.Of(scenario).NewPlayer(scenario), Model.Of(scenario).NewPlayer(scenario, followsRounds: true));
        whole.Play(3, 0, 40, cancellation: TestContext.Current.CancellationToken);
        for (var first = 0; first < 40;)
        {
            var count = Math.Min(1 + first % 7, 40 - first);
            parts.Play(3, first, count, cancellation: TestContext.Current.CancellationToken);
            for (var i = 0; i < count; i++)
            {
                Assert.Equal(whole.Values(first + i), parts.Values(i));
                Assert.Equal(whole.Drawn(first + i), parts.Drawn(i));
            }
            first += count;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_number_that_was_set_stays_and_the_others_are_drawn_as_before(string name)
    {
        var scenario = Sample.Of(name);
        Assert.True(scenario.UncertainParameters.Count >= 2);
        var (free, held) = (Model.Of(scenario).NewPlayer(scenario), Model.Of(scenario).NewPlayer(scenario));
        var uncertain = scenario.UncertainParameters[0];
        held.Set(uncertain.Index, uncertain.Parameter.Default);
        free.Play(1, 0, 20, cancellation: TestContext.Current.CancellationToken);
        held.Play(1, 0, 20, cancellation: TestContext.Current.CancellationToken);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(uncertain.Parameter.Default, held.Drawn(i)[0]);
            Assert.Equal(free.Drawn(i)[1..], held.Drawn(i)[1..]);
        }
    }

    [Fact]
    public void Studies_name_no_model() => Assert.Empty(
        from file in SourceFiles.All
        where file.Path.StartsWith("Experiments/", StringComparison.Ordinal)
            && !Regex.IsMatch(file.Path, "^Experiments/(Analysis|Tournaments)/")
        from Match match in Regex.Matches(file.Text,
            @"\bEngine\.(Actors|Policies|World|Bargaining|Simulation|Crisis)\b|\bModel\.Coercion\b|\b(Coercion|Crisis)(Model|Player|Settings?)\b")
        select $"{file.Path} names {match.Value}");

    [Fact]
    public void Scenarios_of_different_models_are_never_played_together() =>
        Assert.Throws<ArgumentException>(() => Experiment.Compare([Sample.Of("coercion"), Sample.Of("crisis")], new RunOptions(),
            cancellation: TestContext.Current.CancellationToken));

    /// <summary>A scenario of each model with two uncertain numbers or more.</summary>
    internal static class Sample
    {
        internal static Scenario Of(string model) => model == "crisis"
            ? Scenario.Load(Path.Combine(Shipped.Root, "scenarios", "crisis", "us-dprk.json"),
                "sender.audienceCost={\"distribution\":\"uniform\",\"low\":-18,\"high\":-12}",
                "target.audienceCost={\"distribution\":\"uniform\",\"low\":-10,\"high\":-5}", "rounds=60")
            : Scenario.Load(Path.Combine(Shipped.Root, "scenarios", "deep-uncertainty", "phased.json"), "rounds=40");
    }
}
