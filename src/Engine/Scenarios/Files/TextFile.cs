using System.Text;
using NegotiationSim.Engine.Scenarios.Json;
using NegotiationSim.Engine.Scenarios.Reading;

namespace NegotiationSim.Engine.Scenarios.Files;

/// <summary>Reads files of text that are no scenarios: records, points, manifests.</summary>
public static class TextFile
{
    /// <summary>The whole text of a regular file, without a byte order mark.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="most">The most MiB that it may have; a longer one is not read.</param>
    /// <exception cref="ScenarioException">There is no such file, it is a folder, a pipe or a device, is empty or too long, or is not
    /// UTF-8: then with line and column.</exception>
    public static string Read(string path, int most)
    {
        ArgumentNullException.ThrowIfNull(path);
        var findings = new Findings();
        return new FileLoader(DiskFiles.Instance, findings, most).Source(path, null, "") is { } source
            ? Encoding.UTF8.GetString(source.Bytes)
            : throw new ScenarioException(findings.InOrder());
    }
}
