using System.Text;

namespace NegotiationSim.Engine.Scenarios.Json;

/// <summary>The bytes of a file, or of a command-line override, and what they are called in messages.</summary>
/// <param name="name">What messages call it.</param>
/// <param name="folder">The folder that paths in it are relative to.</param>
/// <param name="bytes">Its bytes, without a byte order mark.</param>
/// <param name="order">Its turn: messages come in the order in which files were read.</param>
internal sealed class SourceText(string name, string folder, byte[] bytes, int order)
{
    internal string Name => name;

    internal string Folder => folder;

    internal byte[] Bytes => bytes;

    internal int Order => order;

    /// <summary>The two sides that a scenario's file speaks of, as it or what it extends names them; null for any other text.</summary>
    internal ActorPair? Pair { get; set; }

    /// <summary>The line, from 1, that a byte stands in.</summary>
    internal int LineAt(int offset) => bytes.AsSpan(0, Math.Min(offset, bytes.Length)).Count((byte)'\n') + 1;

    /// <summary>The place of a byte, its column counted in UTF-16 units.</summary>
    internal Place PlaceAt(int offset)
    {
        var before = bytes.AsSpan(0, Math.Min(offset, bytes.Length));
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return new Place(name, before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(line) + 1);
    }
}
