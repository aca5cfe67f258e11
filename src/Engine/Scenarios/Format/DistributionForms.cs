using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;

namespace NegotiationSim.Engine.Scenarios.Format;

/// <summary>A number of a distribution, a list of them, or a name, as a member of its object.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Default">Its value for a parameter where it is not given, if it may be left out.</param>
/// <param name="IsList">Whether it is a list.</param>
/// <param name="IsOptional">Whether it may be left out without a default.</param>
/// <param name="Text">What it looks like, if it is a text rather than a number.</param>
/// <param name="IsOfFile">Whether it is left out where a file of draws gives it.</param>
internal sealed record DistributionMember(
    string Name, string Meaning, Func<Parameter, double>? Default = null, bool IsList = false, bool IsOptional = false,
    TextForm? Text = null, bool IsOfFile = false)
{
    internal bool IsRequired => Default is null && !IsOptional;
}

/// <summary>A kind of distribution as it is written in a scenario.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Meaning">What it says of a number.</param>
/// <param name="Members">Its numbers.</param>
/// <param name="Check">Finds why numbers make no distribution.</param>
/// <param name="Build">Builds it from numbers that do.</param>
internal sealed record DistributionForm(
    string Kind, string Meaning, DistributionMember[] Members, Func<DistributionNumbers, DistributionFault?> Check,
    Func<DistributionNumbers, Distribution> Build)
{
    private static readonly DistributionMember Low = new("low", "the least value");
    private static readonly DistributionMember High = new("high", "the greatest value");
    private static readonly DistributionMember Mode = new("mode", "the likeliest value, from low to high");

    internal static readonly DistributionForm[] All =
    [
        new("uniform", "every value from low to high is as likely", [Low, High],
            n => DistributionFault.Bounds(n["low"], n["high"]),
            n => new UniformDistribution(n["low"], n["high"])),
        new("triangular", "likeliest at the mode, falling in straight lines to low and high", [Low, Mode, High],
            n => TriangularDistribution.Check(n["low"], n["mode"], n["high"]),
            n => new TriangularDistribution(n["low"], n["mode"], n["high"])),
        new("normal", "a normal distribution cut off at low and high", [
                new("mean", "its mean before it is cut off"), new("sd", "its standard deviation before it is cut off"),
                Low with { Meaning = "the least value; default the parameter's", Default = p => p.Low },
                High with { Meaning = "the greatest value; default the parameter's", Default = p => p.High }],
            n => NormalDistribution.Check(n["mean"], n["sd"], n["low"], n["high"]),
            n => new NormalDistribution(n["mean"], n["sd"], n["low"], n["high"])),
        new("beta", "a beta distribution stretched from low to high", [
                new("alpha", "first shape; higher moves it up"), new("beta", "second shape; higher moves it down"),
                Low with { Meaning = "the least value; default 0", Default = _ => 0 },
                High with { Meaning = "the greatest value; default 1", Default = _ => 1 }],
            n => BetaDistribution.Check(n["alpha"], n["beta"], n["low"], n["high"]),
            n => new BetaDistribution(n["alpha"], n["beta"], n["low"], n["high"])),
        new("pert", "a smooth distribution from the least, the likeliest and the greatest value", [
                Low, Mode, High,
                new("shape", "weight of the likeliest value; default 4, higher is narrower", _ => PertDistribution.ClassicShape)],
            n => PertDistribution.Check(n["low"], n["mode"], n["high"], n["shape"]),
            n => new PertDistribution(n["low"], n["mode"], n["high"], n["shape"])),
        new("discrete", "a few values, each with a weight", [
                new("values", "the values", IsList: true),
                new("weights", "their weights; default all the same", IsList: true, IsOptional: true)],
            n => DiscreteDistribution.Check(n.List("values")!, n.List("weights")),
            n => new DiscreteDistribution(n.List("values")!, n.List("weights"))),
        new("sample", "values that are all as likely, such as draws from a posterior", [
                new("values", "the values, at most 10,000, in the order of the draws", IsList: true, IsOfFile: true),
                new("column", "without values, the column of the scenario's \"draws\" that holds them; default the number's own path",
                    IsOptional: true, Text: TextForm.Line),
                new("jointly", "a name: numbers that give the same one come from the same draw", IsOptional: true, Text: TextForm.Name)],
            n => SampleDistribution.Check(n.List("values")!, n.Name("jointly")),
            n => new SampleDistribution(n.List("values")!, n.Name("jointly"))),
    ];

    /// <summary>The kinds that can give whole numbers alone.</summary>
    internal static readonly string[] OfWholeNumbers = ["discrete", "sample"];

    /// <summary>The numbers of a distribution, in the order and under the names in which a scenario states them.</summary>
    internal static IEnumerable<(string Name, IReadOnlyList<double> Numbers)> NumbersOf(Distribution distribution) => distribution switch
    {
        UniformDistribution d => [("low", [d.Low]), ("high", [d.High])],
        TriangularDistribution d => [("low", [d.Low]), ("mode", [d.Mode]), ("high", [d.High])],
        NormalDistribution d => [("mean", [d.Centre]), ("sd", [d.Sd]), ("low", [d.Low]), ("high", [d.High])],
        BetaDistribution d => [("alpha", [d.Alpha]), ("beta", [d.Beta]), ("low", [d.Low]), ("high", [d.High])],
        PertDistribution d => [("low", [d.Low]), ("mode", [d.Mode]), ("high", [d.High]), ("shape", [d.Shape])],
        DiscreteDistribution d => [("values", d.Values), ("weights", d.Weights)],
        SampleDistribution d => [("values", d.Values)],
        _ => throw new ArgumentOutOfRangeException(nameof(distribution), distribution.Kind, "This distribution has no form in a scenario."),
    };
}

/// <summary>The numbers and names given for a distribution, by their members.</summary>
internal sealed class DistributionNumbers
{
    private readonly Dictionary<string, IReadOnlyList<double>> given = [];
    private readonly Dictionary<string, string> names = [];

    internal double this[string name] => given.TryGetValue(name, out var numbers) ? numbers[0] : double.NaN;

    internal IReadOnlyList<double>? List(string name) => given.GetValueOrDefault(name);

    internal string? Name(string name) => names.GetValueOrDefault(name);

    internal void Give(string name, params IReadOnlyList<double> numbers) => given[name] = numbers;

    internal void GiveName(string name, string text) => names[name] = text;
}
