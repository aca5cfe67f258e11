using NegotiationSim.Engine.Models;
using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Statistics;

namespace NegotiationSim.Engine.Studies.Claims;

/// <summary>The gap of an inequality, one side less the other, over the replications of one world.</summary>
/// <remarks>Where it is one share of runs against a number, or one against another, its sign is told by the interval for shares (Wilson
/// 1927; Tango 1998), for a t interval calls it certain that what was not seen never comes about; a replication that comes to it with a
/// chance counts that much of one. All else, war and collapse among it, whose chances are worked out in every replication, is told by
/// Student's t.</remarks>
internal sealed class GapSample
{
    private readonly GapForm form;
    private readonly CoMoments[] ties;
    private Moments moments;
    private double first;
    private double second;

    internal GapSample(GapForm form) => (this.form, ties) = (form, new CoMoments[form.Prices.Count]);

    /// <summary>How many replications have a value.</summary>
    internal long N => moments.N;

    /// <summary>The mean gap; 0 while there is none.</summary>
    internal double Mean => moments.Mean;

    /// <summary>For each price of <see cref="GapForm.Prices"/>, the value of it at which the two payoffs tie in this world.</summary>
    internal IReadOnlyList<Estimate> Ties => N < 2 ? [] : [.. ties.Select(t => t.Ratio)];

    /// <summary>The scenarios that it speaks of.</summary>
    internal IEnumerable<int> Scenarios => form.Terms.Select(t => t.Scenario);

    /// <summary>Adds a replication.</summary>
    /// <param name="players">Each scenario's player, in the order of the claims' scenarios; null for those that nothing speaks of.</param>
    /// <param name="replication">Which of the block's.</param>
    internal void Add(IReadOnlyList<Player?> players, int replication)
    {
        var value = form.Constant;
        foreach (var term in form.Terms) value += term.Factor * players[term.Scenario]!.Values(replication)[term.Quantity];
        if (double.IsNaN(value)) return;
        moments.Add(value);
        for (var p = 0; p < ties.Length; p++)
        {
            var (before, exposure) = (value, 0.0);
            foreach (var term in form.Terms)
            {
                var values = players[term.Scenario]!.Values(replication);
                before += term.Factor * values[form.Prices[p].Cost];
                exposure += term.Factor * values[form.Prices[p].Exposure];
            }
            ties[p].Add(before, exposure);
        }
        if (form.Shares == 0) return;
        var more = Chance(0) - (form.Shares == 2 ? Chance(1) : 0);
        first += Math.Max(0, more);
        second += Math.Max(0, -more);

        double Chance(int i) => players[form.Terms[i].Scenario]!.Values(replication)[form.Terms[i].Quantity];
    }

    /// <summary>Which sign the gap has, as far as the replications tell: 1, −1, or 0 where they leave it open; null without a
    /// value.</summary>
    /// <param name="level">The chance to be wrong, two-sided.</param>
    internal int? Sign(double level)
    {
        if (N == 0) return null;
        var (low, high) = Range(level);
        return low > 0 ? 1 : high < 0 || low == 0 && high == 0 ? -1 : 0;
    }

    private (double Low, double High) Range(double level)
    {
        if (form.Shares == 0)
        {
            var half = moments.StandardError is var error && error > 0 ? Intervals.Quantile(N - 1, level) * error : N < 2
                ? double.PositiveInfinity : 0;
            return (Mean - half, Mean + half);
        }
        var z = Intervals.NormalQuantile(level);
        var interval = form.Shares == 1 ? Intervals.Wilson(first / N, N, z) : PairedShares.Tango(first, second, N, z);
        var factor = form.Terms[0].Factor;
        var (a, b) = (form.Constant + factor * interval.Low, form.Constant + factor * interval.High);
        return (Math.Min(a, b), Math.Max(a, b));
    }
}

/// <summary>An inequality with its scenarios and quantities looked up.</summary>
/// <param name="Constant">The gap's constant part.</param>
/// <param name="Terms">Its other parts.</param>
/// <param name="Shares">1 where it is a share of runs against a number, 2 where it is one share against another, else 0.</param>
internal sealed record GapForm(double Constant, IReadOnlyList<(double Factor, int Scenario, int Quantity)> Terms, int Shares)
{
    /// <summary>Where it is one scenario's payoff against another's: the quantities of the model's prices; else none.</summary>
    internal IReadOnlyList<(int Exposure, int Cost)> Prices { get; private init; } = [];

    /// <summary>Looks an inequality up.</summary>
    internal static GapForm Of(Inequality hypothesis, IReadOnlyList<string> scenarios, Model model)
    {
        var names = scenarios.ToList();
        (double Factor, int Scenario, int Quantity)[] terms =
            [.. hypothesis.Terms.Select(t => (t.Factor, names.IndexOf(t.Policy), model.IndexOf(t.Metric)))];
        var areShares = terms.All(t => model.OfRuns[t.Quantity] is { IsShare: true } q && !model.IsWorkedOut(q));
        return new GapForm(hypothesis.Constant, terms, !areShares ? 0 : terms switch
        {
            [_] => 1,
            [var one, var other] when one.Factor == -other.Factor => 2,
            _ => 0,
        })
        {
            Prices = terms is [var first, var second] && first.Factor == -second.Factor && first.Scenario != second.Scenario
                && terms.All(t => model.OfRuns[t.Quantity].Name == Model.SenderPayoff)
                ? [.. model.Prices.Select(p => (model.IndexOf(p.Exposure), model.IndexOf(p.Cost)))] : [],
        };
    }
}
