using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;

namespace FinSight.Web.Features.QuickEntry;

/// <summary>
/// What the page that needs no circuit is made of. Its scripts import each other from one versioned folder.
/// </summary>
sealed class ShellFiles
{
    static readonly string[] Sources =
    [
        "lib/q.css", "js/theme.js", "js/q.js", "js/q-texts.js", "js/q-list.js", "js/entries.js", "js/sender.js",
        "js/notes.js", "js/ids.js", "js/q-captured.js",
    ];

    static readonly string[] Shared = ["favicon.svg", "manifest.webmanifest"];

    readonly Dictionary<string, string> _texts;

    ShellFiles(Dictionary<string, string> texts, string version)
    {
        (_texts, Version) = (texts, version);
        Page = Embedded("q.html").Replace("/q/version/", $"/q/{version}/", StringComparison.Ordinal);
    }

    public string Version { get; }

    public string Page { get; }

    /// <summary>All that a browser needs to show the page without the server.</summary>
    public IReadOnlyList<string> Addresses =>
        ["/q", .. _texts.Keys.Select(name => $"/q/{Version}/{name}"), .. Shared.Select(path => "/" + path)];

    public string? Find(string name) => _texts.GetValueOrDefault(name);

    public static ShellFiles Read(IFileProvider files)
    {
        var texts = Sources.ToDictionary(path => Path.GetFileName(path), path => Text(files, path));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] all =
            [Embedded("q.html"), Embedded("sw.js"), .. texts.Values, .. Shared.Select(path => Text(files, path))];
        foreach (var text in all) hash.AppendData(Encoding.UTF8.GetBytes(text));
        return new ShellFiles(texts, Convert.ToHexStringLower(hash.GetHashAndReset())[..16]);
    }

    public static string Embedded(string name) => Text(typeof(ShellFiles).Assembly.GetManifestResourceStream(name)!);

    static string Text(IFileProvider files, string path) => Text(files.GetFileInfo(path).CreateReadStream());

    static string Text(Stream stream)
    {
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
