using System.Security.Cryptography;
using FinSight.Core.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace FinSight.Web.Authentication;

/// <summary>
/// What was typed into fields that are no secrets, kept while its owner shows who they are: in a cookie, sealed for
/// this page and this session.
/// </summary>
sealed class TypedTextCookie(IDataProtectionProvider protection, IAntiforgery antiforgery)
{
    const string Name = "finsight-typed";
    const int Longest = 2000; // A cookie holds 4096 bytes, sealed.

    static readonly Dictionary<string, StringValues> Nothing = [];

    static readonly TimeSpan Holds = TimeSpan.FromMinutes(10);

    public async Task KeepAsync(HttpContext context, IReadOnlyList<string> fields)
    {
        if (context.SignedIn() is not { } me || !await IsOursAsync(context)) return;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var typed = QueryString.Create(form.Where(field => fields.Contains(field.Key))).Value;
        if (typed is { Length: > 0 and <= Longest })
            context.Response.Cookies.Append(Name, Seal(context, me).Protect(typed), Options(context));
    }

    /// <summary>By the names of the fields, and once; nothing where nothing was kept.</summary>
    public IReadOnlyDictionary<string, StringValues> Take(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 } kept || context.SignedIn() is not { } me)
            return Nothing;
        context.Response.Cookies.Delete(Name, Options(context));
        try
        {
            return QueryHelpers.ParseQuery(Seal(context, me).Unprotect(kept));
        }
        catch (CryptographicException)
        {
            // Another page's, or of a session that is over.
            return Nothing;
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
