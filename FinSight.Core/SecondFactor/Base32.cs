namespace FinSight.Core.SecondFactor;

/// <summary>RFC 4648, section 6, without padding: how apps for codes take a secret.</summary>
static class Base32
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Encode(ReadOnlySpan<byte> bytes, string alphabet = Alphabet)
    {
        var text = new char[(bytes.Length * 8 + 4) / 5];
        for (var i = 0; i < text.Length; i++)
        {
            var (bit, value) = (i * 5, 0);
            for (var b = 0; b < 5; b++, bit++)
                value = value << 1 | (bit < bytes.Length * 8 ? bytes[bit / 8] >> (7 - bit % 8) & 1 : 0);
            text[i] = alphabet[value];
        }
        return new string(text);
    }

    public static byte[] Decode(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var value = Alphabet.IndexOf(text[bit / 5], StringComparison.Ordinal);
            bytes[bit / 8] |= (byte)((value >> (4 - bit % 5) & 1) << (7 - bit % 8));
        }
        return bytes;
    }
}
