using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Studies;
using NegotiationSim.Runner.Drawing;

namespace NegotiationSim.Runner.Studies.Run;

/// <summary>The time to the first agreement: the Kaplan-Meier curve with the number at risk beneath, and the cumulative
/// incidence.</summary>
internal static class FirstAgreementChart
{
    static readonly Stroke Curve = new(Theme.Blue);

    public static Figure? Of(RunResult run)
    {
        if (run.FirstAgreement.Survival.Count == 0) return null;
        var curve = run.FirstAgreement;
        var title = $"Time to the {curve.Event}";
        var stops = string.Join(" and ", run.Model.Ends.Where(q => q.Is(Uses.Stops)).Select(q => q.Name));
        var hasIncidence = curve.Incidence.Count > 0;
        var caption =
            $"{title}: {(hasIncidence ? "(a) " : "")}share of runs still without {curve.Event} after each round (Kaplan and Meier 1958), "
                + $"with its pointwise 95% interval (Greenwood 1926, on the log(−log) scale); "
            + "runs that end otherwise, or reach the last round, are censored there. Beneath: runs at risk, that is without the event and "
            + "not censored before that round. "
            + (hasIncidence ? "(b) Share of all runs that have had it by then, with its pointwise 95% interval (on the same scale)"
                + (stops.Length > 0 ? $": {stops} are competing risks, after which none can come (Aalen and Johansen 1978). "
                    : " (Aalen and Johansen 1978). ") : "")
            + SeriesMarks.EraCaption(run) + Captions.Of(run);
        return new Figure(curve.Event.Replace(' ', '-'), title, caption,
            hasIncidence ? [Panel(run, atRisk: true), Incidence(run)] : [Panel(run, atRisk: true)])
        {
            Key = [new("share of runs, 95% CI", Curve, Theme.Blue.WithAlpha(.22)), .. SeriesMarks.EraKey(run)],
        };
    }

    public static Panel Panel(RunResult run, bool atRisk)
    {
        var curve = run.FirstAgreement;
        var axis = SeriesMarks.Share(atRisk ? $"share of runs without {curve.Event}" : $"no {curve.Event} (share)");
        Mark[] marks =
        [
            .. SeriesMarks.Eras(run, axis),
            Steps(curve.Low, curve.High),
            Steps(curve.Survival),
        ];
        return new Panel(SeriesMarks.RoundAxis(run), axis, marks)
        {
            AtRisk = atRisk ? curve.AtRisk : [],
        };
    }

    static Panel Incidence(RunResult run)
    {
        var curve = run.FirstAgreement;
        var axis = SeriesMarks.Share($"share of runs with {curve.Event}");
        return new Panel(SeriesMarks.RoundAxis(run), axis,
            [.. SeriesMarks.Eras(run, axis), Steps(curve.IncidenceLow, curve.IncidenceHigh), Steps(curve.Incidence)]);
    }

    /// <summary>A curve that stays level until it moves at the end of a round.</summary>
    static Line Steps(IReadOnlyList<double> values)
    {
        var (xs, rounds) = Corners(Known(values));
        return new Line(xs, [.. rounds.Select(r => values[r])], Curve);
    }

    static Band Steps(IReadOnlyList<double> low, IReadOnlyList<double> high)
    {
        var (xs, rounds) = Corners(Math.Min(Known(low), Known(high)));
        return new Band(xs, [.. rounds.Select(r => low[r])], [.. rounds.Select(r => high[r])], Theme.Blue.WithAlpha(.22));
    }

    static int Known(IReadOnlyList<double> values) => values.TakeWhile(double.IsFinite).Count();

    /// <summary>The corners of steps: where each stands, and the round whose value it has.</summary>
    static (double[] Xs, int[] Rounds) Corners(int count)
    {
        var xs = new List<double>();
        var rounds = new List<int>();
        for (var r = 0; r < count; r++)
        {
            if (r > 0)
            {
                xs.Add(r);
                rounds.Add(r - 1);
            }

            xs.Add(r);
            rounds.Add(r);
        }

        return ([.. xs], [.. rounds]);
    }
}
