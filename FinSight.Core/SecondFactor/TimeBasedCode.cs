using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FinSight.Core.SecondFactor;

/// <summary>
/// Codes of six digits that change every 30 seconds (RFC 6238, with HMAC-SHA-1 as every app for codes has it).
/// </summary>
static class TimeBasedCode
{
    public const int Digits = 6;
    const int SecretBytes = 20;
    const int Window = 1;

    static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    /// <returns>160 random bits (RFC 4226, R6) in Base32.</returns>
    public static string CreateSecret() => Base32.Encode(RandomNumberGenerator.GetBytes(SecretBytes));

    public static long StepAt(DateTime now) => (now - DateTime.UnixEpoch).Ticks / Step.Ticks;

    /// <summary>
    /// The step of which this is the code, now or one step beside; null where it is none or no later than the last.
    /// </summary>
    public static long? Match(string secret, string code, DateTime now, long last)
    {
        var (typed, key) = (Encoding.UTF8.GetBytes(code), Base32.Decode(secret));
        long? match = null;
        for (var step = StepAt(now) - Window; step <= StepAt(now) + Window; step++)
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(Of(key, step))) && step > last)
                match ??= step;
        return match;
    }

    public static string Of(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)], hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The standard and the apps have it so; SHA-1's collisions don't weaken an HMAC.
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
