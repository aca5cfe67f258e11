using System.Globalization;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.History;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Files;

/// <summary>The files of a dispute of one's own: its world and actors, two policies, a timeline and a record, with what must be set
/// marked.</summary>
internal static class DisputeFiles
{
    /// <summary>The files by their names in the dispute's folder.</summary>
    /// <param name="name">The dispute's.</param>
    internal static IEnumerable<(string File, string Text)> Of(string name) =>
    [
        ("world.json", World(name)),
        ("policies/pressure.json",
            PolicyFile("pressure", "Maximum pressure", LeversOf("maximum-pressure"), isMarked: false)),
        ("policies/engagement.json",
            PolicyFile("engagement", "Phased engagement", LeversOf("phased"), isMarked: false)),
        ("policies/first-era.json", PolicyFile("first-era", "The sender's policy in the first era", LeversOf("neglect"), isMarked: true)),
        ("pressure.json", Under(name, "pressure")),
        ("engagement.json", Under(name, "engagement")),
        ("history.json", History(name)),
        ("record.csv", Record()),
        ("scenario.schema.json", ScenarioSchema.Write()),
        ("policy.schema.json", PolicySchema.Write()),
    ];

    private static string World(string name) => $$"""
        {
          // Actors and world of a dispute. Every number marked "to set" is the one of the United States and the DPRK: give your own, and
          // your reason and source in place of the mark. A number that you do not know may be a range:
          //   { "value": { "distribution": "uniform", "low": 0.2, "high": 0.6 }, "rationale": "why", "source": "where, or recalled" }
          "$schema": "scenario.schema.json",
          "title": "{{name}}",
          "description": "What the dispute is about. It states no policy: the files beside it extend it and add one.",
          "illustrative": true, // take it out when every number has its reason

          "sender": {
            "name": "{{Grounds.ToSet}}",
            "preferences": { // weights that add up to 1
              {{Numbers(6, "sender.preferences.", "nonproliferation", "regionalSecurity", "credibility", "humanRights", "domesticCost")}}
            },
            {{Numbers(4, "sender.", "trust", "leverage", "regionalWeight")}},
            "administrations": {
              {{Numbers(6, "sender.administrations.", "term", "elapsed", "turnover", "committed")}}
            }
          },

          "target": {
            "name": "{{Grounds.ToSet}}",
            "preferences": { // weights that add up to 1
              {{Numbers(6, "target.preferences.", "security", "status", "economy", "control", "face")}}
            },
            {{Numbers(4, "target.", "trust", "seekers")}},
            "leaders": {
              {{Numbers(6, "target.leaders.", "turnover")}}
            }
          },

          "thirdParties": { // up to twelve; leverage with the sender's adds up to 1, and so does regionalWeight
            "neighbour": {
              "name": "{{Grounds.ToSet}}",
              {{Numbers(6, "thirdParties.NAME.", "leverage", "enforcement", "fearOfCollapse", "regionalWeight")}}
            }
          },

          "world": {
            "initial": { // where the dispute stands in the first round
              {{Numbers(6, "world.initial.", "capability", "tension", "hardship", "openness", "reform", "pressureShare")}}
            },
            "programme": {
              {{Numbers(6, "world.programme.", "missileRate", "nuclearRate", "nuclearCapability", "growth")}}
            },
            "society": {
              {{Numbers(6, "world.society.", "repression")}}
            }
          },

          "outcomes": {
            {{Numbers(4, "outcomes.", "denuclearised")}}
          }

          // All else has the model's defaults, which sim validate lists: "sim describe world.payoffs" says what a war costs, say.
        }

        """.ReplaceLineEndings("\n");

    private static string Under(string name, string policy) => $$"""
        {
          "$schema": "scenario.schema.json",
          "extends": "world.json",
          "name": "{{name}}-{{policy}}",
          "title": "{{name}} under {{policy}}",
          "policy": "policies/{{policy}}.json"
        }

        """.ReplaceLineEndings("\n");

    private static string History(string name) => $$"""
        {
          // The sender's policies as they followed each other, for sim backtest and sim calibrate.
          "$schema": "scenario.schema.json",
          "extends": "world.json",
          "name": "{{name}}-history",
          "title": "{{name}}, as it went",
          "start": "2000Q1", // to set: the first quarter of record.csv
          "rounds": 24, // to set: how many quarters it has
          "timeline": [
            { "name": "First era", "from": "2000Q1", "policy": "policies/first-era.json" }
            // , { "name": "Second era", "from": "2003Q1", "policy": "policies/second-era.json" }
          ]
        }

        """.ReplaceLineEndings("\n");

    private static string Record() =>
        $"# A row a quarter, none left out. launchDays: days with a missile test; talks, agreement: 1 or 0. Not known: leave it empty.\n"
        + string.Join(',', RecordReader.Columns) + "\n"
        + string.Concat(Enumerable.Range(0, 24).Select(i =>
            string.Create(CultureInfo.InvariantCulture,
                $"{2000 + (i / 4)}Q{(i % 4) + 1}{new string(',', RecordReader.Columns.Count - 1)}\n")));

    private static string PolicyFile(string name, string title, Func<string, double> value, bool isMarked)
    {
        var levers = Policy.Parameters.Select(lever => lever.Declaration).Select(lever =>
            isMarked ? $"  {Marked(lever.Path, "policy." + lever.Path, value(lever.Path))}"
            : $"  // {lever.Meaning}\n  \"{lever.Path}\": {NumberText.Exact(value(lever.Path))}");
        return $"{{\n  \"$schema\": \"../policy.schema.json\",\n  \"name\": \"{name}\",\n  \"title\": "
            + $"\"{title}\",\n\n{string.Join(",\n", levers)}\n}}\n";
    }

    /// <summary>The levers of a policy that comes with the program.</summary>
    private static Func<string, double> LeversOf(string policy)
    {
        var scenario = Scenario.Load($"scenarios/{policy}.json");
        return lever => scenario.Parameters.First(p => p.Path == "policy." + lever).Central;
    }

    private static string Numbers(int indent, string group, params string[] names) =>
        string.Join(",\n" + new string(' ', indent), names.Select(name => Marked(name, group + name, null)));

    /// <summary>A number with the mark, what it means and what it may be.</summary>
    private static string Marked(string name, string path, double? value)
    {
        var parameter = Catalogue.Find(path).Entry!.Parameter!;
        var meaning = parameter.Meaning.Replace("\"", "'", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture,
            $"\"{name}\": {{ \"value\": {NumberText.Exact(value ?? parameter.Default)}, \"rationale\": \"{Grounds.ToSet}: {meaning} ({parameter.Low} to {parameter.High})\" }}");
    }
}
