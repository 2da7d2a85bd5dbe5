namespace FinSight.Web.Features.Connections;

/// <summary>
/// Takes the end of a hook's address, which holds its secret, out of the path before anything sees it that might tell
/// paths: routing tells them at its lower levels.
/// </summary>
sealed class HookPathMask : IStartupFilter
{
    public const string Root = "/hook";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, go) =>
        {
            // Also where a public address ends with a slash of its own.
            if (new PathString("/" + context.Request.Path.Value?.TrimStart('/'))
                .StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase, out var rest))
            {
                context.Features.Set(new Word(rest.Value?.TrimStart('/')));
                context.Request.Path = Root;
            }
            return go(context);
        });
        next(app);
    };

    /// <summary>What stood behind the root; null where nothing did.</summary>
    public static string? WordOf(HttpContext context) => context.Features.Get<Word>()?.Text;

    sealed record Word(string? Text);
}
