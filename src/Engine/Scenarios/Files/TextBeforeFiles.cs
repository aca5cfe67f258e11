using System.Text;

namespace NegotiationSim.Engine.Scenarios.Files;

/// <summary>One text under a file's name, and other files behind it.</summary>
internal sealed class TextBeforeFiles(string name, string text, IFileSource others) : IFileSource
{
    /// <inheritdoc/>
    public FileReading Read(string path, int most)
    {
        if (path != name) return others.Read(path, most);
        return Encoding.UTF8.GetByteCount(text) > most ? new(FileState.TooLong, default)
            : new(FileState.Read, Encoding.UTF8.GetBytes(text));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(string folder) => others.Names(folder);

    /// <inheritdoc/>
    public string Identity(string path) => others.Identity(path);
}
