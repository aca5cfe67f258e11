using System.Buffers.Binary;
using SkiaSharp;

namespace NegotiationSim.Runner.Drawing.Files;

/// <summary>PNG with its resolution: Skia leaves the pHYs chunk out, and layout programs then print at the wrong size.</summary>
internal static class PngFile
{
    const int AfterHeader = 8 + 25;

    public static byte[] Write(Page page, int dpi)
    {
        using var bitmap = Raster.Of(page, dpi);
        using var pixels = bitmap.PeekPixels();
        using var data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 5))
            ?? throw new InvalidOperationException("The picture could not be packed as PNG.");
        var png = data.AsSpan();
        return [.. png[..AfterHeader], .. Resolution(dpi), .. png[AfterHeader..]];
    }

    /// <summary>The chunk pHYs: pixels per metre, both ways (PNG specification, 11.3.4.3).</summary>
    static byte[] Resolution(int dpi)
    {
        var chunk = new byte[21];
        BinaryPrimitives.WriteInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(chunk.AsSpan(4));
        var perMetre = (int)Math.Round(dpi / .0254);
        BinaryPrimitives.WriteInt32BigEndian(chunk.AsSpan(8), perMetre);
        BinaryPrimitives.WriteInt32BigEndian(chunk.AsSpan(12), perMetre);
        chunk[16] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(17), Crc(chunk.AsSpan(4, 13)));
        return chunk;
    }

    static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
        }

        return ~crc;
    }
}
