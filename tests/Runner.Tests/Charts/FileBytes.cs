using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NegotiationSim.Runner.Tests.Charts;

/// <summary>Reads in files what tests ask about.</summary>
internal static class FileBytes
{
    public static (int Width, int Height) PngSize(byte[] png) =>
        (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));

    public static (int X, int Y, int Unit) PngPixelsPerMetre(byte[] png)
    {
        var at = png.AsSpan().IndexOf("pHYs"u8) + 4;
        return (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 4)), png[at + 8]);
    }

    /// <summary>A PDF with its packed streams unpacked, as Latin-1.</summary>
    public static string PdfText(byte[] pdf)
    {
        var text = new StringBuilder(Encoding.Latin1.GetString(pdf));
        foreach (var stream in PdfStreams(pdf)) text.Append(Encoding.Latin1.GetString(stream));
        return text.ToString();
    }

    static IEnumerable<byte[]> PdfStreams(byte[] pdf)
    {
        var at = 0;
        while (true)
        {
            var start = pdf.AsSpan(at).IndexOf("stream\n"u8);
            if (start < 0) yield break;
            start += at + 7;
            var length = pdf.AsSpan(start).IndexOf("endstream"u8);
            if (pdf[start] == 0x78) yield return Unpack(pdf[start..(start + length)]);
            at = start + length + 9;
        }
    }

    static byte[] Unpack(byte[] packed)
    {
        using var unpacked = new MemoryStream();
        using (var stream = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress)) stream.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    /// <summary>The values of a TIFF's first directory by tag, as they stand in its entries.</summary>
    public static Dictionary<int, int> TiffTags(byte[] tiff)
    {
        var directory = BinaryPrimitives.ReadInt32LittleEndian(tiff.AsSpan(4));
        return Enumerable.Range(0, BinaryPrimitives.ReadUInt16LittleEndian(tiff.AsSpan(directory)))
            .Select(i => directory + 2 + 12 * i)
            .ToDictionary(at => (int)BinaryPrimitives.ReadUInt16LittleEndian(tiff.AsSpan(at)),
                at => BinaryPrimitives.ReadInt32LittleEndian(tiff.AsSpan(at + 8)));
    }

    /// <summary>Unpacks TIFF's LZW, written for the tests alone.</summary>
    public static byte[] UnpackLzw(ReadOnlySpan<byte> packed)
    {
        var bytes = new List<byte>();
        var table = new List<byte[]>();
        byte[]? previous = null;
        int width = 9, bit = 0;
        while (true)
        {
            var code = Bits(packed, bit, width);
            bit += width;
            if (code == 257) return [.. bytes];
            if (code == 256)
            {
                table = [.. Enumerable.Range(0, 258).Select(i => new[] { (byte)i })];
                (width, previous) = (9, null);
                continue;
            }

            var entry = code < table.Count ? table[code] : [.. previous!, previous![0]];
            if (previous is not null) table.Add([.. previous, entry[0]]);
            bytes.AddRange(entry);
            previous = entry;
            width = table.Count >= 2047 ? 12 : table.Count >= 1023 ? 11 : table.Count >= 511 ? 10 : 9;
        }
    }

    static int Bits(ReadOnlySpan<byte> bytes, int at, int count)
    {
        var value = 0;
        for (var i = at; i < at + count; i++) value = value << 1 | bytes[i / 8] >> 7 - i % 8 & 1;
        return value;
    }
}
