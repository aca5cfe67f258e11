using System.Text.RegularExpressions;
using NegotiationSim.Engine.Scenarios;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Fuzz;

/// <summary>A workplace, and a judge of what comes of reading a spoilt file in it.</summary>
internal sealed partial class Place : IDisposable
{
    private const int Interrupted = 130;

    private readonly Workplace work = new(isCopied: true); // they are spoilt
    private readonly Dictionary<string, byte[]> sound = [];

    internal string At(string path) => work.At(path.Split('/'));

    /// <summary>Runs a command that must go well, to have files to spoil.</summary>
    internal async Task Prepare(params string[] arguments) => (await work.Sim(arguments)).Well();

    /// <summary>Runs a command until it has put down a file whose name begins so.</summary>
    internal async Task PrepareUnfinished(string file, params string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        using var watcher = new FileSystemWatcher(work.Root, file + "*.json") { IncludeSubdirectories = true };
        watcher.Created += (_, _) => stop.Cancel();
        watcher.Renamed += (_, _) => stop.Cancel();
        watcher.EnableRaisingEvents = true;
        Assert.Equal(Interrupted, (await work.SimUntil(stop.Token, arguments)).Code);
    }

    /// <summary>Remembers every file as it is, to spoil it from and to put it back.</summary>
    internal void Remember()
    {
        foreach (var file in Directory.EnumerateFiles(work.Root, "*", SearchOption.AllDirectories))
            sound[Path.GetRelativePath(work.Root, file).Replace('\\', '/')] = File.ReadAllBytes(file);
    }

    /// <summary>A sound file's bytes.</summary>
    internal byte[] Sound(string file) => sound[file];

    /// <summary>Puts back a spoilt file, and with it the folder of results that it stands in.</summary>
    internal void Restore(string file)
    {
        if (Directory.Exists(At("out"))) Directory.Delete(At("out"), recursive: true);
        var folder = file.Split('/')[0] + "/";
        if (!file.Contains('/', StringComparison.Ordinal) || folder is "scenarios/" or "history/")
        {
            File.WriteAllBytes(At(file), sound[file]);
            return;
        }
        if (Directory.Exists(At(folder))) Directory.Delete(At(folder), recursive: true);
        foreach (var (name, bytes) in sound.Where(s => s.Key.StartsWith(folder, StringComparison.Ordinal)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
            File.WriteAllBytes(At(name), bytes);
        }
    }

    /// <summary>Runs a command on a spoilt file: exit code 0 to 3, and no word of the program's inside.</summary>
    internal async Task Sim(params string[] arguments) => Judge(await work.Sim(arguments), most: 3);

    /// <summary>The same, with Ctrl-C pressed before it began: it reads what is there and ends.</summary>
    internal async Task SimStopped(params string[] arguments) =>
        Judge(await work.SimUntil(new CancellationToken(canceled: true), arguments), most: Interrupted);

    /// <summary>Reads a spoilt file by code; a fault of the user's is clean.</summary>
    internal static Task Read(Action read)
    {
        try
        {
            read();
        }
        catch (Exception fault) when (fault is UserError or ScenarioException)
        {
            Judge(fault.Message);
        }
        return Task.CompletedTask;
    }

    public void Dispose() => work.Dispose();

    private static void Judge(Said said, int most)
    {
        if (said.Code < 0 || (said.Code > 3 && said.Code != most)) throw new UncleanException($"exit code {said.Code}: {said.Err}");
        if (said.Code != 0 && said.Err.Trim().Length == 0) throw new UncleanException($"exit code {said.Code} without a word");
        Judge(said.Err);
    }

    private static void Judge(string said)
    {
        if (Unclean().Match(said) is { Success: true } match) throw new UncleanException($"'{match.Value}' in: {said}");
    }

    /// <summary>A stack, a type of .NET, the sentence of the last handler, or a character that a terminal would obey.</summary>
    [GeneratedRegex(@"^   at |System\.\w|\w+Exception\b|Unhandled|fault of the program|Object reference|Arg_\w+|[\x00-\x08\x0B-\x1F\x7F]",
        RegexOptions.Multiline)]
    private static partial Regex Unclean();
}

/// <summary>A spoilt file was not read or refused as it should be.</summary>
internal sealed class UncleanException(string message) : Exception(message);
