using System.Text;
using System.Text.RegularExpressions;
using NegotiationSim.Runner.Web;

namespace NegotiationSim.Web.Tests;

/// <summary>What needs no browser to be seen.</summary>
public sealed partial class AssetsTests
{
    [Fact]
    public void All_that_the_page_names_is_inside_the_program_and_nothing_comes_from_elsewhere()
    {
        foreach (var (path, bytes) in Assets.Files.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal) || f.Key.StartsWith("/js/", StringComparison.Ordinal)))
        {
            var text = Encoding.UTF8.GetString(bytes);
            var named = Named().Matches(text).Select(m => m.Groups[1].Value.Replace("./", "/js/")).Where(n => n.StartsWith('/'));
            Assert.Equal([], named.Where(n => !Assets.Files.ContainsKey(n)).Select(n => $"{path}: {n}"));
            Assert.Equal([], Foreign().Matches(text).Select(m => m.Value).Where(u => !u.Contains("www.w3.org", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Every_library_has_its_licence_beside_it()
    {
        var libraries = Assets.Files.Keys.Where(f => f.StartsWith("/vendor/", StringComparison.Ordinal) && !f.EndsWith(".txt", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(libraries);
        Assert.All(libraries, f => Assert.Contains(f[..f.IndexOf(".min.", StringComparison.Ordinal)] + ".LICENCE.txt", Assets.Files.Keys));
    }

    [Fact]
    public void The_page_weighs_less_than_a_photograph()
    {
        Assert.InRange(Assets.Files.Values.Sum(b => b.Length), 50_000, 250_000);
    }

    [GeneratedRegex("""(?:src|href|from) ?=? ?"(\.?/[^"#]+)["]""")]
    private static partial Regex Named();

    [GeneratedRegex("https?://[^\"' ]+")]
    private static partial Regex Foreign();
}
