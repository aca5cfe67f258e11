using System.Security.Cryptography;
using System.Text;

namespace NegotiationSim.Engine.Scenarios.Files;

/// <summary>Paths as text, the same on every system: parts with / between them.</summary>
internal static class Paths
{
    /// <summary>The path without "." and, where something stands before it, without "..".</summary>
    internal static string Tidy(string path)
    {
        var parts = new List<string>();
        var text = Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
        foreach (var part in text.Split('/'))
        {
            if (part is "." || (part.Length == 0 && parts.Count > 0)) continue;
            if (part == ".." && parts.Count > 0 && parts[^1] is not ".." and not "") parts.RemoveAt(parts.Count - 1);
            else parts.Add(part);
        }
        return parts.Count == 1 && parts[0].Length == 0 && path.StartsWith('/') ? "/" : string.Join('/', parts);
    }

    /// <summary>A path that is relative to a folder.</summary>
    internal static string Under(string folder, string path) =>
        Tidy(folder.Length == 0 || Path.IsPathRooted(path) ? path : $"{folder}/{path}");

    /// <summary>The folder of a file; empty for the current directory.</summary>
    internal static string Folder(string path)
    {
        var tidy = Tidy(path);
        var slash = tidy.LastIndexOf('/');
        return slash < 0 ? "" : slash == 0 ? "/" : tidy[..slash];
    }

    /// <summary>A scenario's or policy's name from its file's: small letters, digits, points and hyphens.</summary>
    /// <remarks>Where that leaves letters out, as of other scripts, the beginning of the name's SHA-256 tells it from others.</remarks>
    internal static string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) name = name[..^5];
        var slug = new StringBuilder();
        foreach (var c in name.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c) || (c == '.' && slug.Length > 0)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        var text = slug.ToString().Trim('-');
        if (text.Length > 0 && name.All(c => char.IsAscii(c) || !(char.IsLetterOrDigit(c) || char.IsSurrogate(c)))) return text;
        return $"{(text.Length == 0 ? "scenario" : text)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8]}";
    }

    /// <summary>The path as messages show it: relative to the current directory where that is shorter.</summary>
    internal static string Shown(string path)
    {
        if (!Path.IsPathRooted(path) || path.Contains('\0', StringComparison.Ordinal)) return path;
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.Length < path.Length ? relative : path;
    }
}
