using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FinSight.Core.Accounts;

/// <summary>
/// The passwords that are tried first, as the build takes them out of zxcvbn's list: the beginnings of their SHA-256,
/// in order. Nothing of it is loaded; a search reads fifteen of them where they lie.
/// </summary>
static class CommonPasswordList
{
    const int Width = sizeof(ulong);

    /// <param name="password">In lower case.</param>
    public static bool Contains(string password)
    {
        var wanted = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(password)));
        using var list = typeof(CommonPasswordList).Assembly.GetManifestResourceStream("CommonPasswordList")!;
        Span<byte> entry = stackalloc byte[Width];
        var (low, high) = (0L, list.Length / Width - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            list.Position = middle * Width;
            list.ReadExactly(entry);
            var found = BinaryPrimitives.ReadUInt64BigEndian(entry);
            if (found == wanted) return true;
            if (found < wanted) low = middle + 1;
            else high = middle - 1;
        }
        return false;
    }
}
