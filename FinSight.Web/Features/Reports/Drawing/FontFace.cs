using System.Buffers.Binary;

namespace FinSight.Web.Features.Reports.Drawing;

/// <summary>What must be known of a TrueType font to set text: which signs it has, and how wide each is.</summary>
sealed class FontFace
{
    const int FormatBySegments = 4, FormatByGroups = 12;

    readonly byte[] _file;
    readonly Dictionary<int, int> _glyphs = [];
    readonly int _unitsPerEm, _widths, _lastWidth;

    public FontFace(byte[] file)
    {
        _file = file;
        _unitsPerEm = U16(Table("head") + 18);
        _lastWidth = U16(Table("hhea") + 34) - 1;
        _widths = Table("hmtx");
        var map = Table("cmap");
        for (var i = 0; i < U16(map + 2); i++) Read(map + (int)U32(map + 8 + i * 8));
    }

    public byte[] File => _file;

    public bool Has(int sign) => _glyphs.ContainsKey(sign);

    /// <summary>In parts of the font's size.</summary>
    public double Width(int sign) =>
        (double)U16(_widths + 4 * Math.Min(_glyphs.GetValueOrDefault(sign), _lastWidth)) / _unitsPerEm;

    void Read(int at)
    {
        if (U16(at) == FormatBySegments) ReadSegments(at);
        else if (U16(at) == FormatByGroups) ReadGroups(at);
    }

    void ReadGroups(int at)
    {
        for (var group = 0; group < U32(at + 12); group++)
        {
            var (first, last, glyph) = (
                U32(at + 16 + group * 12), U32(at + 20 + group * 12), U32(at + 24 + group * 12));
            for (var sign = first; sign <= last; sign++) _glyphs[(int)sign] = (int)(glyph + sign - first);
        }
    }

    void ReadSegments(int at)
    {
        var length = U16(at + 6);
        var (ends, firsts, shifts, places) = (at + 14, at + 16 + length, at + 16 + 2 * length, at + 16 + 3 * length);
        for (var i = 0; i < length; i += 2)
            for (var sign = U16(firsts + i); sign <= U16(ends + i) && sign != char.MaxValue; sign++)
                if (Glyph(sign, U16(firsts + i), U16(shifts + i), places + i) is > 0 and var glyph)
                    _glyphs[sign] = glyph;
    }

    int Glyph(int sign, int first, int shift, int place)
    {
        var offset = U16(place);
        if (offset == 0) return (sign + shift) & char.MaxValue;
        var glyph = U16(place + offset + 2 * (sign - first));
        return glyph == 0 ? 0 : (glyph + shift) & char.MaxValue;
    }

    int Table(string name)
    {
        for (var i = 0; i < U16(4); i++)
            if (_file.AsSpan(12 + 16 * i, 4).SequenceEqual(System.Text.Encoding.ASCII.GetBytes(name)))
                return (int)U32(20 + 16 * i);
        throw new InvalidDataException($"A font without {name}.");
    }

    int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));
}
