using System.Text;
using System.Text.RegularExpressions;
using NegotiationSim.Runner.Web;

namespace NegotiationSim.Web.Tests;

/// <summary>What needs no browser to be seen.</summary>
public sealed partial class AssetsTests
{
    private static readonly Dictionary<string, string> Scripts = Assets.Files
        .Where(f => f.Key.StartsWith("/js/", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => Encoding.UTF8.GetString(f.Value));

    [Fact]
    public void All_that_the_page_names_is_inside_the_program_and_nothing_comes_from_elsewhere()
    {
        foreach (var (path, bytes) in Assets.Files.Where(
            f => f.Key.EndsWith(".html", StringComparison.Ordinal) || f.Key.StartsWith("/js/", StringComparison.Ordinal)))
        {
            var text = Encoding.UTF8.GetString(bytes);
            var named = Named().Matches(text).Select(m => m.Groups[1].Value.Replace("./", "/js/")).Where(n => n.StartsWith('/'));
            Assert.Equal([], named.Where(n => !Assets.Files.ContainsKey(n)).Select(n => $"{path}: {n}"));
            Assert.Equal([], Foreign().Matches(text).Select(m => m.Value).Where(u => !u.Contains("www.w3.org", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void No_two_scripts_need_each_other_to_begin()
    {
        var needs = Scripts.ToDictionary(s => s.Key, s => Imported().Matches(s.Value).Select(m => "/js/" + m.Groups[1].Value).ToArray());
        Assert.Contains("/js/controls.js", needs["/js/main.js"]);
        var begun = new HashSet<string>();
        while (needs.Keys.FirstOrDefault(path => !begun.Contains(path) && needs[path].All(begun.Contains)) is { } next) begun.Add(next);
        Assert.Equal([], needs.Keys.Except(begun).Select(path => $"{path} needs {string.Join(", ", needs[path].Except(begun))}"));
    }

    [Fact]
    public void Every_library_has_its_licence_beside_it()
    {
        var libraries =
            Assets.Files.Keys.Where(
                f => f.StartsWith("/vendor/", StringComparison.Ordinal) && !f.EndsWith(".txt", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(libraries);
        Assert.All(libraries, f => Assert.Contains(f[..f.IndexOf(".min.", StringComparison.Ordinal)] + ".LICENCE.txt", Assets.Files.Keys));
    }

    [Fact]
    public void The_page_weighs_less_than_a_photograph()
    {
        Assert.InRange(Assets.Files.Values.Sum(b => b.Length), 50_000, 300_000);
    }

    [GeneratedRegex("""(?:src|href|from) ?=? ?"(\.?/[^"#]+)["]""")]
    private static partial Regex Named();

    [GeneratedRegex("""(?:\bfrom|\bimport) *\(? *"\./([^"]+)""")]
    private static partial Regex Imported();

    [GeneratedRegex("https?://[^\"' ]+")]
    private static partial Regex Foreign();
}
