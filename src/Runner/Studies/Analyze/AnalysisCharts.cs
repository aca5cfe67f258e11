using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Statistics;
using NegotiationSim.Engine.Theory;
using NegotiationSim.Runner.Drawing;
using MarkerShape = ScottPlot.MarkerShape;

namespace NegotiationSim.Runner.Studies.Analyze;

/// <summary>Pictures of what could be agreed: the zone, the frontier, and the chance of a signature over both trusts. A panel a
/// phase.</summary>
internal static class AnalysisCharts
{
    const int TrustCells = 40;
    // Four greys of their own, from light to dark.
    static readonly ScottPlot.Color Neither = ScottPlot.Color.FromHex("#F4F4F4");
    static readonly ScottPlot.Color TargetOnly = ScottPlot.Color.FromHex("#F2C46D");
    static readonly ScottPlot.Color SenderOnly = ScottPlot.Color.FromHex("#3F93C6");
    static readonly ScottPlot.Color Both = ScottPlot.Color.FromHex("#00573F");

    static readonly KeyEntry[] Preferences =
    [
        new("both prefer it to none", null, Both), new("the sender alone", null, SenderOnly), new("the target alone", null, TargetOnly),
        new("neither", null, Neither),
    ];
    static readonly KeyEntry Offered = KeyEntry.Of("what the policy offers", MarkerShape.OpenCircle, Theme.Ink);

    static readonly (string Name, MarkerShape Shape, Func<TermsZone, Terms?> Of)[] Solutions =
    [
        ("Nash", MarkerShape.FilledCircle, z => z.Nash), ("Kalai-Smorodinsky", MarkerShape.FilledSquare, z => z.KalaiSmorodinsky),
        ("egalitarian", MarkerShape.FilledTriangleUp, z => z.Egalitarian), ("utilitarian", MarkerShape.FilledDiamond, z => z.Utilitarian),
    ];

    /// <summary>Three figures for either type of target.</summary>
    public static IReadOnlyList<Figure> Of(ScenarioAnalysis analysis) =>
        [.. analysis.Phases.GroupBy(p => p.Target)
            .SelectMany(g => (Figure[])[Zone(analysis, [.. g]), Frontier(analysis, [.. g]), Trust(analysis, [.. g])])];

    static Figure Zone(ScenarioAnalysis analysis, PhaseAnalysis[] phases)
    {
        var policy = analysis.Scenario.Central().Eras[0].Policy;
        Panel[] panels =
            [.. phases.Select(
                p =>
                    new Panel(new Axis("depth of the deal (share)", 0, 1) { Margin = .03 },
                        new Axis("relief of the deal (share)", 0, 1) { Margin = .03 },
        [
            Tiles.Joined(p.Zone.Deals.Select(d => Tile(d.Depth, d.Relief, p.Zone.Cells, Colour(d)))),
            new Dots(
                [.. Solutions.Select(s => (s.Shape, Deal: s.Of(p.Zone))).Where(s => s.Deal is not null)
                    .Select(s => new Dot(s.Deal!.Depth, s.Deal.Relief, Theme.White, s.Shape))], 1.3f, IsOutlined: true),
            new Dots([new Dot(policy.Depth, policy.Relief, Theme.Ink, MarkerShape.OpenCircle)], 2.4f, IsHollow: true),
        ]) { Title = Title(p, phases.Length) })];
        KeyEntry[] key =
        [
            .. Preferences, .. SolutionKey(phases), Offered,
        ];
        return Make(analysis, phases, "zone", "The bargaining zone",
            "Deals of every depth and relief, the policy's other levers as they are: who prefers the phase's step to none (E of equations "
                + "5e and 5f at or above 0); marks: bargaining solutions among the deals that both prefer.", panels, key);
    }

    static Figure Frontier(ScenarioAnalysis analysis, PhaseAnalysis[] phases)
    {
        Panel[] panels = [.. phases.Select(p =>
        {
            var (low, high) = Ranges.Around(p.Zone.Deals.Select(d => d.Sender).Append(0));
            var (from, to) = Ranges.Around(p.Zone.Deals.Select(d => d.Target).Append(0));
            var frontier = p.Zone.Frontier;
            return new Panel(new Axis("worth to the sender (utility)", low, high), new Axis("worth to the target (utility)", from, to),
            [
                Worths(p.Zone),
                new Rule(0), new Level(0),
                new Line([.. frontier.Select(d => d.Sender)], [.. frontier.Select(d => d.Target)], new Stroke(Theme.Ink, 1)),
                new Dots(
                    [.. Solutions.Select(s => (s.Shape, Deal: s.Of(p.Zone))).Where(s => s.Deal is not null)
                        .Select(s => new Dot(s.Deal!.Sender, s.Deal.Target, Theme.White, s.Shape))], 1.3f, IsOutlined: true),
                new Dots([new Dot(p.SenderGain, p.TargetGain, Theme.Ink, MarkerShape.OpenCircle)], 2.4f, IsHollow: true),
            ]) { Title = Title(p, phases.Length) };
        })];
        KeyEntry[] key =
        [
            .. Preferences, new("efficient deals", new Stroke(Theme.Ink)), .. SolutionKey(phases), Offered,
        ];
        return Make(analysis, phases, "frontier", "What deals are worth",
            "The worth of the phase's step under deals of every depth and relief (E of equations 5e and 5f); thin lines: no deal. Right "
                + "of and above both lines lies the zone.", panels, key);
    }

    /// <summary>The key to the solutions that there are.</summary>
    static IEnumerable<KeyEntry> SolutionKey(PhaseAnalysis[] phases) => Solutions.Where(s => phases.Any(p => s.Of(p.Zone) is not null))
        .Select(s => KeyEntry.Of(s.Name, s.Shape, Theme.White, isOutlined: true));

