using System.Globalization;
using System.Text;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Studies.Claims;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Claims;

/// <summary>What a study says of claims, as a table, in words and for other programs.</summary>
internal static class ClaimTables
{
    private const int LongestPair = 28;

    private static readonly Column[] Columns =
    [
        new("claim", "claim", "", IsNumber: false),
        new("ruling", "ruling",
            $"holds or fails if the simultaneous interval lies above {ClaimStudy.Enough} or below {1 - ClaimStudy.Enough:0.0}, else"
            + " depends; unknown if no world gives it a value", IsNumber: false),
        new("true in", "share", "share of the worlds in which every part of the claim is clearly true"),
        new("95% interval", "ci95", "Wilson 1927, widened to cover for all claims together (Bonferroni)"),
        new("open", "undecided", "share of the worlds in which the most replications leave it open; they count as not true"),
        new("at best", "atBest", "the ruling if open worlds counted as true", IsNumber: false),
    ];

    /// <summary>The columns of claims.csv.</summary>
    internal static IReadOnlyList<DataColumn> Data { get; } =
    [
        .. Columns.Select(c => c.Name switch
        {
            "claim" => DataColumn.Text(c.Name, "which claim; a star: true by construction; a dagger: for another reason than it gives"),
            "ruling" or "atBest" => DataColumn.Text(c.Name, c.Legend),
            "ci95" => DataColumn.Text(c.Name, "both ends of the share's interval with a space between: " + c.Legend, mayLack: true),
            _ => new DataColumn(c.Name, c.Heading, "share of worlds", c.Legend, DataType.Real, MayLack: true),
        }),
    ];

    /// <summary>A row a claim.</summary>
    internal static ResultTable Of(ClaimSet set, IReadOnlyList<ClaimResult> results, ClaimOptions options) => new(
        FormattableString.Invariant(
            $"{set.Title}: {NumberText.Some(options.Worlds, "world")} × {options.Replications} to {NumberText.Some(options.Most, "replication")}, seed {options.Seed}"),
        Columns, [.. results.Select(Row)],
        [
            FormattableString.Invariant(
                $"n = {options.Worlds} worlds, drawn from the scenarios' ranges; every scenario plays the same worlds and shocks."),
            .. ClaimStudy.FewestWorlds(results.Count + results.Count(r => r.Claim.Path is not null)) is var fewest
                && options.Worlds < fewest
                ? (string[])[$"Of fewer than {fewest} worlds no claim can hold or fail, be it true in all or in none: --worlds {fewest}."]
                : [],
            .. results.Where(r => r.WithoutValue > 0).Select(r => FormattableString.Invariant(
                $"{r.Claim.Id}: {r.WithoutValue} of {options.Worlds} worlds give it no value and are left out.")),
            .. results.Any(r => r.IsByConstruction)
                ? (string[])["* true by construction: true in fewer than half of the worlds once one assumption, two or three are off."]
                : [],
            .. results.Any(r => r.IsForAnotherReason)
                ? (string[])["† it holds, but not by the path that it gives as its cause, all other paths held."]
                : [],
        ]);

    /// <summary>What prices would turn claims about the sender's payoff; a row for each that turns one in some world.</summary>
    internal static IEnumerable<ResultTable> Switching(IReadOnlyList<ClaimResult> results)
    {
        (string Claim, ClaimTie Tie)[] ties =
            [.. results.SelectMany(r => r.Ties.Where(t => t.Turns.Mean > 0).Select(t => (r.Claim.Id, t)))];
        if (ties.Length == 0) yield break;
        yield return new ResultTable("What a price would have to be for the sender's payoffs to tie",
            [
                new("payoffs", "payoffs", "which are held against each other", IsNumber: false),
                new("price", "price", "one of world.payoffs", IsNumber: false),
                new("turns in", "turns", "share of the worlds in which some price above 0 clearly makes them tie"),
                new("ties at", "tiesAt", "median over these worlds"), new("quartiles", "quartiles", "over these worlds"),
            ],
            [.. ties.Select(t => (IReadOnlyList<Cell>)
                [
                    TextWrap.Shortened(string.Join(" / ", t.Tie.Part.Terms.Select(term => term.Policy)), LongestPair), t.Tie.Price.Name,
                    Cell.Number(t.Tie.Turns.Mean, 2), new(Amount(t.Tie.Median), NumberText.Exact(t.Tie.Median)),
                    new($"{Amount(t.Tie.Quartiles.Low)} to {Amount(t.Tie.Quartiles.High)}",
                        $"{NumberText.Exact(t.Tie.Quartiles.Low)} {NumberText.Exact(t.Tie.Quartiles.High)}"),
                ])],
            [FormattableString.Invariant(
                $"n = {ties[0].Tie.Turns.N} worlds. In each, Fieller's interval (1954) tells whether a price is known.")]);
    }

