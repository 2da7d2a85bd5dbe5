using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace FinSight.Web.Circuits;

/// <summary>
/// What a page hands to its circuit, compressed before it is sealed: it travels in the page and twice back.
/// </summary>
sealed class CompressedStateSerializer<T> : PersistentComponentStateSerializer<T>
{
    public override void Persist(T value, IBufferWriter<byte> writer)
    {
        using var stream = new MemoryStream();
        using (var compressed = new BrotliStream(stream, CompressionLevel.Optimal, leaveOpen: true))
            JsonSerializer.Serialize(compressed, value, JsonSerializerOptions.Web);
        writer.Write(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    public override T Restore(ReadOnlySequence<byte> data)
    {
        using var compressed = new BrotliStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(compressed, JsonSerializerOptions.Web)!;
    }
}
