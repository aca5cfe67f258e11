using System.Globalization;

namespace NegotiationSim.Engine.Scenarios.Reading;

/// <summary>One name of a path, with the index that stands behind it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Index">The index, from 0; −1 if there is none.</param>
internal readonly record struct PathPart(string Name, int Index)
{
    internal bool IsIndexed => Index >= 0;
}

/// <summary>Takes a path apart: <c>timeline[1].policy.talks</c>.</summary>
internal static class PathParts
{
    private const int Most = 16;

    /// <summary>The parts of a path, or null if it is none.</summary>
    internal static IReadOnlyList<PathPart>? Of(string path)
    {
        var words = path.Split('.');
        if (words.Length > Most) return null;
        var parts = new PathPart[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            var index = -1;
            var bracket = word.IndexOf('[', StringComparison.Ordinal);
            if (bracket >= 0)
            {
                if (word[^1] != ']') return null;
                var digits = word.AsSpan(bracket + 1, word.Length - bracket - 2);
                if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out index)) return null;
                word = word[..bracket];
            }
            if (word.Length == 0) return null;
            parts[i] = new PathPart(word, index);
        }
        return parts;
    }
}
