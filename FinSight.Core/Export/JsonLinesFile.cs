using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace FinSight.Core.Export;

/// <summary>One JSON object a line, with all that an expense is.</summary>
sealed class JsonLinesFile(Currency currency) : IExpenseFile, IDisposable
{
    readonly ArrayBufferWriter<byte> _line = new();
    readonly Utf8JsonWriter _json = new(
        Stream.Null, new JsonWriterOptions { Encoder = new ReadableEncoder(), SkipValidation = true });

    public void Begin(IBufferWriter<byte> file) { }

    public void Write(IBufferWriter<byte> file, ExpenseLine line)
    {
        _json.Reset(_line);
        _json.WriteStartObject();
        _json.WriteString("id", line.Id);
        _json.WriteString("date", line.Date.ToString("O", CultureInfo.InvariantCulture));
        _json.WriteString("title", line.Title);
        _json.WriteString("amount", ExportedAmountFormat.Of(line.Amount, currency));
        _json.WriteString("currency", currency.Code);
        Write("category", line.Category);
        _json.WriteString("categoryId", line.CategoryId);
        Write("tags", line.Tags);
        _json.WriteString("note", line.Note);
        _json.WriteString("by", line.By);
        _json.WriteString("byId", line.ById);
        _json.WriteString("added", line.AddedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        _json.WriteNumber("version", line.Version);
        _json.WriteNumber("left", line.Left);
        _json.WriteEndObject();
        _json.Flush();
        file.Write(_line.WrittenSpan);
        file.Write("\n"u8);
        _line.ResetWrittenCount();
    }

    public void Dispose() => _json.Dispose();

    void Write(string name, IReadOnlyList<string> texts)
    {
        _json.WriteStartArray(name);
        foreach (var text in texts) _json.WriteStringValue(text);
        _json.WriteEndArray();
    }
}
