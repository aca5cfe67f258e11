using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NegotiationSim.Runner.Tests;

/// <summary>The program as a process of its own, for what a process alone has: pipes, signals, environment, a current directory.</summary>
internal static class SimProcess
{
    private const int SigInt = 2, Default = 0, Ignored = 1;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5); // an endless run fills a disk

    /// <summary>What a shell puts into the background is deaf to Ctrl-C, and so are its children unless it hears again.</summary>
    static SimProcess()
    {
        if (OperatingSystem.IsWindows()) return;
        var action = new nint[64]; // longer than any system's record, which begins with the handler
        if (SigAction(SigInt, 0, action) == 0 && action[0] == Ignored) _ = Signal(SigInt, Default);
    }

    /// <summary>The program as it is built, with its packages compiled ahead as for whoever calls it.</summary>
    internal static string Program { get; } = Repository.PathOf(
        "src", "Runner", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "sim.dll");

    /// <summary>Runs <c>dotnet sim.dll</c> in a folder with its output piped.</summary>
    internal static async Task<Said> Run(string folder, IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null, Action<Process>? meanwhile = null) =>
        await Run(folder, "dotnet", [Program, .. arguments], environment, meanwhile);

    /// <summary>Runs a line as a shell does, with <c>sim</c> and <c>./sim</c> being the program.</summary>
    internal static async Task<Said> RunLine(string folder, string line)
    {
        var program = Path.Combine(folder, "sim");
        if (!File.Exists(program))
        {
            await File.WriteAllTextAsync(program, $"#!/bin/sh\nexec dotnet '{Program}' \"$@\"\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        var path = folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        return await Run(folder, "bash", ["-c", line], new Dictionary<string, string> { ["PATH"] = path }, null);
    }

    /// <summary>Presses Ctrl-C in a process.</summary>
    internal static void Interrupt(Process process) => Process.Start("kill", ["-INT", $"{process.Id}"]).WaitForExit();

    [DllImport("libc", EntryPoint = "sigaction")]
    private static extern int SigAction(int number, nint wanted, [Out] nint[] found);

    [DllImport("libc", EntryPoint = "signal")]
    private static extern nint Signal(int number, nint handler);

    /// <summary>Runs a program in a folder.</summary>
    internal static async Task<Said> Run(string folder, string program, IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null, Action<Process>? meanwhile = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true,
            RedirectStandardError = true };
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // no debugger looks at them, and killed ones would leave its pipes
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            meanwhile?.Invoke(process);
            await process.WaitForExitAsync().WaitAsync(Longest);
        }
        catch
        {
            process.Kill(entireProcessTree: true); // or an endless run outlives the test that failed
            throw;
        }
        return new Said(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }
}
