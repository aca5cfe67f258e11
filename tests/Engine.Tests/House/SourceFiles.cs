using System.Runtime.CompilerServices;

namespace NegotiationSim.Engine.Tests.House;

/// <summary>The engine's source files, as the rules of the house look at them.</summary>
internal static class SourceFiles
{
    internal static readonly string Engine = Path.GetFullPath(Path.Combine(ThisFolder(), "../../../src/Engine"));

    /// <summary>Every file, by its path from the engine's folder.</summary>
    internal static readonly IReadOnlyList<(string Path, string Text)> All =
    [
        .. from file in Directory.EnumerateFiles(Engine, "*.cs", SearchOption.AllDirectories)
           let path = System.IO.Path.GetRelativePath(Engine, file).Replace('\\', '/')
           where !path.StartsWith("bin/", StringComparison.Ordinal) && !path.StartsWith("obj/", StringComparison.Ordinal)
           orderby path
           select (path, File.ReadAllText(file)),
    ];

    /// <summary>The layer that a file's folder is: the first folder, of coercion the first two.</summary>
    internal static string FolderOf(string path) => path.Split('/') switch
    {
        ["Coercion", var folder, _, ..] => "Coercion." + folder,
        [var folder, _, ..] => folder,
        _ => "",
    };

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
