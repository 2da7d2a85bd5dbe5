using System.Buffers;
using System.Globalization;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Export;

/// <summary>
/// Writes the expenses that match a filter into a file while it reads them, all as they were at one
/// moment; writers don't wait for it.
/// </summary>
public sealed class ExpenseExportService(IDbContextFactory<FinSightContext> contexts, SecurityLog log)
{
    /// <summary>Bytes that are gathered before they are sent.</summary>
    const int Portion = 64 * 1024;

    const int First = 4 * 1024;

    /// <param name="file">Is left open. Nothing is written to it where the filter is refused.</param>
    /// <returns>How many expenses there are in it.</returns>
    /// <exception cref="RuleException">The filter names something that does not exist.</exception>
    public async Task<long> WriteAsync(
        Member member, ExpenseExportRequest export, Stream file, ClientInfo caller, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await using var moment = await db.ReadSnapshotAsync(cancel);
        var filter = await ResolvedFilter.FindAsync(db, member, export.Filter, cancel);
        if (filter.Problems is [var unknown, ..]) throw new RuleException(unknown.Rule, [.. unknown.Arguments]);
        var lines = new ExpenseExportReader(db, member, filter, cancel);
        var count = await lines.CountAsync();
        await LogAsync(member, export, count, caller, cancel);
        var sorted = lines.ReadAsync(export.Sort, count);
        if (export.Format is ExportFormat.Xlsx)
            await new WorkbookFile(member.Currency).WriteAsync(sorted, file, cancel);
        else await SendAsync(sorted, Open(export, member.Currency), file, cancel);
        return count;
    }

    static IExpenseFile Open(ExpenseExportRequest export, Currency currency) =>
        export.Format is ExportFormat.JsonLines
            ? new JsonLinesFile(currency)
            : new CsvFile(export.Csv ?? CsvOptions.Plain, currency);

    static async Task SendAsync(
        IAsyncEnumerable<ExpenseLine> lines, IExpenseFile format, Stream file, CancellationToken cancel)
    {
        using var resources = format as IDisposable;
        var portion = new ArrayBufferWriter<byte>(2 * Portion);
        format.Begin(portion);
        // Whoever waits sees at once that it has begun.
        var most = First;
        await foreach (var line in lines)
        {
            format.Write(portion, line);
            if (portion.WrittenCount < most) continue;
            await SendAsync(portion, file, cancel);
            most = Portion;
        }
        await SendAsync(portion, file, cancel);
        await file.FlushAsync(cancel);
    }

    static async Task SendAsync(ArrayBufferWriter<byte> portion, Stream file, CancellationToken cancel)
    {
        await file.WriteAsync(portion.WrittenMemory, cancel);
        portion.ResetWrittenCount();
    }

    /// <summary>How much was taken says more than the filter: one that leaves nothing out is as good as none.</summary>
    Task LogAsync(
        Member member, ExpenseExportRequest export, long count, ClientInfo caller, CancellationToken cancel) =>
        log.WriteSparselyAsync(
            SecurityEventKind.LedgerExported, member.UserId, caller,
            string.Create(CultureInfo.InvariantCulture, $"{member.LedgerName}, {export.Format}, {count}"), cancel);
}
