namespace FinSight.Web.Authentication;

/// <summary>
/// On HTTPS every cookie is a <c>__Host-</c> cookie: a neighbouring subdomain or plain HTTP can't plant one (RFC
/// 6265bis). Within the app all keep their plain names.
/// </summary>
static class HostCookiePrefixExtensions
{
    const string Prefix = "__Host-";

    public static void UseHostCookies(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Request.IsHttps)
        {
            context.Request.Headers.Cookie = Received(context.Request.Headers.Cookie.ToString());
            context.Response.OnStarting(() => { Send(context.Response.Headers); return Task.CompletedTask; });
        }
        await next(context);
    });

    static string Received(string header) => string.Join("; ",
        from cookie in header.Split(';', StringSplitOptions.TrimEntries)
        where cookie.StartsWith(Prefix, StringComparison.Ordinal)
        select cookie[Prefix.Length..]);

    static void Send(IHeaderDictionary headers)
    {
        if (headers.SetCookie.Count > 0)
            headers.SetCookie = headers.SetCookie.Select(cookie => Prefix + cookie).ToArray();
    }
}
