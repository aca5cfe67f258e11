namespace NegotiationSim.Runner.Tests;

/// <summary>A folder of its own with the shipped scenarios and records, gone when the test is over.</summary>
/// <remarks>The files of scenarios/ are copies. The folders below it and those of the records are links to one copy for all tests, which
/// none may change: <see cref="Own"/> makes one the test's own.</remarks>
internal sealed class Workplace : IDisposable
{
    internal string Root { get; } = Directory.CreateTempSubdirectory("sim-tests-").FullName;

    /// <param name="isCopied">Whether all is copied and nothing linked.</param>
    internal Workplace(bool isCopied = false)
    {
        if (isCopied || OperatingSystem.IsWindows()) Repository.CopyTo(Root); // Windows makes no links without leave
        else
        {
            foreach (var top in Directory.GetDirectories(OnceForAll.Shipped))
            {
                var here = Directory.CreateDirectory(At(Path.GetFileName(top))).FullName;
                foreach (var folder in Directory.GetDirectories(top))
                    Directory.CreateSymbolicLink(Path.Combine(here, Path.GetFileName(folder)), folder);
                foreach (var file in Directory.GetFiles(top)) File.Copy(file, Path.Combine(here, Path.GetFileName(file)));
            }
        }
    }

    /// <summary>Makes a folder of the shipped files this test's own, to be changed.</summary>
    internal void Own(params string[] folder)
    {
        if (new DirectoryInfo(At(folder)).LinkTarget is not { } shared) return;
        Directory.Delete(At(folder));
        Copy(shared, At(folder));
    }

    /// <summary>Puts what a call writes with --out into a folder, and gives what it said; it is carried out once for all tests.</summary>
    internal async Task<string> Has(string folder, params string[] call)
    {
        var (results, said) = await OnceForAll.Results(call);
        Copy(results, At(folder));
        return said;
    }

    /// <summary>Copies a folder with all below it.</summary>
    internal static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

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

    /// <summary>Makes it, or a folder in it, the current directory until what is returned is disposed of.</summary>
    /// <remarks>For tests of <see cref="Docs.InTurn"/> alone.</remarks>
    internal IDisposable Enter(string folder = ".") => new Visit(Path.GetFullPath(At(folder)));

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

    /// <summary>Asserts that the call was refused, and gives what it was told.</summary>
    internal string Badly()
    {
        Assert.Equal((2, ""), (Code, Out));
        return Err;
    }
}
