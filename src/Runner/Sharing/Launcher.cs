using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Sharing;

/// <summary>How another machine starts this program.</summary>
internal static class Launcher
{
    /// <summary>The start of a line of a shell.</summary>
    internal static string Line => Of(Environment.ProcessPath ?? "sim", AppContext.BaseDirectory);

    /// <summary>The same of a process.</summary>
    /// <param name="process">The process's file.</param>
    /// <param name="folder">Where its assembly is.</param>
    internal static string Of(string process, string folder)
    {
        var assembly = Path.Combine(folder, "sim.dll");
        if (Path.GetFileNameWithoutExtension(process) == "dotnet" && File.Exists(assembly))
            return $"{CommandLine.Quoted(process)} {CommandLine.Quoted(assembly)}";
        // A package has a build for each level of processor in a folder of its own, and above them what chooses: another machine may
        // have another processor.
        var above = Path.GetDirectoryName(Path.GetDirectoryName(process)) is { } parent ? Path.Combine(parent, "sim") : "";
        return CommandLine.Quoted(Path.GetFileName(Path.GetDirectoryName(process)) is "baseline" or "x86-64-v3" && File.Exists(above)
            ? above : process);
    }
}
