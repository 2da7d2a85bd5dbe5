using System.IO.Pipelines;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace FinSight.Core.Export;

/// <summary>
/// Expenses as an Office Open XML workbook (ECMA-376): dates and amounts are values, and a text is never a formula.
/// What is more than a sheet can hold goes on in the next one.
/// </summary>
sealed class WorkbookFile(Currency currency)
{
    /// <summary>ECMA-376 sets no limit; Excel and LibreOffice open so many.</summary>
    const int MostRows = 1_048_576;

    static readonly (string Head, int Width)[] Columns =
    [
        ("date", 12), ("title", 32), ("amount", 14), ("currency", 9), ("category", 28), ("tags", 20), ("note", 40),
        ("by", 16), ("added", 20), ("id", 38),
    ];

    readonly Cell[] _row = new Cell[Columns.Length];
    int _sheets;

    /// <param name="file">Is left open, and only ever written onwards.</param>
    /// <param name="mostRows">Of a sheet, with its heads.</param>
    public async Task WriteAsync(
        IAsyncEnumerable<ExpenseLine> lines, Stream file, CancellationToken cancel, int mostRows = MostRows)
    {
        // An archive ends parts without await, which an answer does not allow.
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        await using (var book = await Spreadsheet.CreateNewAsync(pipe.Writer.AsStream(), cancellationToken: cancel))
        {
            var styles = AddStyles(book);
            var rows = mostRows;
            await foreach (var line in lines)
            {
                if (rows == mostRows) rows = await BeginSheetAsync(book, styles, cancel);
                Fill(line, styles);
                await book.AddRowAsync(_row, cancel);
                rows++;
                await SendAsync(pipe.Reader, file, cancel);
            }
            if (_sheets == 0) await BeginSheetAsync(book, styles, cancel);
            await book.FinishAsync(cancel);
        }
        await SendAsync(pipe.Reader, file, cancel);
        await file.FlushAsync(cancel);
    }

    static async Task SendAsync(PipeReader written, Stream file, CancellationToken cancel)
    {
        if (!written.TryRead(out var portion)) return;
        foreach (var part in portion.Buffer) await file.WriteAsync(part, cancel);
        written.AdvanceTo(portion.Buffer.End);
    }

    Styles AddStyles(Spreadsheet book) => new(
        book.AddStyle(new Style { Font = { Bold = true } }),
        book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd") }),
        book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd hh:mm:ss") }),
        book.AddStyle(new Style
        {
            Format = NumberFormat.Custom(
                currency.Exponent == 0 ? "#,##0" : $"#,##0.{new string('0', currency.Exponent)}")
        }));

    /// <returns>The rows that it has.</returns>
    async Task<int> BeginSheetAsync(Spreadsheet book, Styles styles, CancellationToken cancel)
    {
        var options = new WorksheetOptions { FrozenRows = 1 };
        for (var i = 0; i < Columns.Length; i++) options.Column(i + 1).Width = Columns[i].Width;
        await book.StartWorksheetAsync(++_sheets == 1 ? "Expenses" : $"Expenses {_sheets}", options, cancel);
        await book.AddHeaderRowAsync(Columns.Select(column => column.Head).ToArray(), styles.Head, cancel);
        return 1;
    }

    void Fill(ExpenseLine line, Styles styles)
    {
        _row[0] = new(line.Date.ToDateTime(TimeOnly.MinValue), styles.Day);
        _row[1] = new(line.Title);
        _row[2] = new(Number(line.Amount), styles.Amount);
        _row[3] = new(currency.Code);
        _row[4] = new(CategoryPathFormatter.Join(line.Category));
        _row[5] = new(string.Join(' ', line.Tags));
        _row[6] = new(line.Note);
        _row[7] = new(line.By);
        _row[8] = new(line.AddedAt, styles.Moment);
        _row[9] = new(line.Id.ToString());
    }

    decimal Number(long minor)
    {
        var digits = (ulong)Int128.Abs(minor);
        return new((int)digits, (int)(digits >> 32), 0, minor < 0, (byte)currency.Exponent);
    }

    sealed record Styles(StyleId Head, StyleId Day, StyleId Moment, StyleId Amount);
}
