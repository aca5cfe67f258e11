namespace NegotiationSim.Runner.Tests.Commands;

public sealed class FaultsTests
{
    public static TheoryData<string, string> CommandLines() => new()
    {
        { "run nope.json", "nope.json: there is no such file" },
        { "run", "Required argument 'FILE' missing" },
        { "run scenarios/phased.json -n 0", "--replications must be at least 1." },
        { "run scenarios/phased.json -n -5", "--replications must be at least 1." },
        { "run scenarios/phased.json -n many", "--replications: 'many' is not a whole number" },
        { "run scenarios/phased.json -n 1.5", "'1.5' is not a whole number" },
        { "run scenarios/phased.json --threads 0", "--threads must be at least 1." },
        { "run scenarios/phased.json --rounds 0", "--rounds must be at least 1." },
        { "run scenarios/phased.json --seed -1", "'-1' is not a whole number" },
        { "run scenarios/phased.json --width 5", "--width must be 60 to 400 millimetres." },
        { "run scenarios/phased.json --width wide", "'wide' is not a number" },
        { "run scenarios/phased.json --format excel", "excel" },
        { "run scenarios/phased.json --preset science", "science" },
        { "run scenarios/phased.json --chart-format gif", "gif" },
        { "run scenarios/phased.json --replication 10", "--replication: no such option. Did you mean --replications?" },
        { "run scenarios/phased.json --bogus", "--bogus: no such option." },
        { "run scenarios/phased.json --set policy.depht=.5", "Did you mean 'depth'?" },
        { "run scenarios/phased.json --set policy.depth=2", "2 is above 1" },
        { "run scenarios/phased.json --set policy.depth=NaN", "policy.depth" },
        { "run scenarios/phased.json --set policy.depth", "there is no = in it" },
        { "run scenarios/base/us-dprk.json", "the scenario gives no policy" },
        { "run scenarios/policies/phased.json", "this is a policy file" },
        { "run scenarios/phased.json scenarios/nope.json", "scenarios/nope.json: there is no such file" },
        { "rnu scenarios/phased.json", "rnu: no such command. Did you mean run?" },
        { "frobnicate", "frobnicate: no such command." },
        { "ablate scenarios/phased.json --threads 0", "--threads must be at least 1." },
        { "claims scenarios/claims.json --threads 0", "--threads must be at least 1." },
        { "claims scenarios/claims.json --worlds 1", "--worlds must be at least 2." },
        { "ablate scenarios/phased.json -n 0", "--replications must be at least 1." },
        { "compare scenarios/phased.json", "compare needs two scenario files or more." },
        { "validate nope.json", "nope.json: there is no such file" },
        { "describe policy.dept", "Did you mean policy.depth?" },
        { "describe --format xml", "xml" },
        { "schema policies", "policies" },
        { "new Bad_Name", "small letters, digits, dots and hyphens" },
        { "new mine --from nope.json --out @mine", "nope.json: no such file" },
        { "trace nope.json", "nope.json: there is no such file" },
        { "trace scenarios/phased.json -r -1", "--replication must be at least 0." },
        { "charts @nowhere", "no manifest.json here" },
        { "reproduce @nowhere", "no manifest.json here" },
        { "reproduce @nowhere --threads 0", "--threads must be at least 1." },
        { "bundle @nowhere", "no manifest.json here" },
        { "completion fish", "fish" },
        { "run scenarios/phased.json --threads 10000", "--threads must be at most 1024." },
        { "run scenarios/phased.json -n 2000000000000", "--replications must be at most 1000000000000." },
        { "run scenarios/phased.json --width 89,5", "--width: '89,5' is not a number." },
        { "run scenarios/phased.json --width NaN", "--width: 'NaN' is not a number." },
        { "sweep scenarios/phased.json -v policy.depth=0:1:3 --cluster slurm:5000000", "--cluster: the number of tasks must be from 1 to 4000000." },
        { "sweep scenarios/phased.json -v policy.depth=0:1:3 -p 2000000000", "--points must be at most 20000000." },
        { "sweep scenarios/phased.json -v policy.depth=0:1:2000000000", "2,000,000,000 values are more than 1,000,000" },
        { "sweep scenarios/phased.json -v policy.depth=0:1:3 --metric war --precision 1,5", "--precision: '1,5' is not a number." },
        { "sensitivity scenarios/phased.json --threads 1000000", "--threads must be at most 1024." },
        { "claims scenarios/claims.json --worlds 2000000000", "--worlds must be at most 1000000." },
        { "claims scenarios/claims.json -n 2000000000", "--replications must be at most 1000000." },
        { "new mine --from scenarios/policies/phased.json --out @mine", "this is a policy file" },
    };

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task A_fault_is_told_on_stderr_in_a_line_or_two_with_exit_code_2_and_nothing_written(string line, string message)
    {
        using var place = new Workplace();
        string[] arguments = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (arguments is ["run" or "compare", ..]) arguments = [.. arguments, "--out", "@out"];
        var said = await place.Sim(arguments);
        Assert.Equal(2, said.Code);
        Assert.Contains(message, said.Err);
        Assert.DoesNotContain("System.", said.Err);
        Assert.InRange(said.Err.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 1, 2);
        Assert.Equal("", said.Out);
        Assert.Empty(place.Left());
    }

    [Theory]
    [InlineData("a file", "a file stands where the results folder should")]
    [InlineData("a file/below", "nothing can be written there")]
    [InlineData("notes", "the folder holds something that is not results of sim")]
    public async Task Results_never_replace_what_is_not_theirs(string folder, string message)
    {
        using var place = new Workplace();
        await File.WriteAllTextAsync(place.At("a file"), "mine", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(place.At("notes"));
        await File.WriteAllTextAsync(place.At("notes", "thesis.txt"), "mine", TestContext.Current.CancellationToken);
        foreach (var command in new[] { "run", "compare" })
        {
            string[] files = command == "run" ? ["scenarios/phased.json"] : ["scenarios/phased.json", "scenarios/neglect.json"];
            var said = await place.Sim([command, .. files, "-n", "10", "--no-charts", "--out", place.At(folder)]);
            Assert.Equal(2, said.Code);
            Assert.Contains(message, said.Err);
            Assert.Equal("", said.Out);
            Assert.Equal(["a file", "notes", Path.Combine("notes", "thesis.txt")], place.Left());
            Assert.Equal("mine", place.Read("a file"));
        }
    }

    [Fact]
    public async Task Every_problem_of_every_file_is_told_at_once()
    {
        using var place = new Workplace();
        await File.WriteAllTextAsync(place.At("scenarios", "bad.json"),
            """{ "extends": "phased.json", "policy": { "depht": 1, "talks": "often" }, "wrld": 1 }""",
            TestContext.Current.CancellationToken);
        var said = await place.Sim("run", "scenarios/bad.json", "scenarios/none.json", "--out", "@out");
        Assert.Equal(2, said.Code);
        foreach (var part in new[] { "depht", "talks", "wrld", "none.json" }) Assert.Contains(part, said.Err);
        Assert.Equal(4, said.Err.Trim().Split('\n').Length);
        Assert.Empty(place.Left());
    }
}
