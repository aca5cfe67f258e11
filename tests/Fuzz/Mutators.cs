using System.Text;
using System.Text.Json.Nodes;

namespace NegotiationSim.Fuzz;

/// <summary>Spoils the bytes of a file; the same random numbers spoil it alike.</summary>
/// <param name="bytes">The sound file.</param>
/// <param name="random">Where chance comes from.</param>
internal delegate byte[] Mutator(byte[] bytes, Random random);

/// <summary>Ways to spoil files: by what they hold, and byte by byte.</summary>
internal static class Mutators
{
    private static readonly string[] Values =
    [
        "null", "true", "\"\"", "\"x\"", "[]", "{}", "0", "-1", "1e308", "-1e308", "1e999", "5e-324", "0.1e-400", "9007199254740993",
        "18446744073709551616", "4294967296", "-2147483649", "2147483648",
        "\"NaN\"", "\"Infinity\"", "NaN", "-Infinity", "\"20%\"", "\"yes\"", "“x”", "\"\\u0000\\u001b[2J\"", "\"\\ud800\"",
        "\"../../../etc/passwd\"", "\"1/0\"", "\"2/1\"", "[[[[1]]]]", "[null]", "{ \"value\": null }",
        "{ \"distribution\": \"uniform\", \"low\": 1, \"high\": 0 }", "{ \"distribution\": \"beta\", \"alpha\": 1e300, \"beta\": 1e-300 }",
        "{ \"distribution\": \"sample\", \"values\": [] }", "\"9999Q4\"", "\"0000Q0\"",
    ];

    private static readonly string[] Cells =
        ["", " ", "\"", "\"\"", "-1", "1e9", "201", "NaN", "Infinity", "1.5", "yes", "20%", "0,5", "9999Q4", "1990Q5", "\u001b[2J", "\0",
            "é", "\ud83d\ude00", "#", "{", "=1+1"];

    private static readonly byte[][] Bytes =
        [[0], [0xFF], [0xFE, 0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0x1B], [0x0D], "{"u8.ToArray(), "]"u8.ToArray(),
            "\""u8.ToArray(), "#"u8.ToArray(), [0xE2, 0x80, 0x9C]];

    /// <summary>Spoils a JSON text: by member and item two times in three, else by bytes.</summary>
    internal static byte[] Json(byte[] bytes, Random random)
    {
        if (random.Next(3) == 0) return Binary(bytes, random);
        var root =
            JsonNode.Parse(bytes,
                documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        List<JsonNode> places = [];
        Collect(root, places);
        List<(string Marker, string Text)> raw = [];
        for (var times = random.Next(1, 4); times > 0; times--) Spoil(places[random.Next(places.Count)], random, raw);
        var text = root.ToJsonString();
        foreach (var (marker, value) in raw) text = text.Replace($"\"{marker}\"", value, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Spoils comma-separated values: by row, column and cell two times in three, else by bytes.</summary>
    internal static byte[] Csv(byte[] bytes, Random random)
    {
        if (random.Next(3) == 0) return Binary(bytes, random);
        var rows = Encoding.UTF8.GetString(bytes).Split('\n').Select(line => line.Split(',').ToList()).ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var row = rows[random.Next(rows.Count)];
            var column = random.Next(rows[0].Count);
            switch (random.Next(8))
            {
                case 0: rows.Add(row); break;
                case 1: if (rows.Count > 1) rows.Remove(row); break;
                case 2: row[random.Next(row.Count)] = Cells[random.Next(Cells.Length)]; break;
                case 3: foreach (var r in rows.Where(r => r.Count > column)) r.Insert(column, r[column]); break;
                case 4: foreach (var r in rows.Where(r => r.Count > column && r.Count > 1)) r.RemoveAt(column); break;
                case 5: row.Add(Cells[random.Next(Cells.Length)]); break;
                case 6: rows.Reverse(1, rows.Count - 1); break;
                default: row[random.Next(row.Count)] = "\"" + row[0]; break;
            }
        }
        var text = string.Join('\n', rows.Select(row => string.Join(',', row)));
        return random.Next(6) == 0 ? Encoding.Latin1.GetBytes(text + "é") : random.Next(12) == 0 ? Encoding.Unicode.GetBytes(text)
            : Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Spoils bytes: flips, cuts, zeros, repeats, and bytes put in that no text has.</summary>
    internal static byte[] Binary(byte[] bytes, Random random)
    {
        if (bytes.Length == 0) return [(byte)random.Next(256)];
        for (var times = random.Next(1, 4); times > 0 && bytes.Length > 0; times--) bytes = Once(bytes, random);
        return bytes;
    }

    private static byte[] Once(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        var end = Math.Min(bytes.Length, at + random.Next(1, 1 + Math.Min(bytes.Length, 64)));
        byte[] Put(ReadOnlySpan<byte> middle, int from) => [.. bytes.AsSpan(0, at), .. middle, .. bytes.AsSpan(from)];
        switch (random.Next(8))
        {
            case 0: return Put([(byte)(bytes[at] ^ (1 << random.Next(8)))], at + 1);
            case 1: return bytes[..at];
            case 2: return Put([], end);
            case 3: return Put(new byte[end - at], end);
            case 4: return Put(bytes.AsSpan(at, end - at), at);
            case 5: return Put(Bytes[random.Next(Bytes.Length)], at);
            case 6: return Put([.. Enumerable.Repeat((byte)'[', random.Next(1, 3000))], at);
            default: return Put([(byte)random.Next(256)], at + 1);
        }
    }

    private static void Collect(JsonNode node, List<JsonNode> places)
    {
        places.Add(node);
        foreach (var child in node switch { JsonObject members => members.Select(m => m.Value), JsonArray items => items, _ => [] })
            if (child is JsonObject or JsonArray) Collect(child, places);
    }

    /// <summary>Changes one member of an object or one item of a list; a value that no tree can hold is put in by a marker.</summary>
    private static void Spoil(JsonNode place, Random random, List<(string Marker, string Text)> raw)
    {
        var marker = $"mutant-{raw.Count}";
        string Raw(string text)
        {
            raw.Add((marker, text));
            return marker;
        }
        if (place is JsonArray { Count: > 0 } list)
        {
            var i = random.Next(list.Count);
            if (random.Next(4) == 0) list.RemoveAt(i);
            else if (random.Next(4) == 0) list.Insert(i, list[i]?.DeepClone());
            else list[i] = Raw(Values[random.Next(Values.Length)]);
            return;
        }
        if (place is not JsonObject { Count: > 0 } members) return;
        var name = members.ElementAt(random.Next(members.Count)).Key;
        switch (random.Next(6))
        {
            case 0: members.Remove(name); break;
            case 1: members[marker] = Raw($"1, \"{name}\": 0"); break; // the name a second time
            case 2:
                var moved = members[name];
                members.Remove(name);
                members.Add(random.Next(2) == 0 ? name.ToUpperInvariant() + "x" : name + random.Next(10), moved);
                break;
            case 3: members[name] = Raw(new string('[', 40 + random.Next(60)) + "1" + new string(']', 40)); break;
            default: members[name] = Raw(Values[random.Next(Values.Length)]); break;
        }
    }
}
