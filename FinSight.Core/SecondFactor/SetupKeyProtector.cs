using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FinSight.Core.Accounts;
using FinSight.Core.Sessions;

namespace FinSight.Core.SecondFactor;

/// <summary>
/// A new secret goes out with the form that asks for a code and comes back with it; nothing keeps it before.
/// Its seal is good for ten minutes, in the session that it was shown in, until what opens the account changes,
/// and as long as this process lives.
/// </summary>
sealed class SetupKeyProtector(TimeProvider time)
{
    static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Seal(SignedIn me, User user, string secret)
    {
        var until = (time.GetUtcNow().UtcTicks + Life.Ticks).ToString(CultureInfo.InvariantCulture);
        return $"{secret}.{until}.{Sign(me, user, secret, until)}";
    }

    /// <summary>The secret; null where the seal is forged, too old, or of another session.</summary>
    public string? Open(SignedIn me, User user, string? text)
    {
        if (text?.Split('.') is not [var secret, var until, var seal]) return null;
        var isOurs = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(seal), Encoding.UTF8.GetBytes(Sign(me, user, secret, until)));
        return isOurs && time.GetUtcNow().UtcTicks < long.Parse(until, CultureInfo.InvariantCulture) ? secret : null;
    }

    string Sign(SignedIn me, User user, string secret, string until) => Convert.ToHexString(
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{secret}.{until}.{me.SessionId}.{user.SecurityStamp}")));
}
