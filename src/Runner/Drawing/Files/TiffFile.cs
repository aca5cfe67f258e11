using System.Buffers.Binary;
using SkiaSharp;

namespace NegotiationSim.Runner.Drawing.Files;

/// <summary>TIFF 6.0 (Adobe 1992), eight-bit RGB, LZW, one strip: what PLOS and Cambridge ask for and no drawing library here
/// writes.</summary>
internal static class TiffFile
{
    const ushort Short = 3, Long = 4, Rational = 5;
    const int Header = 8, Entries = 12, EntryLength = 12;
    const int Directory = 2 + Entries * EntryLength + 4;

    public static byte[] Write(Page page, int dpi)
    {
        using var bitmap = Raster.Of(page, dpi);
        var packed = Lzw.Pack(Rgb(bitmap));
        var extras = Header + Directory;
        var strip = extras + 6 + 16;
        var file = new byte[strip + packed.Length];
        "II*\0"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), Header);
        WriteDirectory(file.AsSpan(Header), bitmap, extras, strip, packed.Length);
        WriteExtras(file.AsSpan(extras), dpi);
        packed.CopyTo(file, strip);
        return file;
    }

    static byte[] Rgb(SKBitmap bitmap)
    {
        var rgba = bitmap.GetPixelSpan();
        var rgb = new byte[bitmap.Width * bitmap.Height * 3];
        for (int from = 0, to = 0; to < rgb.Length; from += 4, to += 3) rgba.Slice(from, 3).CopyTo(rgb.AsSpan(to));
        return rgb;
    }

    static void WriteDirectory(Span<byte> at, SKBitmap bitmap, int extras, int strip, int stripLength)
    {
        (ushort Tag, ushort Type, int Count, int Value)[] entries =
        [
            (256, Long, 1, bitmap.Width),
            (257, Long, 1, bitmap.Height),
            (258, Short, 3, extras), // bits of each sample
            (259, Short, 1, 5), // LZW
            (262, Short, 1, 2), // RGB
            (273, Long, 1, strip),
            (277, Short, 1, 3), // samples a pixel
            (278, Long, 1, bitmap.Height), // rows in the strip
            (279, Long, 1, stripLength),
            (282, Rational, 1, extras + 6),
            (283, Rational, 1, extras + 14),
            (296, Short, 1, 2), // inches
        ];
        BinaryPrimitives.WriteUInt16LittleEndian(at, Entries);
        for (var i = 0; i < Entries; i++) WriteEntry(at[(2 + i * EntryLength)..], entries[i]);
    }

    static void WriteEntry(Span<byte> at, (ushort Tag, ushort Type, int Count, int Value) entry)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(at, entry.Tag);
        BinaryPrimitives.WriteUInt16LittleEndian(at[2..], entry.Type);
        BinaryPrimitives.WriteInt32LittleEndian(at[4..], entry.Count);
        BinaryPrimitives.WriteInt32LittleEndian(at[8..], entry.Value);
    }

    static void WriteExtras(Span<byte> at, int dpi)
    {
        for (var i = 0; i < 3; i++) BinaryPrimitives.WriteUInt16LittleEndian(at[(2 * i)..], 8);
        for (var i = 0; i < 2; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(at[(6 + 8 * i)..], dpi);
            BinaryPrimitives.WriteInt32LittleEndian(at[(10 + 8 * i)..], 1);
        }
    }
}
