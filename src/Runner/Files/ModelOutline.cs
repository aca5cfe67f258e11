using System.Globalization;
using System.Text;
using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Files;

/// <summary>Outlines of the two protocols that reviewers of agent-based models ask for, filled from what is declared; what an author must
/// write is marked.</summary>
internal static class ModelOutline
{
    private const string ToWrite = "TO WRITE", Author = $"**{ToWrite}:** ";

    /// <summary>ODD+D: overview, design concepts, details, and human decisions (Grimm and others 2020; Müller and others 2013).</summary>
    internal static string Odd(Scenario scenario)
    {
        var model = Model.Of(scenario);
        return Document($"ODD+D of {scenario.Title}", "Grimm and others 2020; Müller and others 2013", scenario, model,
        [
            ("I.i Purpose", Author + "the question that you ask of the model, for whom, and the patterns by which you judge it."),
            ("I.ii Entities, state variables and scales", Entities(scenario, model)),
            ("I.iii Process overview and scheduling",
                $"Each round plays the steps of {model.Page} in their order. {Author}which of them your question turns on."),
            ("II.i Theoretical and empirical background",
                Mechanisms(scenario, model) + Author
                    + "why these mechanisms are in force at these strengths, and what the rival account says."),
            ("II.ii Individual decision making",
                $"The decision rules and their equations: {model.Page}. {Author}which rule carries your result."),
            ("II.iii Learning; II.iv individual sensing; II.v individual prediction",
                $"{model.Page}, design concepts. {Author}what of these your question needs."),
            ("II.vi Interaction; II.vii collectives", Parties(scenario)),
            ("II.viii Heterogeneity", Uncertain(scenario)),
            ("II.ix Stochasticity",
                "Every draw of chance is addressed by seed, replication, round and source, so scenarios that are compared meet the same "
                    + "shocks."),
            ("II.x Observation",
                List(model.Metrics.Where(q => model.Has(q, scenario)), q => $"`{q.Name}`, {q.Label} ({q.Unit}): {q.Meaning}")),
            ("III.i Implementation details",
                $"NegotiationSim, version {Manifest.ThisVersion}, C# on .NET. Results are the same bits on any number of threads."),
            ("III.ii Initialisation",
                Numbers(scenario,
                    p => p.Path.Contains(".initial.", StringComparison.Ordinal)
                        || p.Path is "sender.trust" or "target.trust" or "target.seekers")
                + Author + "what the start stands for."),
            ("III.iii Input data", Eras(scenario)),
            ("III.iv Submodels",
                $"Equations: {model.Page}. The numbers that the scenario states, with what they rest on: `sim describe FILE --format "
                    + $"latex`.\n\n"
                + Numbers(scenario,
                    p => (p.IsLever || StatedNumbers.IsStated(p)) && !p.Path.Contains(".initial.", StringComparison.Ordinal))),
        ]);
    }

    /// <summary>TRACE: the record of how a model was made, tested and used (Grimm and others 2014).</summary>
    internal static string Trace(Scenario scenario)
    {
        var model = Model.Of(scenario);
        ScenarioParameter[] stated = [.. scenario.Parameters.Where(StatedNumbers.IsStated)];
        var published = stated.Count(p => p.Grounds?.Source is not null);
        return Document($"TRACE of {scenario.Title}", "Grimm and others 2014", scenario, model,
        [
            ("1 Problem formulation",
                Author + "the decision or dispute that the model is to inform, for whom, and what an answer would be."),
            ("2 Model description", $"{model.Page}; outline by `sim describe FILE --format odd`."),
            ("3 Data evaluation",
                $"The scenario states {NumberText.Some(stated.Length, "number")}, {published} of them with a published source; the others "
                    + $"are modelling choices, or give a reason. {Author}the quality of the sources that your result hangs on.\n\n"
                + List(stated.Where(p => p.Grounds?.Source is not null),
                    p => $"`{p.Path}` = {StatedNumbers.ValueOf(p)}: {StatedNumbers.RestsOn(p)}")),
            ("4 Conceptual model evaluation",
                Mechanisms(scenario, model) + Author + "what is left out, and which way it would move the result."),
            ("5 Implementation verification",
                "The program's tests (`dotnet test`) hold it to a second implementation, to closed forms and to the same bits on any "
                    + "machine; `sim reproduce` makes results again. "
                + Author + "what you checked of your own scenario (`sim validate`, `sim trace`)."),
            ("6 Model output verification",
                Author
                    + "how far the output agrees with the patterns that the model was built for (`sim backtest`, `sim calibrate`), and "
                    + "what was tuned to them."),
            ("7 Model analysis",
                Author
                    + "what the result hangs on: `sim sensitivity`, `sim ablate`, `sim sweep` and `sim discover`, each with its intervals."),
            ("8 Model output corroboration",
                Author
                    + "agreement with data that had no part in making it: another dispute, or what came after (`sim backtest --frozen`)."),
        ]);
    }

