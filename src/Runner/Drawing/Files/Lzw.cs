namespace NegotiationSim.Runner.Drawing.Files;

/// <summary>The LZW of TIFF 6.0, section 13: codes of 9 to 12 bits, high bit first.</summary>
internal sealed class Lzw
{
    const int Clear = 256, End = 257, First = 258, Full = 4094;

    readonly List<byte> _packed = [];
    readonly ushort[] _codes = new ushort[Full * 256];
    uint _bits;
    int _bitCount, _width = 9, _next = First;

    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        var lzw = new Lzw();
        lzw.Put(Clear);
        var prefix = -1;
        foreach (var b in bytes) prefix = prefix < 0 ? b : lzw.Extend(prefix, b);
        if (prefix >= 0) lzw.PutAndGrow(prefix);
        lzw.Put(End);
        if (lzw._bitCount > 0) lzw._packed.Add((byte)(lzw._bits << 8 - lzw._bitCount));
        return lzw._packed.ToArray();
    }

    /// <summary>The code of prefix and byte together, or, if there is none yet, the byte after the prefix was put out.</summary>
    int Extend(int prefix, byte b)
    {
        ref var code = ref _codes[prefix << 8 | b];
        if (code != 0) return code;
        code = (ushort)_next;
        PutAndGrow(prefix);
        return b;
    }

    void PutAndGrow(int code)
    {
        Put(code);
        _next++;
        if (_next == Full)
        {
            Put(Clear);
            Array.Clear(_codes);
            (_width, _next) = (9, First);
        }
        else if (_next == 1 << _width)
        {
            _width++;
        }
    }

    void Put(int code)
    {
        _bits = _bits << _width | (uint)code;
        _bitCount += _width;
        for (; _bitCount >= 8; _bitCount -= 8) _packed.Add((byte)(_bits >> _bitCount - 8));
    }
}
