using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Web;

/// <summary>Turns what a page plays into scenarios: a file of the library or a text, with numbers set as <c>--set</c> would.</summary>
internal sealed class Entries(Library library)
{
    /// <summary>The scenarios of a request's <c>entries</c>, each with a name of its own.</summary>
    /// <exception cref="Refusal">One of them cannot be read; says everything that is wrong.</exception>
    internal IReadOnlyList<Scenario> Read(Body body)
    {
        var scenarios = body.Objects("entries", 1, Limits.Entries).Select(One).ToArray();
        if (scenarios.DistinctBy(s => s.Name).Count() < scenarios.Length)
            throw Refusal.Unfit("Two entries have the same name. Give each a name of its own.");
        BoundAtOnce(scenarios.Sum(s => s.Rounds));
        return scenarios;
    }

    /// <summary>Refuses scenarios that are too long to stand side by side.</summary>
    internal static void BoundAtOnce(long rounds)
    {
        if (rounds > Limits.RoundsAtOnce)
            throw Refusal.TooMuch(
                $"The scenarios have {rounds} rounds together; the page plays {Limits.RoundsAtOnce} at once. Use sim run, which has no "
                    + $"such limit.");
    }

    /// <summary>The scenario of one entry.</summary>
    internal Scenario One(Body entry)
    {
        string[] set = [.. entry.Numbers("set", Limits.Overrides).Select(n => $"{n.Path}={NumberText.Exact(n.Value)}")];
        var name = entry.Name("name");
        var reading = entry.Text("text", Limits.Body) is { } text
            ? library.ReadText((entry.Name("file") ?? "pasted") + ".json", text, set)
            : entry.Text("scenario", 300) is { } file
                ? library.Read(file, set) ?? throw Refusal.Unfit($"No scenario '{file}' was given to sim serve.")
                : throw Refusal.Malformed("An entry needs a scenario or a text.");
        if (reading.Scenario is not { } scenario) throw Refusal.Unfit("The scenario has faults.", reading.Problems);
        if (Model.Of(scenario) != Model.Coercion)
            throw Refusal.Unfit(
                $"{scenario.Title} is of the model {scenario.Model}. {Library.NotPlayed} On the command line: sim run, compare, "
                + "sweep and others take its file.");
        return name is null || name == scenario.Name ? scenario : scenario.With("name", name);
    }

    /// <summary>Refuses more work than a request may ask for.</summary>
    internal static void Bound(IReadOnlyList<Scenario> scenarios, long replications) =>
        Bound(scenarios.Sum(s => (long)s.Rounds) * replications, Limits.Rounds);

    /// <summary>Refuses more rounds than a request may ask for.</summary>
    internal static void Bound(long rounds, long most)
    {
        if (rounds > most)
            throw Refusal.TooMuch(
                FormattableString.Invariant(
                    $"That is {rounds:N0} rounds; the page plays {most:N0} at the most. Ask for fewer replications or points, or use the command line."));
    }
}
