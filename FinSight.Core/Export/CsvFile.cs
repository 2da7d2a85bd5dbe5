using System.Buffers;
using System.Globalization;
using System.Text;

namespace FinSight.Core.Export;

/// <summary>Lines as RFC 4180 has them; what is text in them does not run in a spreadsheet.</summary>
sealed class CsvFile(CsvOptions style, Currency currency) : IExpenseFile
{
    static readonly string[] Heads =
        ["date", "title", "amount", "currency", "category", "tags", "note", "by", "added", "id", "left"];

    static readonly SearchValues<char> Quoted = SearchValues.Create(",;\t\"\r\n");

    readonly StringBuilder _line = new();

    public void Begin(IBufferWriter<byte> file)
    {
        if (style.Mark) file.Write(Encoding.UTF8.Preamble);
        foreach (var head in Heads) Cell(head);
        End(file);
    }

    public void Write(IBufferWriter<byte> file, ExpenseLine line)
    {
        Cell(Iso(line.Date));
        TextCell(line.Title);
        Cell(ExportedAmountFormat.Of(line.Amount, currency, style.Point));
        Cell(currency.Code);
        TextCell(CategoryPathFormatter.Join(line.Category));
        TextCell(string.Join(' ', line.Tags));
        TextCell(line.Note ?? "");
        TextCell(line.By ?? "");
        Cell(Iso(line.AddedAt));
        Cell(line.Id.ToString());
        Cell(line.Left.ToString(CultureInfo.InvariantCulture));
        End(file);
    }

    static string Iso(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    static string Iso(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    void TextCell(string text) => Cell(SpreadsheetGuard.Harmless(text));

    void Cell(string text)
    {
        if (_line.Length > 0) _line.Append(style.Separator);
        // With any separator that a reader may believe in, and with spaces that one may take off.
        if (text.AsSpan().ContainsAny(Quoted) || text is [' ', ..] or [.., ' '])
            _line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else
            _line.Append(text);
    }

    void End(IBufferWriter<byte> file)
    {
        _line.Append("\r\n");
        foreach (var chunk in _line.GetChunks()) Encoding.UTF8.GetBytes(chunk.Span, file);
        _line.Clear();
    }
}
