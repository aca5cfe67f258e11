using System.CommandLine;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Engine.Studies.Discovery;
using NegotiationSim.Runner.Shell;
using NegotiationSim.Runner.Studies.Sweeps;

namespace NegotiationSim.Runner.Studies.Discover;

/// <summary>sim discover: where in a sweep's space a rule holds.</summary>
internal static class DiscoverCommand
{
    /// <summary>What other commands know of its results.</summary>
    internal static StudyKind Kind { get; } = new("discover")
    {
        Methods =
            m =>
                "Where in the sweep's space the rule holds was searched by PRIM [@FriedmanFisher1999; @BryantLempert2010], with quasi p "
                + "values of each restriction and the share of random halves that find it again, and, as second opinion, by a "
                + "classification tree [@Breiman1984]; shares of points have Wilson's intervals [@Wilson1927]. Points stand for a design, not for chances.",
        Redrawing = new(DiscoveryFigures.Read),
    };

    private static readonly PrimOptions Usual = new();

    internal static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "a folder that sim sweep has written" };
        var success =
            new Option<string>("--success") { Description =
                "what counts: POLICY.METRIC > POLICY.METRIC, or < and a number; several joined by and", HelpName = "RULE",
                Required = true };
        var coverage =
            new Option<double>("--coverage") { Description =
                "the least coverage of a box; the densest is taken [default: the best balance of coverage and density]",
                HelpName = "SHARE" };
        var boxes = new Option<int>("--boxes") { Description = "how many boxes at the most", HelpName = "N",
            DefaultValueFactory = _ => Usual.Boxes };
        var alpha = new Option<double>("--alpha") { Description = "share of a box's points that a step peels off", HelpName = "SHARE",
            DefaultValueFactory = _ => Usual.Alpha };
        var mass = new Option<double>("--mass") { Description = "least share of the points in a box", HelpName = "SHARE",
            DefaultValueFactory = _ => Usual.LeastMass };
        var depth = new Option<int>("--depth") { Description = "questions deep of the tree", HelpName = "N", DefaultValueFactory = _ => 3 };
        var resamples = new Option<int>("--resamples") { Description = "random halves to search again", HelpName = "N",
            DefaultValueFactory = _ => Usual.Resamples };
        var seed = new Option<ulong>("--seed", "-s") { Description = "seed of the random halves", HelpName = "N",
            DefaultValueFactory = _ => Usual.Seed };
        var format = new Option<string>("--format", "-f") { Description = "text or json", HelpName = "FORMAT",
            DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var shown = new StudyFlags("DIR/discovery", format);
        Faults.Bound(coverage, 0, 1, "from 0 to 1");
        Faults.Bound(alpha, .001, .5, "from .001 to .5");
        Faults.Bound(mass, 0, .9, "from 0 to .9");
        Faults.Bound(boxes, 1, 20, "from 1 to 20");
        Faults.Bound(depth, 1, 6, "from 1 to 6");
        Faults.Bound(resamples, 0, 1000, "from 0 to 1000");
        var command = new Command("discover", """
            Find where in a sweep's space a rule holds: boxes (PRIM) and, as second opinion, a tree (CART).

            Example:
              sim discover results/sweep-phased --success "phased.war < neglect.war"
            """) { folder, success, coverage, boxes, alpha, mass, depth, resamples, seed };
        return shown.AddTo(command, parsed =>
        {
            var data = SweepData.Open(parsed.GetValue(folder)!);
            var rule = SuccessRule.Parse(parsed.GetValue(success)!, data.Policies, data.Manifest.Model);
            var options = new PrimOptions
            {
                Alpha = parsed.GetValue(alpha),
                LeastMass = parsed.GetValue(mass),
                LeastCoverage = parsed.GetValue(coverage),
                Boxes = parsed.GetValue(boxes),
                Resamples = parsed.GetValue(resamples),
                Seed = parsed.GetValue(seed),
            };
            return Of(data, rule, options, parsed.GetValue(depth), Path.Combine(parsed.GetValue(folder)!, "discovery"));
        });
    }

    private static StudyCommand<Finding> Of(SweepData data, SuccessRule rule, PrimOptions options, int depth, string folder) =>
        new(Kind, folder)
    {
        Scenarios = data.Manifest.Entries,
        Compute = work => work.UnlessStopped(Finding.Of(data, rule, options, depth)),
        Write = (results, found) => results.Write(DiscoveryDocument.FileName, DiscoveryDocument.Write(found, data.Manifest)),
        Count = _ => (new RunOptions { Seed = options.Seed, Replications = 0 }, 0),
        Figures = found => DiscoveryFigures.Of(DiscoveryDocument.Of(found, data.Manifest)),
        Print = (found, format) => format == "json" ? DiscoveryDocument.Write(found, data.Manifest) : FindingText.Of(found),
        Wrote = (_, charts, _) => NumberText.Some(charts, "chart"),
    };
}
