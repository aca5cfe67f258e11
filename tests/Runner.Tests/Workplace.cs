namespace NegotiationSim.Runner.Tests;

/// <summary>A folder of its own with a copy of the shipped scenarios and records, gone when the test is over.</summary>
internal sealed class Workplace : IDisposable
{
    internal string Root { get; } = Directory.CreateTempSubdirectory("sim-tests-").FullName;

    internal Workplace() => Repository.CopyTo(Root);

    /// <summary>A path in it.</summary>
    internal string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The text of a file in it.</summary>
    internal string Read(params string[] parts) => File.ReadAllText(At(parts));

    /// <summary>Everything in it but the scenarios and records.</summary>
    internal IReadOnlyList<string> Left() =>
        [.. Directory.EnumerateFileSystemEntries(Root).Where(f => Path.GetFileName(f) is not ("scenarios" or "history"))
            .SelectMany(WithAllBelow).Select(f => Path.GetRelativePath(Root, f)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> WithAllBelow(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFileSystemEntries(path, "*", SearchOption.AllDirectories).Prepend(path) : [path];

    /// <summary>Makes it the current directory until what is returned is disposed of.</summary>
    /// <remarks>For tests of <see cref="Docs.InTurn"/> alone.</remarks>
    internal IDisposable Enter() => new Visit(Root);

    /// <summary>Runs the program's code in this process: arguments that name a shipped file or start with @ are taken from this
    /// folder.</summary>
    internal async Task<Said> Sim(params string[] arguments) => await SimUntil(CancellationToken.None, arguments);

    /// <summary>The same, stopped by a token as by Ctrl-C.</summary>
    internal async Task<Said> SimUntil(CancellationToken cancellation, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        string[] placed =
            [.. arguments.Select(a => a.StartsWith('@') ? At(a[1..]) : a.StartsWith("scenarios/", StringComparison.Ordinal) ? At(a) : a)];
        var code = await global::Sim.Run(placed, output, error, cancellation);
        return new Said(code, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private sealed class Visit : IDisposable
    {
        private readonly string before = Directory.GetCurrentDirectory();

        internal Visit(string folder) => Directory.SetCurrentDirectory(folder);

        public void Dispose() => Directory.SetCurrentDirectory(before);
    }
}

/// <summary>What a call of the program came to.</summary>
/// <param name="Code">The exit code.</param>
/// <param name="Out">What it wrote to stdout.</param>
/// <param name="Err">What it wrote to stderr.</param>
internal sealed record Said(int Code, string Out, string Err)
{
    /// <summary>Asserts that it went well, and gives what it wrote.</summary>
    internal string Well()
    {
        Assert.True(Code == 0, $"Exit code {Code}: {Err}");
        Assert.Equal("", Err);
        return Out;
    }
}
