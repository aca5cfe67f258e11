namespace NegotiationSim.Engine.Scenarios.Files;

/// <summary>The scenarios and records that come with the program, by their paths in its repository: <c>scenarios/phased.json</c>.</summary>
/// <remarks>They stand behind the disk: where there is no file at such a path below the current directory, they are read in its
/// place.</remarks>
public static class ShippedFiles
{
    private const string Prefix = "shipped/";

    private static readonly Dictionary<string, string> Resources = typeof(ShippedFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..].Replace('\\', '/'), StringComparer.Ordinal);

    /// <summary>Their paths, with / between the parts.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Resources.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The bytes of one of them.</summary>
    /// <param name="path">A path, absolute or relative to the current directory.</param>
    /// <returns>Null if it is none of theirs.</returns>
    public static byte[]? Read(string path) => KeyOf(path) is var key && Resources.ContainsKey(key) ? Content(key) : null;

    /// <summary>Whether it is one of them.</summary>
    /// <param name="path">A path, absolute or relative to the current directory.</param>
    public static bool Has(string path) => Resources.ContainsKey(KeyOf(path));

    /// <summary>The bytes of one of them, wherever the user is.</summary>
    /// <param name="name">One of <see cref="All"/>.</param>
    public static byte[] Content(string name)
    {
        using var stream = typeof(ShippedFiles).Assembly.GetManifestResourceStream(Resources[name])!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Those in a folder and in the folders below it.</summary>
    /// <param name="folder">The folder's path, absolute or relative to the current directory.</param>
    public static IEnumerable<string> Below(string folder)
    {
        var start = KeyOf(folder) + "/";
        return All.Where(path => path.StartsWith(start, StringComparison.Ordinal));
    }

    /// <summary>The names of those in a folder.</summary>
    internal static IEnumerable<string> Names(string folder)
    {
        var key = KeyOf(folder);
        return Below(folder).Where(path => Paths.Folder(path) == key).Select(path => Path.GetFileName(path));
    }

    private static string KeyOf(string path)
    {
        try
        {
            return Path.GetRelativePath(".", path.Length == 0 ? "." : path).Replace('\\', '/');
        }
        catch (Exception fault) when (fault is ArgumentException or IOException or NotSupportedException)
        {
            return "";
        }
    }
}