    /// <summary>What the deals are worth: an area between two depths next to each other, for each run of reliefs of one colour.</summary>
    static Patches Worths(TermsZone zone)
    {
        Terms Deal(int depth, int relief) => zone.Deals[depth * zone.Cells + relief - 1]; // all but the one of neither, which is none
        (double, double) At(int depth, int relief) => (Deal(depth, relief).Sender, Deal(depth, relief).Target);
        var patches = new List<Patch>();
        for (var d = 0; d < zone.Cells - 1; d++)
            for (int from = d == 0 ? 1 : 0, to; from < zone.Cells - 1; from = to)
            {
                for (to = from + 1; to < zone.Cells - 1 && Look(d, to) == Look(d, from);) to++;
                patches.Add(new Patch([.. Along(d, from, to), .. Along(d + 1, from, to).Reverse()], Colour(Deal(d, from))));
            }
        return new Patches(patches);

        (ScottPlot.Color, bool) Look(int depth, int relief)
        {
            var (a, b, c) = (At(depth, relief), At(depth + 1, relief), At(depth, relief + 1));
            var isTurned = (b.Item1 - a.Item1) * (c.Item2 - a.Item2) < (b.Item2 - a.Item2) * (c.Item1 - a.Item1);
            return (Colour(Deal(depth, relief)), isTurned); // areas that lie the other way round would cut themselves out
        }

        IEnumerable<(double, double)> Along(int depth, int from, int to) =>
            Enumerable.Range(from, to - from + 1).Select(r => At(depth, r));
    }

    static Figure Trust(ScenarioAnalysis analysis, PhaseAnalysis[] phases)
    {
        double[] trusts = [.. Enumerable.Range(0, TrustCells).Select(i => (i + .5) / TrustCells)];
        var all = phases.Select(p => p.Ratification.Grid(trusts, trusts)).ToArray();
        var scale = ColourScale.Of("chance of a signature", all.SelectMany(c => c.Cast<double>()).Append(0));
        Panel[] panels = [.. phases.Zip(all, (p, chances) =>
        {
            var most = chances.Cast<double>().Max();
            var places = new int[TrustCells, TrustCells];
            for (var i = 0; i < places.Length; i++) places[i / TrustCells, i % TrustCells] = i;
            var grid = new LevelGrid(trusts, trusts, places);
            return new Panel(new Axis("sender's trust", 0, 1) { Margin = .02 }, new Axis("target's trust", 0, 1) { Margin = .02 },
            [
                new Tiles(
                    [.. from s in Enumerable.Range(0, TrustCells) from t in Enumerable.Range(0, TrustCells)
                        select Square(trusts[s], trusts[t], scale.At(chances[s, t]))]),
                .. ContourLines.Of(grid, i => Exactly(chances[i / TrustCells, i % TrustCells]), scale.Levels, .6f),
                new Dots([new Dot(analysis.SenderTrust, analysis.TargetTrust, Theme.White, MarkerShape.FilledCircle)], 1.3f,
                    IsOutlined: true),
            ]) { Title = $"{(phases.Length == 1 ? "" : Title(p, phases.Length) + ", ")}at most {Ticks.Short(most, most)}" };
        })];
        KeyEntry[] key = [new("lines of equal chance", new Stroke(Theme.Ink, .6f)),
            KeyEntry.Of("trust at the start", MarkerShape.FilledCircle, Theme.White, isOutlined: true)];
        return Make(analysis, phases, "trust", "Chance of a signature over both trusts",
            "The chance that both sides ratify the phase's step at one meeting, in the present state but for their trust.", panels, key,
            scale);
    }

    static Estimate Exactly(double value) => new(value, 0, new Interval(value, value), 1);

    static Figure Make(ScenarioAnalysis analysis, PhaseAnalysis[] phases, string name, string title, string text, Panel[] panels,
        IReadOnlyList<KeyEntry> key, ColourScale? scale = null)
    {
        var type = phases[0].Target == TargetType.SecuritySeeker ? "security-seeker" : "opportunist";
        return new Figure($"{name}-{type}", title,
            $"{title} of {analysis.Scenario.Name}, if the target is {(type == "opportunist" ? "an opportunist" : "a security seeker")}. "
                + $"{text} Earlier phases are taken as signed. Computed, not drawn by chance.", panels)
        {
            Key = key,
            Scale = scale,
            NarrowColumns = Math.Min(2, panels.Length),
            WideColumns = panels.Length == 4 ? 2 : Math.Min(3, panels.Length),
        };
    }

    static string Title(PhaseAnalysis p, int phases) => phases == 1 ? "" : FormattableString.Invariant($"phase {p.Step.Stage}");

    static ScottPlot.Color Colour(Terms d) =>
        (d.Sender >= 0, d.Target >= 0) switch { (true, true) => Both, (true, false) => SenderOnly, (false, true) => TargetOnly,
            _ => Neither };

    /// <summary>A cell around a deal, cut off at the ends of the axes.</summary>
    static Tile Tile(double depth, double relief, int cells, ScottPlot.Color fill)
    {
        var half = .5 / (cells - 1);
        return new Tile(Math.Max(0, depth - half), Math.Min(1, depth + half), Math.Max(0, relief - half), Math.Min(1, relief + half), fill);
    }

    static Tile Square(double x, double y, ScottPlot.Color fill)
    {
        const double half = .5 / TrustCells;
        return new Tile(x - half, x + half, y - half, y + half, fill);
    }
}
