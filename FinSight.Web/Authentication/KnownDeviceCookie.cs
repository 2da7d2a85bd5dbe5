using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace FinSight.Web.Authentication;

/// <summary>
/// A sealed cookie in which a browser remembers who has signed in in it. It opens nothing; it only keeps what strangers
/// try elsewhere from slowing such a browser down.
/// </summary>
sealed class KnownDeviceCookie(IDataProtectionProvider protection)
{
    const string Name = "finsight-device";
    const int MostUsers = 5;

    static readonly TimeSpan Longest = TimeSpan.FromDays(400);

    readonly IDataProtector _seal = protection.CreateProtector("FinSight.KnownDeviceCookie");

    /// <summary>This browser's key where the user has signed in in it.</summary>
    public string? KeyOf(HttpContext context, Guid userId) =>
        Read(context).Find(known => known.UserId == userId) is { Key: var key } ? key : null;

    /// <summary>Who has signed in last in this browser; null where nobody has.</summary>
    public Guid? LastUserOf(HttpContext context) => Read(context) is [{ UserId: var id }, ..] ? id : null;

    public void Remember(HttpContext context, Guid userId)
    {
        var key = KeyOf(context, userId) ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        var all = Read(context).Where(known => known.UserId != userId).Take(MostUsers - 1).Prepend(new(userId, key));
        context.Response.Cookies.Append(
            Name, _seal.Protect(string.Join(',', all.Select(known => $"{known.UserId:N}{known.Key}"))), new()
            {
                HttpOnly = true,
                IsEssential = true,
                MaxAge = Longest,
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
            });
    }

    List<KnownDevice> Read(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 } cookie) return [];
        try
        {
            return [.. _seal.Unprotect(cookie).Split(',').Select(known =>
                new KnownDevice(Guid.ParseExact(known.AsSpan(0, 32), "N"), known[32..]))];
        }
        catch (CryptographicException)
        {
            // Somebody's own make, or sealed with keys that are gone.
            return [];
        }
    }

    sealed record KnownDevice(Guid UserId, string Key);
}
