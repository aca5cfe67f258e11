using System.Buffers.Binary;
using System.Text;

namespace NegotiationSim.Runner.Drawing.Fonts;

/// <summary>A TrueType font reduced to some of its glyphs, for embedding in a document.</summary>
/// <remarks>Skia embeds a font whole where its build has no subsetter: 200 kB a style in every PDF. Glyph numbers stay as they are;
/// outlines of glyphs that are not asked for become empty, and tables that a PDF viewer does not use are left out.</remarks>
internal static class TrueTypeSubset
{
    const int TableRecord = 16;

    static readonly string[] Kept =
        ["OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"];

    public static byte[] Of(byte[] font, IEnumerable<ushort> glyphs)
    {
        var tables = Tables(font);
        var offsets = Offsets(tables);
        var used = WithComponents(tables["glyf"].Span, offsets, glyphs);
        (tables["glyf"], tables["loca"]) = Outlines(tables["glyf"].Span, offsets, used);
        tables["head"] = LongOffsets(tables["head"].ToArray());
        tables["post"] = WithoutNames(tables["post"].ToArray());
        return Assemble(tables);
    }

    static SortedDictionary<string, ReadOnlyMemory<byte>> Tables(byte[] font)
    {
        var tables = new SortedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4)); i++)
        {
            var entry = font.AsSpan(12 + i * TableRecord, TableRecord);
            var tag = Encoding.ASCII.GetString(entry[..4]);
            if (Kept.Contains(tag)) tables[tag] = font.AsMemory(Int32(entry, 8), Int32(entry, 12));
        }

        return tables;
    }

    /// <summary>Where each glyph's outline begins; one more at the end.</summary>
    static int[] Offsets(SortedDictionary<string, ReadOnlyMemory<byte>> tables)
    {
        var loca = tables["loca"];
        var isLong = BinaryPrimitives.ReadInt16BigEndian(tables["head"].Span[50..]) == 1;
        var count = BinaryPrimitives.ReadUInt16BigEndian(tables["maxp"].Span[4..]) + 1;
        return [.. Enumerable.Range(0, count).Select(g => isLong ? Int32(loca.Span, g * 4) : 2 * UInt16(loca.Span, g * 2))];
    }

    /// <summary>The glyphs, the missing glyph, and those that composite glyphs among them are made of.</summary>
    static HashSet<int> WithComponents(ReadOnlySpan<byte> outlines, int[] offsets, IEnumerable<ushort> glyphs)
    {
        var used = new HashSet<int> { 0 };
        var waiting = new Queue<int>(glyphs.Select(g => (int)g));
        while (waiting.TryDequeue(out var glyph))
        {
            if (!used.Add(glyph) || offsets[glyph] == offsets[glyph + 1]) continue;
            foreach (var component in Components(outlines[offsets[glyph]..offsets[glyph + 1]])) waiting.Enqueue(component);
        }

        return used;
    }

    /// <summary>OpenType specification, table glyf, composite glyph description.</summary>
    static List<int> Components(ReadOnlySpan<byte> outline)
    {
        const int Words = 1, Scale = 8, More = 32, TwoScales = 64, Matrix = 128;
        var components = new List<int>();
        if (BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return components;
        int at = 10, flags;
        do
        {
            flags = UInt16(outline, at);
            components.Add(UInt16(outline, at + 2));
            at += 4 + ((flags & Words) != 0 ? 4 : 2)
                + ((flags & Scale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0);
        }
        while ((flags & More) != 0);
        return components;
    }

    static (ReadOnlyMemory<byte> Glyf, ReadOnlyMemory<byte> Loca) Outlines(ReadOnlySpan<byte> outlines, int[] offsets, HashSet<int> used)
    {
        var glyf = new List<byte>();
        var loca = new byte[offsets.Length * 4];
        for (var glyph = 0; glyph < offsets.Length; glyph++)
        {
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(glyph * 4), glyf.Count);
            if (!used.Contains(glyph)) continue;
            glyf.AddRange(outlines[offsets[glyph]..offsets[glyph + 1]]);
            while (glyf.Count % 4 != 0) glyf.Add(0);
        }

        return (glyf.ToArray(), loca);
    }

    static byte[] LongOffsets(byte[] head)
    {
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    static byte[] WithoutNames(byte[] post)
    {
        BinaryPrimitives.WriteInt32BigEndian(post, 0x00030000);
        return post[..32];
    }

    static byte[] Assemble(SortedDictionary<string, ReadOnlyMemory<byte>> tables)
    {
        var start = 12 + tables.Count * TableRecord;
        var font = new byte[start + tables.Values.Sum(t => Padded(t.Length))];
        WriteHeader(font, tables.Count);
        var (record, at) = (12, start);
        foreach (var (tag, table) in tables)
        {
            table.Span.CopyTo(font.AsSpan(at));
            Encoding.ASCII.GetBytes(tag, font.AsSpan(record));
            BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(record + 4), Sum(font.AsSpan(at, Padded(table.Length))));
            BinaryPrimitives.WriteInt32BigEndian(font.AsSpan(record + 8), at);
            BinaryPrimitives.WriteInt32BigEndian(font.AsSpan(record + 12), table.Length);
            (record, at) = (record + TableRecord, at + Padded(table.Length));
        }

        return font;
    }

    static void WriteHeader(Span<byte> font, int count)
    {
        var power = (int)Math.Log2(count);
        BinaryPrimitives.WriteInt32BigEndian(font, 0x00010000);
        BinaryPrimitives.WriteInt16BigEndian(font[4..], (short)count);
        BinaryPrimitives.WriteInt16BigEndian(font[6..], (short)(TableRecord << power));
        BinaryPrimitives.WriteInt16BigEndian(font[8..], (short)power);
        BinaryPrimitives.WriteInt16BigEndian(font[10..], (short)(TableRecord * count - (TableRecord << power)));
    }

    static uint Sum(ReadOnlySpan<byte> table)
    {
        uint sum = 0;
        for (var at = 0; at < table.Length; at += 4) sum += BinaryPrimitives.ReadUInt32BigEndian(table[at..]);
        return sum;
    }

    static int Padded(int length) => (length + 3) / 4 * 4;

    static int Int32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);

    static int UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
}
