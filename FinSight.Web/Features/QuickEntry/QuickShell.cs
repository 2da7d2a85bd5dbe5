using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace FinSight.Web.Features.QuickEntry;

/// <summary>The page that needs no circuit, and the service worker that keeps exactly its files.</summary>
sealed class QuickShell(IWebHostEnvironment host)
{
    /// <summary>All that the page is made of.</summary>
    public static readonly IReadOnlyList<string> Files =
    [
        "/q", "/lib/q.css", "/js/theme.js", "/js/q.js", "/js/q-texts.js", "/js/q-list.js", "/js/entries.js", "/js/sender.js", "/js/ids.js",
        "/favicon.svg", "/manifest.webmanifest",
    ];

    readonly byte[] _page = Embedded("q.html");
    readonly Lazy<string> _version = new(() => Version(host.WebRootFileProvider));

    public IResult Page(HttpContext context) =>
        Answer(context, _page, "text/html; charset=utf-8", "public, max-age=60, must-revalidate");

    /// <summary>Another version of any file is another worker, which fetches them all and lets go of the old ones.</summary>
    public IResult Worker(HttpContext context)
    {
        var head = $"const version = '{_version.Value}';\nconst files = {JsonSerializer.Serialize(Files)};\n\n";
        return Answer(context, [.. Encoding.UTF8.GetBytes(head), .. Embedded("sw.js")], "text/javascript; charset=utf-8", "no-cache");
    }

    IResult Answer(HttpContext context, byte[] content, string type, string cache)
    {
        context.Response.Headers.CacheControl = cache;
        return Results.Bytes(content, type, entityTag: new EntityTagHeaderValue($"\"{_version.Value}\"", isWeak: true));
    }

    static string Version(IFileProvider files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Embedded("q.html"));
        hash.AppendData(Embedded("sw.js"));
        foreach (var path in Files.Skip(1))
        {
            using var file = files.GetFileInfo(path).CreateReadStream();
            hash.AppendData(Read(file));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    static byte[] Embedded(string name)
    {
        using var file = typeof(QuickShell).Assembly.GetManifestResourceStream(name)!;
        return Read(file);
    }

    static byte[] Read(Stream stream)
    {
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
