using System.IO.Compression;
using Parquet;

namespace NegotiationSim.Runner.Output;

/// <summary>How Parquet files are written.</summary>
internal static class ParquetForm
{
    /// <summary>The same bytes on every processor.</summary>
    /// <remarks>Snappy, which is usual, hashes by the processor's CRC-32 where it has one; without it, it finds other matches.</remarks>
    internal static ParquetOptions Same { get; } = new()
    {
        CompressionMethod = CompressionMethod.Zstd,
        CompressionLevel = CompressionLevel.Optimal,
    };
}
