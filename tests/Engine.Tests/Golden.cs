using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Tests;

/// <summary>Compares a text with an approved file that stands beside the test.</summary>
/// <remarks>On a difference the new text is written to <c>*.actual.txt</c>. Read the difference; if it is meant, run the tests again with
/// ACCEPT_GOLDENS=1, which rewrites the approved files, and commit them with the reason.</remarks>
internal static class Golden
{
    internal static void Matches(string actual, string name, [CallerFilePath] string test = "")
    {
        var approved = Path.Combine(Path.GetDirectoryName(test)!, name + ".expected.txt");
        var received = Path.Combine(Path.GetDirectoryName(test)!, name + ".actual.txt");
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDENS") == "1") File.WriteAllText(approved, actual);
        var expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, actual);
        Assert.Fail($"""
            {name} is not what was approved:
            {Difference(expected.Split('\n'), actual.Split('\n'))}
            Approved: {approved}
            Now:      {received}
            If the change is meant, run the tests with ACCEPT_GOLDENS=1 and commit the approved file.
            """);
    }

    /// <summary>The first lines in which two texts differ.</summary>
    private static string Difference(string[] expected, string[] actual)
    {
        string At(string[] lines, int i) => i < lines.Length ? lines[i] : "(no line)";
        var differing = Enumerable.Range(0, Math.Max(expected.Length, actual.Length)).Where(i => At(expected, i) != At(actual, i))
            .ToArray();
        return string.Join('\n', differing.Take(8).Select(i => $"line {i + 1}\n  - {At(expected, i)}\n  + {At(actual, i)}"))
            + (differing.Length > 8 ? $"\n… and {differing.Length - 8} more lines" : "");
    }
}
