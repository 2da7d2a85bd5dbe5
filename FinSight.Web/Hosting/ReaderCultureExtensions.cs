using System.Globalization;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Web.Authentication;
using Microsoft.AspNetCore.StaticAssets;

namespace FinSight.Web.Hosting;

/// <summary>
/// Whoever reads the answer decides its language and its numbers: the user by their settings, a visitor by their
/// browser. A circuit keeps what its connection began with.
/// </summary>
static class ReaderCultureExtensions
{
    static readonly object Key = new();

    /// <summary>Who is signed in; null for a visitor.</summary>
    public static Person? Reader(this HttpContext context) => context.Items[Key] as Person;

    public static void UseReaders(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        {
            var person = await FindAsync(context);
            context.Items[Key] = person;
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) =
                person is null ? Visitor(context.Request) : (person.Culture, person.Speech);
        }
        await next(context);
    });

    static async Task<Person?> FindAsync(HttpContext context)
    {
        if (context.User.UserId() is not { } id) return null;
        try
        {
            return await context.RequestServices.GetRequiredService<PersonReader>()
                .FindAsync(id, context.RequestAborted);
        }
        catch (NotFoundException)
        {
            // The session has outlived its user.
            return null;
        }
    }

    static (CultureInfo, CultureInfo) Visitor(HttpRequest request)
    {
        var name = BrowserPreferences.Of(request.Headers.AcceptLanguage, timeZone: null).Culture;
        var culture = CultureInfo.GetCultureInfo(name);
        return (culture, SupportedLanguages.Culture(SupportedLanguages.Of(name), culture));
    }
}
