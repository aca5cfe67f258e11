using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NegotiationSim.Runner.Results;

/// <summary>Folders that versions before 0.1.0 left beside a results folder when they were killed: NAME.PROCESS.partial and
/// NAME.PROCESS.old.</summary>
internal static partial class Leftovers
{
    /// <summary>Removes unfinished ones and gives finished ones back; those of living processes stay.</summary>
    internal static void Sweep(string folder)
    {
        var (parent, name) = (Path.GetDirectoryName(folder), Path.GetFileName(folder));
        if (parent is null || name.Length == 0 || !Directory.Exists(parent)) return;
        foreach (var found in Directory.EnumerateDirectories(parent).ToArray())
        {
            var form = Form().Match(Path.GetFileName(found));
            if (!form.Success || form.Groups["name"].Value != name || Lives(form.Groups["process"].Value)) continue;
            if (form.Groups["kind"].Value == "partial") Directory.Delete(found, recursive: true);
            else if (!Path.Exists(folder)) Directory.Move(found, folder);
        }
    }

    private static bool Lives(string process)
    {
        try
        {
            using var found = Process.GetProcessById(int.Parse(process, CultureInfo.InvariantCulture));
            return !found.HasExited;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or OverflowException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^(?<name>.+)\.(?<process>[0-9]{1,9})\.(?<kind>partial|old)\z")]
    private static partial Regex Form();
}
