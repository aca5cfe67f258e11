using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NegotiationSim.Runner.Results;

/// <summary>Text as LaTeX sets it in any class and encoding: ASCII alone, nothing that it would obey.</summary>
internal static partial class LatexText
{
    private static readonly Dictionary<char, string> Signs = new()
    {
        ['\\'] = "\\textbackslash{}", ['&'] = "\\&", ['%'] = "\\%", ['$'] = "\\$", ['#'] = "\\#", ['_'] = "\\_", ['{'] = "\\{",
        ['}'] = "\\}",
        ['~'] = "\\textasciitilde{}", ['^'] = "\\textasciicircum{}", ['<'] = "$<$", ['>'] = "$>$", ['|'] = "$|$", ['"'] = "''",
        ['`'] = "\\textasciigrave{}", ['−'] = "$-$", ['–'] = "--", ['—'] = "---", ['…'] = "\\ldots{}", ['’'] = "'", ['‘'] = "`",
        ['“'] = "``",
        ['”'] = "''", ['→'] = "$\\rightarrow$", ['≤'] = "$\\leq$", ['≥'] = "$\\geq$", ['≠'] = "$\\neq$", ['≈'] = "$\\approx$",
        ['±'] = "$\\pm$",
        ['×'] = "$\\times$", ['·'] = "$\\cdot$", ['∞'] = "$\\infty$", ['√'] = "$\\surd$", ['½'] = "1/2", ['¼'] = "1/4", ['¾'] = "3/4",
        ['†'] = "$\\dagger$", ['°'] = "$^{\\circ}$", ['∈'] = "$\\in$", ['∑'] = "$\\sum$", ['²'] = "$^2$", ['³'] = "$^3$", ['§'] = "\\S{}",
        ['ß'] = "\\ss{}", ['ø'] = "\\o{}", ['Ø'] = "\\O{}", ['ł'] = "\\l{}", ['Ł'] = "\\L{}", ['æ'] = "\\ae{}", ['ı'] = "\\i{}",
        ['\u00a0'] = "~",
    };

    private static readonly string[] Greek =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "o", "pi", "rho",
        "varsigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ];

    /// <summary>Letters with an accent, by the command that sets it and the letters alone.</summary>
    private static readonly (string Accent, string Letters, string Alone)[] Accents =
    [
        ("\\'", "áéíóúýćńśźÁÉÍÓÚÝĆŃŚŹ", "aeiouycnszAEIOUYCNSZ"), ("\\`", "àèìòùÀÈÌÒÙ", "aeiouAEIOU"), ("\\^", "âêîôûÂÊÎÔÛ", "aeiouAEIOU"),
        ("\\~", "ãñõÃÑÕ", "anoANO"), ("\\\"", "äëïöüÿÄËÏÖÜ", "aeiouyAEIOU"), ("\\r", "åůÅŮ", "auAU"), ("\\=", "āēīōūĀĒĪŌŪ", "aeiouAEIOU"),
        ("\\v", "čďěňřšťžČĎĚŇŘŠŤŽ", "cdenrstzCDENRSTZ"), ("\\c", "çşąęÇŞĄĘ", "csaeCSAE"), ("\\H", "őűŐŰ", "ouOU"), ("\\u", "ăğĂĞ", "agAG"),
        ("\\.", "żŻİ", "zZI"),
    ];

    /// <summary>A text for the body of a document; letters with an index, such as d_z, become mathematics.</summary>
    internal static string Of(string text)
    {
        var (set, at) = (new StringBuilder(), 0);
        foreach (Match index in Indexed().Matches(text))
        {
            set.Append(Plain(text[at..index.Index])).Append('$').Append(Plain(index.Groups[1].Value).Trim('$')).Append("_{")
                .Append(index.Groups[2].Value).Append("}$");
            at = index.Index + index.Length;
        }
        return set.Append(Plain(text[at..])).ToString();
    }

    /// <summary>A text as the name of a label: small letters, digits and hyphens.</summary>
    internal static string Label(string text)
    {
        var name = NoName().Replace(text.ToLowerInvariant(), "-").Trim('-');
        return name.Length <= 40 ? name : name[..(name.LastIndexOf('-', 40) is var cut and > 0 ? cut : 40)];
    }

    private static string Plain(string text)
    {
        var (set, before) = (new StringBuilder(), '\0');
        foreach (var c in text)
        {
            if (c == '-' && before == '-') set.Append("{}"); // or two would make a dash
            Add(set, c);
            before = c;
        }
        return set.ToString();

        static void Add(StringBuilder set, char c)
        {
            if (Signs.TryGetValue(c, out var sign)) set.Append(sign);
            else if (char.IsAscii(c)) set.Append(char.IsControl(c) ? ' ' : c);
            else if (OfGreek(c) is { } letter) set.Append(letter);
            else if (Digit(c) is { } digit) set.Append(digit);
            else if (Accented(c) is { } accented) set.Append(accented);
            else set.Append(CultureInfo.InvariantCulture, $"[U+{(int)c:X4}]");
        }
    }

    /// <summary>A letter of the Greek alphabet, in mathematics; capitals that look Roman are Roman.</summary>
    private static string? OfGreek(char c)
    {
        var small = char.ToLowerInvariant(c);
        if (small is < 'α' or > 'ω') return null;
        var name = Greek[small - 'α'];
        if (c == small) return name == "o" ? "o" : $"$\\{name}$";
        return c is 'Γ' or 'Δ' or 'Θ' or 'Λ' or 'Ξ' or 'Π' or 'Σ' or 'Υ' or 'Φ' or 'Ψ' or 'Ω'
            ? $"$\\{char.ToUpperInvariant(name[0])}{name[1..]}$" : name[..1].ToUpperInvariant();
    }

    private static string? Accented(char c)
    {
        foreach (var (accent, letters, alone) in Accents)
            if (letters.IndexOf(c, StringComparison.Ordinal) is var at and >= 0)
                return $"{accent}{{{(alone[at] == 'i' ? "\\i" : alone[at..(at + 1)])}}}";
        return null;
    }

    private static string? Digit(char c) => c is >= '₀' and <= '₉' ? $"$_{c - '₀'}$" : c is >= '⁰' and <= '⁹' ? $"$^{c - '⁰'}$" : null;

    [GeneratedRegex(@"(?<![\p{L}\p{N}_.])(\p{L})_([A-Za-z0-9]{1,3})(?![\p{L}\p{N}_.(])")]
    private static partial Regex Indexed();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoName();
}
