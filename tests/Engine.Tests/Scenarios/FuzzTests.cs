using System.Diagnostics;
using System.Text;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Engine.Scenarios.Files;

namespace NegotiationSim.Engine.Tests.Scenarios;

/// <summary>Spoils good scenarios in thousands of ways: reading them never throws, and every problem lies inside its file.</summary>
public class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "//", "/*", "*/", "null", "true", "1e999", "-1", ".5", "0.5", "1e-400", "NaN", "\\u12", "\\",
        "\t", "\n", "\0", "é", "한", "\ud83d\ude00",
        "\"distribution\": \"uniform\"", "\"value\":", "{ \"distribution\": \"beta\", \"alpha\": 1e300, \"beta\": 1e-300 }",
        "{ \"distribution\": \"normal\", \"mean\": 1e308, \"sd\": 1e-308 }", "{ \"distribution\": \"discrete\", \"values\": [] }",
        "{ \"distribution\": \"sample\", \"values\": [1, 0.5], \"jointly\": \"posterior\" }", "\"jointly\": null,",
        "\"draws\": \"posterior.csv\",", "\"column\": \"spiral\",", "\"draws\": [],",
        "\"extends\": \"phased.json\",", "\"policy\": {},",
        "\"timeline\": [ { \"from\": 1e9 } ],", "\"from\": \"9999Q4\"", "\"start\": \"0001Q1\",", "\"rounds\": 4000,",
        "\"thirdParties\": { \"\": {}, \"china\": null },", "\"policies/phased.json\"",
    ];

    [Fact]
    public void Spoilt_scenarios_are_read_or_refused_with_problems_inside_their_files()
    {
        var random = new Random(20_261_123);
        var clock = Stopwatch.StartNew();
        var (read, refused, slowest) = (0, 0, TimeSpan.Zero);
        for (var mutant = 0; mutant < 1500; mutant++)
        {
            var files = Sample.Texts.ToDictionary(t => t.Key, t => Encoding.UTF8.GetBytes(t.Value));
            var main = "scenarios/" + Sample.Names[random.Next(Sample.Names.Count)];
            for (var i = random.Next(1, 3); i > 0; i--)
            {
                var victim = random.Next(2) == 0 ? main : files.Keys.ElementAt(random.Next(files.Count));
                for (var j = random.Next(1, 5); j > 0; j--) files[victim] = Spoil(files[victim], random);
            }
            var before = clock.Elapsed;
            var reading = ScenarioReader.Read(main, [], new MemoryFiles(files));
            if (clock.Elapsed - before > slowest) slowest = clock.Elapsed - before;
            if (reading.Scenario is { } scenario)
            {
                read++;
                Assert.Empty(reading.Problems);
                if (read % 8 == 0) Assert.Equal(scenario, Scenario.Parse(scenario.ToJson()));
            }
            else
            {
                refused++;
                Assert.NotEmpty(reading.Problems);
                Assert.All(reading.Problems, problem => AssertInside(problem, files));
            }
        }
        Assert.True(read > 50 && refused > 500, $"{read} read, {refused} refused");
        Assert.True(slowest < TimeSpan.FromSeconds(5), $"one took {slowest}");
    }

    [Fact]
    public void Spoilt_overrides_are_read_or_refused()
    {
        var random = new Random(20_261_124);
        var scenario = Sample.Load("history.json");
        string[] good = ["timeline[1].policy.talks=.3", "thirdParties.china={\"leverage\":.2}", "policy=scenarios/policies/phased.json",
            "sender.name=X", "rounds=64", "mechanisms.spiral={\"distribution\":\"uniform\",\"low\":0,\"high\":1}"];
        for (var i = 0; i < 2500; i++)
        {
            var text = Encoding.UTF8.GetString(Spoil(Encoding.UTF8.GetBytes(good[random.Next(good.Length)]), random));
            var reading = Sample.Read("history.json", text);
            Assert.True(reading.Scenario is not null || reading.Problems.Count > 0);
        }
        Assert.NotNull(scenario);
    }

    private static void AssertInside(Problem problem, Dictionary<string, byte[]> files)
    {
        Assert.NotEmpty(problem.What);
        Assert.NotEmpty(problem.Cure);
        var lines = Encoding.UTF8.GetString(files[problem.Place.File]).TrimStart('\uFEFF').Split('\n');
        Assert.InRange(problem.Place.Line, 1, lines.Length);
        Assert.InRange(problem.Place.Column, 1, lines[problem.Place.Line - 1].Length + 1);
    }

    private static byte[] Spoil(byte[] file, Random random)
    {
        if (file.Length == 0) return [(byte)random.Next(256)];
        var (at, length) = (random.Next(file.Length), random.Next(1, 12));
        var end = Math.Min(at + length, file.Length);
        switch (random.Next(7))
        {
            case 0: // another byte
                var spoilt = file.ToArray();
                spoilt[at] = (byte)random.Next(256);
                return spoilt;
            case 1: // cut off
                return file[..at];
            case 2: // some bytes missing
                return [.. file[..at], .. file[end..]];
            case 3: // some bytes twice
                return [.. file[..end], .. file[at..]];
            case 4: // a piece put in
                return [.. file[..at], .. Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]), .. file[at..]];
            case 5: // a value in place of another
                var (from, to) = Token(file, at);
                return [.. file[..from], .. Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]), .. file[to..]];
            default: // two values exchanged
                var (first, second) = (Token(file, at), Token(file, random.Next(file.Length)));
                if (first.From > second.From) (first, second) = (second, first);
                if (first.To > second.From) return file;
                return [.. file[..first.From], .. file[second.From..second.To], .. file[first.To..second.From],
                    .. file[first.From..first.To], .. file[second.To..]];
        }
    }

    /// <summary>The word or number around a byte.</summary>
    private static (int From, int To) Token(byte[] file, int at)
    {
        static bool Ends(byte b) =>
            b is (byte)' ' or (byte)'\n' or (byte)',' or (byte)':' or (byte)'{' or (byte)'}' or (byte)'[' or (byte)']';
        var (from, to) = (at, at);
        while (from > 0 && !Ends(file[from - 1])) from--;
        while (to < file.Length && !Ends(file[to])) to++;
        return (from, Math.Max(to, from));
    }
}
