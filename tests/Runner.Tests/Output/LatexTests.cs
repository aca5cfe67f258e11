using System.Text.RegularExpressions;
using NegotiationSim.Runner.Results;

namespace NegotiationSim.Runner.Tests.Output;

public sealed partial class LatexTests
{
    [Theory]
    [InlineData("P(>) <.001 & 50%", @"P($>$) $<$.001 \& 50\%")]
    [InlineData("λ, Δ payoff, Ο", @"$\lambda$, $\Delta$ payoff, O")]
    [InlineData("d_z and E_S", @"$d_{z}$ and $E_{S}$")]
    [InlineData("learnt_se of file_name", @"learnt\_se of file\_name")]
    [InlineData("−0.5 ± ½", @"$-$0.5 $\pm$ 1/2")]
    [InlineData("Søren é ĳ 中", @"S\o{}ren \'{e} [U+0133] [U+4E2D]")]
    [InlineData(@"C:\{x} ~^ ""q"" --full", @"C:\textbackslash{}\{x\} \textasciitilde{}\textasciicircum{} ''q'' -{}-full")]
    public void Text_is_set_in_ASCII_and_obeys_nothing(string text, string set) => Assert.Equal(set, LatexText.Of(text));

    [Fact]
    public void A_label_is_short_and_plain() =>
        Assert.Equal("tension-0-5-in-phased-2-at-the-end-of", LatexText.Label("Tension > 0.5 in phased_2, at the end of 120 rounds"));

    [Fact]
    public void A_table_has_caption_label_and_notes_and_spans_two_columns_if_it_must()
    {
        var narrow = new ResultTable("A", [new("x", "x", "what x is")], [["1"]], ["Seen."]).ToLatex();
        Assert.Contains("\\begin{table}[tbp]", narrow);
        Assert.Contains("\\caption{A}\n  \\label{tab:a}\n", narrow);
        Assert.Contains("\\textit{Note.} Seen. x: what x is.", narrow);
        var wide = new ResultTable("B", [new("x", "x", "", IsNumber: false), new("y", "y", "")],
            [[new string('x', 40), new string('1', 20)]], []);
        Assert.Contains("\\begin{table*}[tbp]", wide.ToLatex());
    }

    [Fact]
    public void A_table_longer_than_a_page_comes_in_parts_with_labels_of_their_own()
    {
        var parts =
            new ResultTable("Long", [new("x", "x", "")], [.. Enumerable.Repeat((IReadOnlyList<Cell>)["1"], 100)], ["Last."]).ToLatex();
        Assert.Equal(["tab:long", "tab:long-2", "tab:long-3"], Labels().Matches(parts).Select(m => m.Groups[1].Value));
        Assert.Equal(1, parts.Split("Last.").Length - 1);
    }

    [Theory]
    [InlineData("describe", "scenarios/deep-uncertainty/phased.json")]
    [InlineData("describe")]
    [InlineData("describe", "war")]
    public async Task What_is_printed_is_ASCII_balanced_and_as_wide_in_every_row(params string[] call)
    {
        using var place = new Workplace();
        var said = (await place.Sim([.. call, "--format", "latex"])).Well();
        Assert.All(said, c => Assert.InRange(c, '\n', '~'));
        Assert.Equal(Begins().Matches(said).Select(m => m.Groups[1].Value).Order(),
            Ends().Matches(said).Select(m => m.Groups[1].Value).Order());
        foreach (Match body in Bodies().Matches(said))
            Assert.Single(body.Groups[1].Value.Split('\n').Where(line => line.Contains(" & ", StringComparison.Ordinal))
                .Select(line => Cells().Count(line)).Distinct());
        Assert.DoesNotMatch(@"(?<!\\)[%#](?! In the preamble)", said);
    }

    [GeneratedRegex(@"\\label\{([^}]*)\}")]
    private static partial Regex Labels();

    [GeneratedRegex(@"\\begin\{([^}]*)\}")]
    private static partial Regex Begins();

    [GeneratedRegex(@"\\end\{([^}]*)\}")]
    private static partial Regex Ends();

    [GeneratedRegex(@"\\toprule(.*?)\\bottomrule", RegexOptions.Singleline)]
    private static partial Regex Bodies();

    [GeneratedRegex(@"(?<!\\)&")]
    private static partial Regex Cells();
}
