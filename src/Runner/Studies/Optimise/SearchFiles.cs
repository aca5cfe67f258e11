using System.Globalization;
using System.Text;
using System.Text.Json;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Optimisation;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Optimise;

/// <summary>What a policy search found, for other programs and for scenarios.</summary>
internal static class SearchFiles
{
    /// <summary>The columns of front.csv that are the same in every search.</summary>
    internal static IReadOnlyList<DataColumn> Robust { get; } =
    [
        .. Three("mean_regret", Payoff,
            "mean shortfall of the sender's payoff from the best policy found or given in the same world, its chance included"
                + " (Savage 1951)"),
        .. Three("regret_90", Payoff, "the shortfall that a tenth of the worlds exceed"),
        DataColumn.Real("worst_regret", "the greatest shortfall seen", Payoff),
        .. Three("better", Share, "share of worlds with a higher sender's payoff than the policy of comparison, ties counted half"),
        .. Three("satisfied", Share, "share of worlds in which all that is to be satisfied is (Starr 1963); none if nothing is to be"),
        DataColumn.Whole("worlds", "how many fresh worlds it rests on"),
        DataColumn.Whole("searches",
            "how many of the searches reached it: had a policy that in no objective is worse by more than a twentieth of the front's range;"
                + " 0 for a given policy"),
    ];

    private const string Payoff = "utility", Share = "share of worlds";

    /// <summary>The columns of front.csv.</summary>
    internal static IReadOnlyList<DataColumn> Columns(IEnumerable<Objective> objectives, IEnumerable<string> levers) =>
    [
        DataColumn.Text("policy", "the policy's name"), DataColumn.Whole("found", "1 if the search found it, 0 if it was given"),
        DataColumn.Whole("dominated", "1 if another policy of the table is no worse in every objective and better in one, else 0"),
        .. objectives.SelectMany(OfObjective), .. Robust, .. levers.Select(path => DataColumn.OfPath(path, "; the policy's")),
    ];

    /// <summary>The same as a heading names them.</summary>
    internal static IReadOnlyList<DataColumn> ColumnsOf(string[] heading)
    {
        const int Before = 3;
        var objectives = heading[Before..Array.IndexOf(heading, Robust[0].Name)].Where((_, i) => i % OfOne == 0)
            .Select(name => Objective.Parse(name, Model.Coercion));
        return Columns(objectives, heading[(Array.IndexOf(heading, Robust[^1].Name) + 1)..]);
    }

    /// <summary>How many columns an objective has.</summary>
    private const int OfOne = 6;

    private static IEnumerable<DataColumn> OfObjective(Objective o)
    {
        var meaning = o.Name switch
        {
            Objective.Satisfied => Robust.MeaningOf("satisfied"),
            Objective.Regret => Robust.MeaningOf("regret_90"),
            _ => Model.Coercion.Objectives.First(q => q.Name == o.Name).Meaning + "; mean over the worlds",
        };
        return
        [
            .. Three(o.Name, o.Unit, meaning),
            .. Three(o.Name + "_difference", o.Unit, $"{o.Label}: mean difference from the policy of comparison, world by world"),
        ];
    }

    private static DataColumn[] Three(string name, string unit, string meaning) =>
        [DataColumn.Real(name, meaning, unit, mayLack: true),
        .. DataColumn.Interval(name + "_ci95_low", name + "_ci95_high", "its 95% interval", unit)];

