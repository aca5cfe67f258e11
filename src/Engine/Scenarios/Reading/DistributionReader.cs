using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Numbers.Distributions;
using NegotiationSim.Engine.Scenarios.Format;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>Reads an uncertain value.</summary>
internal sealed class DistributionReader(Findings findings)
{
    /// <summary>Reads a distribution that a parameter may have; null if something is wrong with it, which was said.</summary>
    internal Distribution? Read(PlacedValue value, string path, Parameter parameter)
    {
        if (Form(value["distribution"]!, Mistakes.Join(path, "distribution"), parameter) is not { } form) return null;
        findings.UnknownMembers(value, path, ["distribution", .. form.Members.Select(m => m.Name)]);
        if (Numbers(value, path, form, parameter) is not { } numbers) return null;
        if (numbers.Name("column") is not null)
        {
            findings.Add(value["column"]!, Mistakes.Join(path, "column"), "the values stand here, so that no column of draws is taken",
                "Take out \"column\", or \"values\".");
            return null;
        }
        if (form.Check(numbers) is { } fault)
        {
            findings.Add(Blamed(value, fault), $"{path}.{fault.Member}{(fault.Index < 0 ? "" : $"[{fault.Index}]")}", fault.What,
                fault.Cure);
            return null;
        }
        var distribution = form.Build(numbers);
        return Fits(distribution, value, path, parameter) ? distribution : null;
    }

    private DistributionForm? Form(PlacedValue kind, string path, Parameter parameter)
    {
        var kinds = DistributionForm.All.Select(f => f.Kind).ToArray();
        if (kind.Kind != JsonKind.Text)
        {
            findings.WrongType(kind, path, "the name of a distribution", $"Known here: {string.Join(", ", kinds)}.");
            return null;
        }
        if (DistributionForm.All.FirstOrDefault(f => f.Kind == kind.Text) is not { } form)
        {
            findings.Add(kind, path, $"there is no distribution {PlacedValue.Quote(kind.Text)}", Format.Names.Cure(kind.Text, kinds, ""));
            return null;
        }
        if (!parameter.IsWhole || DistributionForm.OfWholeNumbers.Contains(form.Kind)) return form;
        findings.Add(kind, path, $"this parameter takes whole numbers, and a {form.Kind} distribution gives others",
            "Give a number, or { \"distribution\": \"discrete\", \"values\": [1, 2, 4] }.");
        return null;
    }

    private DistributionNumbers? Numbers(PlacedValue value, string path, DistributionForm form, Parameter parameter)
    {
        var numbers = new DistributionNumbers();
        var missing = new List<string>();
        var isWhole = true;
        foreach (var member in form.Members)
        {
            if (value[member.Name] is { } given)
            {
                if (member.Text is { } text)
                {
                    if (new TextReader(findings).Text(given, Mistakes.Join(path, member.Name), text) is { } name)
                        numbers.GiveName(member.Name, name);
                    else isWhole = false;
                }
                else if (Numbers(given, Mistakes.Join(path, member.Name), member) is { } list) numbers.Give(member.Name, list);
                else isWhole = false;
            }
            else if (member.Default is { } standard) numbers.Give(member.Name, standard(parameter));
            else if (member.IsRequired) missing.Add($"\"{member.Name}\" ({member.Meaning})");
        }
        if (missing.Count > 0)
            findings.Add(value, path, $"this {form.Kind} distribution lacks {string.Join(" and ", missing)}",
                form.Members.Any(m => m.IsOfFile) ? "Give them, or name a file in this one that does: \"draws\": \"posterior.csv\"."
                : missing.Count == 1 ? "Give it." : "Give them.");
        return isWhole && missing.Count == 0 ? numbers : null;
    }

    private double[]? Numbers(PlacedValue value, string path, DistributionMember member)
    {
        if (!member.IsList) return Finite(value, path) is { } number ? [number] : null;
        if (value.Kind != JsonKind.List)
        {
            findings.WrongType(value, path, "a list of numbers", "Write [0.3, 0.6].");
            return null;
        }
        var numbers = value.Items.Select((item, i) => findings.IsFull ? null : Finite(item, $"{path}[{i}]")).ToArray();
        return numbers.All(n => n is not null) ? [.. numbers.Select(n => n!.Value)] : null;
    }

    private double? Finite(PlacedValue value, string path)
    {
        if (value.Kind == JsonKind.Number && double.IsFinite(value.Number)) return value.Number + 0;
        if (value.Kind == JsonKind.Number)
            findings.Add(value, path, $"{value.NumberText()} is too large to be a number", "Give a finite number.");
        else findings.WrongType(value, path, "a number", Mistakes.NumberCure(value, "The numbers of a distribution are plain numbers."));
        return null;
    }

    /// <summary>Whether a parameter may have every value of a distribution.</summary>
    private bool Fits(Distribution distribution, PlacedValue value, string path, Parameter parameter)
    {
        if (distribution is DiscreteDistribution or SampleDistribution)
        {
            var reader = new NumberReader(findings);
            var isFit = true;
            var values = value["values"]!;
            foreach (var (item, i) in values.Items.Select((item, i) => (item, i)))
            {
                if (findings.IsFull) return false;
                isFit &= reader.IsAllowed(item, item.Source == values.Source ? $"{path}.values[{i}]" : path, parameter, path);
            }
            return isFit;
        }
        var (low, high) = distribution.Support;
        if (low >= parameter.Low && high <= parameter.High) return true;
        var member = low < parameter.Low ? "low" : "high";
        var (reaches, bound) = low < parameter.Low ? (low, $"below {Plain(parameter.Low)}") : (high, $"above {Plain(parameter.High)}");
        findings.Add(value[member] ?? value, Mistakes.Join(path, member),
            $"the distribution reaches {Plain(reaches)}, {bound} ({parameter.Meaning})",
            $"Keep low and high from {Plain(parameter.Low)} to {Plain(parameter.High)}. See: sim describe {Catalogue.Pattern(path)}");
        return false;
    }

    private static PlacedValue Blamed(PlacedValue value, DistributionFault fault) =>
        value[fault.Member] is not { } member ? value : fault.Index >= 0 && fault.Index < member.Items.Count ? member.Items[fault.Index]
            : member;

    private static string Plain(double number) => Engine.Numbers.Invariant.Text(number);
}
