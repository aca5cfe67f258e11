using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Studies.Calibrate;

/// <summary>How a calibration was done, in sentences for a paper.</summary>
internal static class CalibrationMethods
{
    internal static string Of(Manifest m)
    {
        var isPooled = m.Scenarios.Count > 1;
        var (eras, steps) = (Methods.Option(m, "eras"), Methods.Option(m, "likelihood"));
        return $"The uncertain numbers {(isPooled ? "of each dispute were learnt from its" : "were learnt from the")} record by "
            + $"approximate Bayesian computation: sequential Monte Carlo, {Methods.Option(m, "population")} draws a generation, with Metropolis moves "
            + "[@DrovandiPettitt2011] under a distance scaled anew in each generation [@Prangle2017], then two rounds of sweeps over the "
            + "draws at the last distance, then a local-linear regression [@BeaumontZhangBalding2002], each draw moved by that of the "
            + "others; Monte Carlo errors are from four populations sampled apart. Checks are posterior predictive [@Rubin1984]. "
            + (isPooled ? Pooled
                : eras == "0" ? "No era was left out, so that nothing here was predicted."
                : "Each era was left out in turn and predicted from a calibration on the others.")
            + (isPooled || steps is "" or "0" ? ""
                : $" Beside it, eight chains of particle Metropolis of {steps} steps each sampled the posterior by the likelihood that a "
                    + "particle filter tells [@AndrieuDoucetHolenstein2010].");
    }

    private const string Pooled =
        "Then the disputes were pooled by Gibbs sampling over the approximate posteriors [@TurnerVanZandt2014]: strengths of mechanisms "
        + "that are uncertain in all of them have a correlation, one for all strengths, that is learnt with them, and the regression of "
        + "a strength takes what the other records say of it as a statistic of its own [@FearnheadPrangle2012]; all else is each "
        + "dispute's own. No era was left out; each dispute was left out in turn and predicted from the others.";
}