    /// <summary>A row a policy, numbers in full.</summary>
    internal static string Csv(PolicySearchResult result)
    {
        var text = new StringBuilder(Results.Csv.Heading(Columns(result.Options.Objectives, result.Levers.Select(l => l.Path))));
        foreach (var p in result.Policies)
        {
            string[] row =
            [
                Results.Csv.Field(p.Candidate.Name), p.IsFound ? "1" : "0", p.IsDominated ? "1" : "0",
                .. p.Values.Zip(p.Against).SelectMany(v => Three(v.First).Concat(Three(v.Second))),
                .. Three(p.Robustness.MeanRegret), .. Three(p.Robustness.HighRegret), Results.Csv.Field(p.Robustness.WorstRegret),
                .. Three(p.Better), .. Three(p.Robustness.Satisfied),
                result.Options.FreshWorlds.ToString(CultureInfo.InvariantCulture),
                p.Searches.ToString(CultureInfo.InvariantCulture),
                .. result.Levers.Select(l => Results.Csv.Field(LeverOf(p.Candidate, l.Path))),
            ];
            text.Append(string.Join(',', row)).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>All of it in one document.</summary>
    internal static string Json(PolicySearchResult result) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("comparison", result.Comparison);
        json.WriteNumber("seed", result.Options.Seed);
        json.WriteNumber("worlds", result.Options.Worlds);
        json.WriteNumber("freshWorlds", result.Options.FreshWorlds);
        json.WriteNumber("replicationsInAWorld", result.Options.Replications);
        json.WriteNumber("replications", result.Replications);
        json.WriteStartObject("levers");
        foreach (var lever in result.Levers) json.WriteString(lever.Path, lever.Describe());
        json.WriteEndObject();
        json.WriteStartArray("objectives");
        foreach (var o in result.Options.Objectives) json.WriteStringValue($"{o.Name}:{(o.IsMaximised ? "max" : "min")}");
        json.WriteEndArray();
        json.WriteStartArray("satisfy");
        foreach (var rule in result.Options.Satisfy) json.WriteStringValue(rule.Text);
        json.WriteEndArray();
        json.WriteStartArray("policies");
        foreach (var p in result.Policies) Policy(json, p, result);
        json.WriteEndArray();
        PriceTables.Write(json, result);
        json.WriteStartArray("inWords");
        foreach (var sentence in SearchTables.InWords(result)) json.WriteStringValue(sentence);
        json.WriteEndArray();
        CautionText.Write(json, result.Cautions);
        json.WriteEndObject();
    });

    /// <summary>A policy of the front as a policy file that scenarios can name.</summary>
    internal static string PolicyFile(FoundPolicy policy, PolicySearchResult result) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("name", policy.Candidate.Name);
        json.WriteString("title", $"Found policy {policy.Candidate.Name}");
        json.WriteString("description",
            $"Found by sim optimise. On {result.Options.FreshWorlds} fresh worlds: "
                + $"{string.Join("; ", result.Options.Objectives.Zip(policy.Values, (o, v) => $"{o.Label} {NumberText.Mean(v)} [{NumberText.Range(v)}]"))}.");
        foreach (var parameter in policy.Candidate.Scenario.Parameters.Where(p => p.IsLever))
            json.WriteNumber(parameter.Path["policy.".Length..], LeverOf(policy.Candidate, parameter.Path));
        json.WriteEndObject();
    });

    /// <summary>A lever's value: the one searched, or the scenario's own.</summary>
    internal static double LeverOf(Candidate candidate, string path)
    {
        var at = candidate.Levers.ToList().IndexOf(path);
        return at >= 0 ? candidate.Values[at] : candidate.Scenario.Parameters.First(p => p.Path == path).Central;
    }

    private static void Policy(Utf8JsonWriter json, FoundPolicy p, PolicySearchResult result)
    {
        json.WriteStartObject();
        json.WriteString("policy", p.Candidate.Name);
        json.WriteBoolean("found", p.IsFound);
        json.WriteBoolean("dominated", p.IsDominated);
        json.WriteNumber("searches", p.Searches);
        json.WriteStartObject("levers");
        foreach (var lever in result.Levers) json.WriteNumber(lever.Path, LeverOf(p.Candidate, lever.Path));
        json.WriteEndObject();
        foreach (var (o, (value, against)) in result.Options.Objectives.Zip(p.Values.Zip(p.Against)))
        {
            JsonText.Estimate(json, o.Name, value);
            JsonText.Estimate(json, o.Name + "Difference", against);
        }
        JsonText.Estimate(json, "meanRegret", p.Robustness.MeanRegret);
        JsonText.Estimate(json, "regret90", p.Robustness.HighRegret);
        JsonText.Number(json, "worstRegret", p.Robustness.WorstRegret);
        JsonText.Estimate(json, "better", p.Better);
        JsonText.Estimate(json, "satisfied", p.Robustness.Satisfied);
        json.WriteEndObject();
    }

    private static string[] Three(Estimate e) =>
        [Results.Csv.Field(e.Mean), Results.Csv.Field(e.Interval.Low), Results.Csv.Field(e.Interval.High)];
}