    /// <summary>Two or three digits, as the size asks.</summary>
    private static string Amount(double value) =>
        value.ToString(Math.Abs(value) < 10 ? "F2" : Math.Abs(value) < 100 ? "F1" : Math.Abs(value) < 1e5 ? "F0" : "0.0e0",
            CultureInfo.InvariantCulture);

    /// <summary>How many claims are ruled which way.</summary>
    internal static string InShort(IReadOnlyList<ClaimResult> results) => TextWrap.Indented(
        $"Of {NumberText.Some(results.Count, "claim")} "
            + Words.Series(results.GroupBy(r => r.Ruling).OrderBy(g => g.Key)
                .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {Words.Verb(Word(g.Key), g.Count())}")), "and")
                + ".", "  ");

    /// <summary>A paragraph a claim: what it says, and what the ruling hangs on.</summary>
    internal static string InWords(IReadOnlyList<ClaimResult> results)
    {
        var text = new StringBuilder();
        foreach (var r in results)
            text.Append(TextWrap.Hanging($"{r.Claim.Id} ({r.Claim.Section}). {r.Claim.Text} {Sentence(r)}", "  ", "    "));
        return text.ToString();
    }

    private static Cell[] Row(ClaimResult r) =>
    [
        r.Claim.Id + (r.IsByConstruction ? " *" : "") + (r.IsForAnotherReason ? " †" : ""),
        Word(r.Ruling),
        Cell.Number(r.Clearly.Share.Mean, 3),
        r.Clearly.Share.N == 0 ? new("", "")
            : new(
                $"{r.Clearly.Simultaneous.Low.ToString("F3", CultureInfo.InvariantCulture)} to "
                    + $"{r.Clearly.Simultaneous.High.ToString("F3", CultureInfo.InvariantCulture)}",
            $"{NumberText.Exact(r.Clearly.Simultaneous.Low)} {NumberText.Exact(r.Clearly.Simultaneous.High)}"),
        Cell.Number(r.Open.Mean, 2),
        new(Word(r.AtBest.Ruling), Word(r.AtBest.Ruling)),
    ];

    private static string Sentence(ClaimResult r)
    {
        var text = new StringBuilder(r.Ruling switch
        {
            Ruling.Holds => $"It holds in {Percent(r.Clearly.Share)}.",
            Ruling.Fails => $"It fails: it is true in only {Percent(r.Clearly.Share)}.",
            Ruling.Unknown => "Nothing can be said of it: in no world has what it speaks of a value.",
            _ => $"It depends: it is true in {Percent(r.Clearly.Share)}.",
        });
        if (!r.IsSettled)
            text.Append(CultureInfo.InvariantCulture,
                $" In {100 * r.Open.Mean:F0}% the replications leave it open; were it true in all of these, the ruling would be: {Word(r.AtBest.Ruling)}.");
        if (r.Condition is { } c)
        {
            text.Append(CultureInfo.InvariantCulture,
                $" The clearest single divide is {c.Path}: at or below {c.Cut:G3} it is true in {Percent(c.Below)}, above it in {Percent(c.Above)}.");
        }
        if (r.OnPath is { } path)
            text.Append(CultureInfo.InvariantCulture,
                $" {char.ToUpperInvariant(r.Claim.Path!.Through[0])}{r.Claim.Path.Through[1..]}, all else held, it {Word(path.Ruling)}: true in {Percent(path.Share)}.")
                .Append(r.IsForAnotherReason ? " So it holds, but not for the reason that it gives." : "");
        if (r.IsByConstruction)
            text.Append(" True by construction, for it hangs on ").Append(Mechanisms(r)).Append('.');
        else if (r.RestsOn.Count > 0)
            text.Append(" The ruling would be another without ").Append(Mechanisms(r)).Append('.');
        return text.ToString();
    }

    private static string Mechanisms(ClaimResult r) =>
        string.Join(", ",
            r.RestsOn.Select(
                m =>
                    $"{string.Join(" and ", m.Switches.Select(Name))} (without {(m.Switches.Count > 1 ? "them" : "it")}: {Word(m.Ruling)}, {Percent(m.Share)})"));

    /// <summary>"mechanisms.spiral=0" is spiral to a reader; other switches stay as they are.</summary>
    private static string Name(string off) =>
        off.StartsWith("mechanisms.", StringComparison.Ordinal) && off.EndsWith("=0", StringComparison.Ordinal)
            ? off["mechanisms.".Length..^2] : off;

    private static string Percent(Estimate share) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{100 * share.Mean:F0}% of the worlds [{100 * share.Interval.Low:F0} to {100 * share.Interval.High:F0}, n = {share.N}]");

    /// <summary>A ruling in a word.</summary>
    internal static string Word(Ruling ruling) =>
        ruling switch { Ruling.Holds => "holds", Ruling.Fails => "fails", Ruling.Unknown => "unknown", _ => "depends" };
}
