using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>A number as a scenario states it.</summary>
/// <param name="Central">The number, or the mean of its distribution.</param>
/// <param name="Distribution">Its distribution, if it is uncertain.</param>
/// <param name="Grounds">What it rests on, if that is said.</param>
internal readonly record struct GivenNumber(double Central, Distribution? Distribution, Grounds? Grounds);

/// <summary>Reads a number of the model: plain, uncertain, or either with what it rests on.</summary>
internal sealed class NumberReader(Findings findings)
{
    private static readonly string[] WithGrounds = ["value", .. Scenarios.Grounds.Members.Select(m => m.Key)];

    /// <summary>Reads a number; null if something is wrong with it, which was said.</summary>
    internal GivenNumber? Read(PlacedValue value, string path, Parameter parameter)
    {
        if (!value.Has("value")) return Bare(value, path, parameter, null);
        findings.UnknownMembers(value, path, WithGrounds);
        var grounds = new Grounds(Text(value, path, "section"), Text(value, path, "rationale"), Text(value, path, "source"));
        return Bare(value["value"]!, path, parameter, grounds == new Grounds(null, null, null) ? null : grounds);
    }

    /// <summary>Reads a plain number that must be given as one, such as a count of rounds.</summary>
    internal double? Plain(PlacedValue value, string path, Parameter parameter)
    {
        if (value.Kind == JsonKind.Text && parameter.Names is { } names)
            return Choice(value, path, names) is var chosen and >= 0 ? parameter.Low + chosen : null;
        if (value.Kind != JsonKind.Number)
        {
            if (value.Has("distribution")) findings.Add(value, path, "this number cannot be uncertain", NumberCure(value, parameter));
            else findings.WrongType(value, path, "a number", NumberCure(value, parameter));
            return null;
        }
        return IsAllowed(value, path, parameter, path) ? value.Number + 0 : null; // −0 becomes 0
    }

    /// <summary>The place of a choice among its names; −1 if it is none of them, which is said.</summary>
    private int Choice(PlacedValue value, string path, IReadOnlyList<string> names)
    {
        var index = names.ToList().IndexOf(value.Text);
        if (index < 0)
            findings.Add(value, path, $"there is no choice {PlacedValue.Quote(value.Text)} here",
                Names.Nearest(value.Text, names) is { } nearest ? $"Did you mean '{nearest}'?"
                    : $"Choose one of {string.Join(", ", names)}.");
        return index;
    }

    private GivenNumber? Bare(PlacedValue value, string path, Parameter parameter, Grounds? grounds)
    {
        if (value.Kind != JsonKind.Object) return Plain(value, path, parameter) is { } number ? new(number, null, grounds) : null;
        if (!value.Has("distribution"))
        {
            var looksUncertain = value.Members.Any(m => DistributionForm.All.Any(f => f.Members.Any(k => k.Name == m.Name)));
            findings.Add(value, path, looksUncertain ? "this distribution does not say which it is" : "expected a number, got an object",
                looksUncertain ? $"Begin with \"distribution\" and one of {string.Join(", ", DistributionForm.All.Select(f => f.Kind))}."
                    : "Give a number, or { \"value\": 0.5, \"rationale\": \"…\" }.");
            return null;
        }
        if (new DistributionReader(findings).Read(value, path, parameter) is not { } distribution) return null;
        var mean = distribution.Mean + 0;
        return new(parameter.IsWhole ? Math.Round(mean) : mean, distribution, grounds);
    }

    /// <summary>Whether a parameter may have a number; says so if not.</summary>
    /// <param name="at">The number.</param>
    /// <param name="path">The number's path.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="parameterPath">The parameter's path, which is shorter where the number belongs to a distribution.</param>
    internal bool IsAllowed(PlacedValue at, string path, Parameter parameter, string parameterPath)
    {
        var number = at.Number;
        if (parameter.Allows(number)) return true;
        var (low, high) = (Numbers.Invariant.Text(parameter.Low), Numbers.Invariant.Text(parameter.High));
        var (what, cure) = !double.IsFinite(number) ? ($"{at.NumberText()} is too large to be a number",
            $"Give a {Noun(parameter)} from {low} to {high}")
            : number < parameter.Low
            ? ($"{at.NumberText()} is below {low} ({parameter.Meaning})", $"Give a {Noun(parameter)} from {low} to {high}")
            : number > parameter.High
            ? ($"{at.NumberText()} is above {high} ({parameter.Meaning})", $"Give a {Noun(parameter)} from {low} to {high}")
            : ($"{at.NumberText()} is not a whole number ({parameter.Meaning})",
                $"Give a whole number of {parameter.Unit} from {low} to {high}");
        if (parameter.Names is { } names) cure = $"Choose one of {string.Join(", ", names)}";
        findings.Add(at, path, what, $"{cure}. See: sim describe {Catalogue.Pattern(parameterPath)}");
        return false;
    }

    private static bool? Truth(PlacedValue value) => value.Kind == JsonKind.Text ? Numerals.Truth(value.Text) : value.Kind == JsonKind.True;

    private static string Noun(Parameter parameter) => parameter.IsWhole ? "whole number" : "number";

    private string? Text(PlacedValue value, string path, string name)
    {
        if (value[name] is not { } text) return null;
        if (text.Kind == JsonKind.Text) return text.Text;
        findings.WrongType(text, Mistakes.Join(path, name), "a text", "Write it in double quotes.");
        return null;
    }

    private static string NumberCure(PlacedValue value, Parameter parameter) => value.Kind switch
    {
        _ when parameter.Names is { } names => $"Choose one of {string.Join(", ", names)}.",
        JsonKind.Text when Numerals.Value(value.Text) is { } number && parameter.Allows(number) => Mistakes.NumberCure(value),
        JsonKind.Text or JsonKind.True or JsonKind.False when Truth(value) is { } on && parameter.Allows(on ? 1 : 0) =>
            $"Write {(on ? 1 : 0)}: it is a {Noun(parameter)} from {Numbers.Invariant.Text(parameter.Low)} to {Numbers.Invariant.Text(parameter.High)}.",
        JsonKind.List when value.Items.Count == 2 && parameter is { IsWhole: false } =>
            "For a range write { \"distribution\": \"uniform\", \"low\": …, \"high\": … }.",
        _ => $"Give a {Noun(parameter)} from {Numbers.Invariant.Text(parameter.Low)} to {Numbers.Invariant.Text(parameter.High)}.",
    };
}
