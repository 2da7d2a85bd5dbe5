using System.Security.Cryptography;
using FinSight.Core.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;

namespace FinSight.Web.Authentication;

/// <summary>
/// What was typed into a field that is no secret, kept while its owner shows who they are: in a cookie, sealed for this
/// page and this session.
/// </summary>
sealed class TypedTextCookie(IDataProtectionProvider protection, IAntiforgery antiforgery)
{
    const string Name = "finsight-typed";
    const int Longest = 300;

    static readonly TimeSpan Holds = TimeSpan.FromMinutes(10);

    public async Task KeepAsync(HttpContext context, string field)
    {
        if (context.SignedIn() is not { } me || !await IsOursAsync(context)) return;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form[field].ToString() is { Length: > 0 and <= Longest } typed)
            context.Response.Cookies.Append(Name, Seal(context, me).Protect(typed), Options(context));
    }

    /// <summary>Once; null where nothing was kept.</summary>
    public string? Take(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 } kept || context.SignedIn() is not { } me) return null;
        context.Response.Cookies.Delete(Name, Options(context));
        try
        {
            return Seal(context, me).Unprotect(kept);
        }
        catch (CryptographicException)
        {
            // Another page's, or of a session that is over.
            return null;
        }
    }

    async Task<bool> IsOursAsync(HttpContext context)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            // Too large, or no form that can be read.
            return false;
        }
    }

    IDataProtector Seal(HttpContext context, SignedIn me) =>
        protection.CreateProtector(
            "FinSight.TypedText", context.Request.Path + context.Request.QueryString, me.SessionId.ToString());

    static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = Holds,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
