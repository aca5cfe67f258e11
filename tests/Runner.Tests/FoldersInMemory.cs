using System.Runtime.CompilerServices;

namespace NegotiationSim.Runner.Tests;

/// <summary>Folders of tests lie in memory where Linux has room for them there: thousands of small files are made, flushed and deleted,
/// which took a tenth of the tests' time on a disk. Whoever sets <c>TMPDIR</c> has them where it says.</summary>
internal static class FoldersInMemory
{
    private const string Place = "/dev/shm";
    private const long Enough = 2L << 30; // bytes; containers often have 64 MB

#pragma warning disable CA2255 // a test program is no library: this is before anything asks for a temporary folder
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Prefer()
    {
        if (Environment.GetEnvironmentVariable("TMPDIR") is null && Directory.Exists(Place)
            && new DriveInfo(Place).AvailableFreeSpace > Enough)
            Environment.SetEnvironmentVariable("TMPDIR", Place);
    }
}