    private static string Document(
        string title, string protocol, Scenario scenario, Model model, IEnumerable<(string Heading, string Text)> sections)
    {
        var text = new StringBuilder($"# {title}\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"An outline by {protocol}, filled from the declarations of {model.InWords} and from the scenario `{scenario.Name}` (SHA-256 {scenario.Sha256}). What only an author can say is marked **{ToWrite}**.\n");
        foreach (var (heading, content) in sections) text.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n\n{content.TrimEnd()}\n");
        return text.ToString();
    }

    private static string Entities(Scenario scenario, Model model) =>
        $"{scenario.SenderName}, the sender of pressure; {scenario.TargetName}, its "
            + $"target{(scenario.ThirdPartyNames.Count > 0 ? $"; third parties: {string.Join(", ", scenario.ThirdPartyNames)}" : "")}. "
            + $"A round is {model.RoundInWords}; a run has {scenario.Rounds} rounds at the "
            + $"most{(scenario.Start is { } start ? $", from {start}" : "")}. State variables:\n\n"
            + List(model.OfRounds, q => $"`{q.Name}`, {q.Label} ({q.RoundUnit}): {q.RoundMeaning}");

    private static string Mechanisms(Scenario scenario, Model model) =>
        Numbers(scenario, p => model.Mechanisms.Contains(p.Path));

    private static string Parties(Scenario scenario)
    {
        string[] homes = [.. scenario.SenderConstituencyNames.Concat(scenario.TargetConstituencyNames)];
        return homes.Length == 0 ? "Each side is one actor."
            : $"Behind the negotiators stand {string.Join(", ", homes)}, which vote on what is signed.";
    }

    private static string Uncertain(Scenario scenario) => scenario.IsUncertain
        ? "Drawn anew for each replication:\n\n" + List(scenario.UncertainParameters, p => $"`{p.Path}`: {p.Distribution.Describe()}")
        : "No number of the scenario is uncertain; replications differ by chance alone.";

    private static string Eras(Scenario scenario) => scenario.Eras.Count == 1 ? $"None: one policy throughout ({scenario.Policy})."
        : "A timeline of policies:\n\n"
            + List(scenario.Eras,
                e =>
                    $"{e.Name}, rounds {e.FirstRound} to {e.LastRound} ({scenario.Label(e.FirstRound)} to {scenario.Label(e.LastRound)}): {e.Policy}");

    private static string Numbers(Scenario scenario, Func<ScenarioParameter, bool> which) => List(scenario.Parameters.Where(which),
        p =>
            $"`{p.Path}` = {StatedNumbers.ValueOf(p)} ({p.Parameter.Unit}): {p.Parameter.Meaning}. {Words.Capital(StatedNumbers.RestsOn(p))}");

    private static string List<T>(IEnumerable<T> things, Func<T, string> line) =>
        things.Select(line).ToArray() is { Length: > 0 } lines ? string.Concat(lines.Select(l => $"- {l.TrimEnd('.')}.\n")) + "\n"
            : "None.\n\n";
}
