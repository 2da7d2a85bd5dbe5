using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace FinSight.Core.Export;

/// <summary>
/// Escapes what JSON must escape, and what no editor shows. .NET's own relaxed encoder escapes every emoji besides,
/// and each letter beyond the first 65,536.
/// </summary>
sealed class ReadableEncoder : JavaScriptEncoder
{
    static readonly JavaScriptEncoder Relaxed = UnsafeRelaxedJsonEscaping;

    public override int MaxOutputCharactersPerInputCharacter => Relaxed.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) =>
        Relaxed.WillEncode(unicodeScalar) && !IsReadable(unicodeScalar);

    public override unsafe bool TryEncodeUnicodeScalar(
        int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        Relaxed.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        for (var at = 0; at < textLength;)
        {
            var next = Relaxed.FindFirstCharacterToEncode(text + at, textLength - at);
            if (next < 0) return -1;
            at += next;
            Rune.DecodeFromUtf16(new ReadOnlySpan<char>(text + at, textLength - at), out var rune, out var length);
            if (!IsReadable(rune.Value)) return at;
            at += length;
        }
        return -1;
    }

    static bool IsReadable(int scalar) => scalar > char.MaxValue && Rune.GetUnicodeCategory(new Rune(scalar)) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned);
}
