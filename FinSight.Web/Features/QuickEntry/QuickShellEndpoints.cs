using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace FinSight.Web.Features.QuickEntry;

/// <summary>The page that needs no circuit, its files, and the service worker that keeps exactly those.</summary>
sealed class QuickShellEndpoints(IWebHostEnvironment host)
{
    const string ForYears = "public, max-age=31536000, immutable";

    readonly Lazy<ShellFiles> _built = new(() => ShellFiles.Read(host.WebRootFileProvider));

    // Who develops changes files under a running server.
    ShellFiles Files => host.IsDevelopment() ? ShellFiles.Read(host.WebRootFileProvider) : _built.Value;

    public IResult Page(HttpContext context)
    {
        var files = Files;
        return Answer(context, files, files.Page, "text/html", "public, max-age=60, must-revalidate");
    }

    /// <summary>
    /// Another version of any file is another worker, which fetches them all and lets go of the old ones.
    /// </summary>
    public IResult Worker(HttpContext context)
    {
        var files = Files;
        var head =
            $"const version = '{files.Version}';\nconst files = {JsonSerializer.Serialize(files.Addresses)};\n\n";
        return Answer(context, files, head + ShellFiles.Embedded("sw.js"), "text/javascript", "no-cache");
    }

    /// <summary>A page of an earlier version gets today's file.</summary>
    public IResult File(HttpContext context, string version, string name)
    {
        var files = Files;
        if (files.Find(name) is not { } content) return Results.NotFound();
        var type = name.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "text/javascript";
        return Answer(context, files, content, type, version == files.Version ? ForYears : "no-cache");
    }

    static IResult Answer(HttpContext context, ShellFiles files, string content, string type, string cache)
    {
        context.Response.Headers.CacheControl = cache;
        var tag = new EntityTagHeaderValue($"\"{files.Version}\"", isWeak: true);
        return Results.Bytes(Encoding.UTF8.GetBytes(content), $"{type}; charset=utf-8", entityTag: tag);
    }
}
