using System.CommandLine;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Studies;

namespace NegotiationSim.Runner.Tests.Docs;

public sealed class CliDocTests
{
    private static readonly string Text = File.ReadAllText(Repository.PathOf("docs", "cli.md"));

    [Fact]
    public void Every_command_has_its_section_with_every_option_and_argument_of_it()
    {
        var missing = new List<string>();
        foreach (var command in global::Sim.Create().Subcommands)
        {
            var start = Text.IndexOf($"\n### sim {command.Name}", StringComparison.Ordinal);
            if (start < 0)
            {
                missing.Add(command.Name);
                continue;
            }
            var end = Text.IndexOf("\n### ", start + 1, StringComparison.Ordinal);
            var section = end < 0 ? Text[start..] : Text[start..end];
            if (section.Contains("the options of `run`", StringComparison.Ordinal)) section += Section("run");
            if (section.Contains("the options of charts", StringComparison.Ordinal)) section += Section("charts");
            missing.AddRange(
                Names(command).Where(name => !section.Contains(name, StringComparison.Ordinal)).Select(name => $"{command.Name}: {name}"));
        }
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_file_column_and_caution_is_explained()
    {
        string[] names =
        [
            "summary.json", "replications.csv", "replications.parquet", "trajectories.csv", "trajectories-by-type.csv", "statuses.csv",
            "first-agreement.csv",
            "paths.csv", "manifest.json",
            "comparison.json", "differences.csv", "charts/", "130",
            .. Model.Coercion.Metrics.Select(m => m.Name), .. Model.Coercion.OfRounds.Select(v => v.Name),
            .. Model.Coercion.Ends.Select(e => e.Name),
            "interrupted", "few-replications", "few-events", "at-bound", "censored", "ended-early", "never-fired", "one-type", "scenario",
            "wider-than-effect", "half-pairs",
        ];
        Assert.Equal([], names.Where(name => !Text.Contains($"`{name}`", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_cautions_explained_are_those_that_the_engine_knows()
    {
        string[] files = ["Studies/Cautions.cs", "Models/CoercionCautions.cs", "Models/CrisisModel.cs"];
        var source = string.Concat(files.Select(file => File.ReadAllText(Repository.PathOf("src", "Engine", file))));
        var known = System.Text.RegularExpressions.Regex.Matches(source, @"new(?: Caution)?\(""([a-z-]+)""").Select(m => m.Groups[1].Value)
            .Distinct().ToArray();
        Assert.True(known.Length >= 10);
        Assert.Equal([], known.Where(id => !Text.Contains($"| `{id}` |", StringComparison.Ordinal)));
    }

    private static string Section(string command)
    {
        var start = Text.IndexOf($"\n### sim {command}", StringComparison.Ordinal);
        var end = Text.IndexOf("\n### ", start + 1, StringComparison.Ordinal);
        return Text[start..end];
    }

    private static IEnumerable<string> Names(Command command) =>
        command.Options.SelectMany(o => o.Aliases.Append(o.Name)).Select(n => $"`{n}")
            .Concat(command.Arguments.Select(a => a.HelpName ?? a.Name));
}
