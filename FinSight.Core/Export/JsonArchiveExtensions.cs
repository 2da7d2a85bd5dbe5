using System.IO.Compression;
using System.Text.Json;

namespace FinSight.Core.Export;

/// <summary>
/// Writes JSON into an archive as it is read, so that the largest ledger takes no more memory than a small one.
/// </summary>
static class JsonArchiveExtensions
{
    static readonly JsonSerializerOptions Style = new(JsonSerializerDefaults.Web) { Encoder = new ReadableEncoder() };

    static readonly JsonWriterOptions Layout = new() { Encoder = Style.Encoder, Indented = true };

    public static async Task AddAsync<T>(this ZipArchive archive, string name, T content, CancellationToken cancel)
    {
        await using var file = await archive.CreateEntry(name).OpenAsync(cancel);
        await using var writer = new Utf8JsonWriter(file, Layout);
        JsonSerializer.Serialize(writer, content, Style);
        await writer.FlushAsync(cancel);
    }

    /// <param name="next">The rows after the last one of those before; none ends the list.</param>
    public static async Task AddListAsync<T>(
        this ZipArchive archive, string name, Func<T?, Task<List<T>>> next, CancellationToken cancel) where T : class
    {
        await using var file = await archive.CreateEntry(name).OpenAsync(cancel);
        await using var writer = new Utf8JsonWriter(file, Layout);
        writer.WriteStartArray();
        for (var rows = await next(null); rows.Count > 0; rows = await next(rows[^1]))
        {
            foreach (var row in rows) JsonSerializer.Serialize(writer, row, Style);
            await writer.FlushAsync(cancel);
        }
        writer.WriteEndArray();
        await writer.FlushAsync(cancel);
    }
}
