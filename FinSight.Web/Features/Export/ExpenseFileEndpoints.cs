using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Export;
using FinSight.Core.Ledgers;
using FinSight.Core.QuickEntry;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Ledgers;
using FinSight.Web.Hosting;
using FinSight.Web.RateLimits;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;

namespace FinSight.Web.Features.Export;

/// <summary>
/// Expenses as files, with the filter and the order of the page that they were asked on. A file has no length before it
/// is read; one that breaks off ends the connection without an end, and its last line says how many are missing.
/// </summary>
static class ExpenseFileEndpoints
{
    /// <summary>Each reader holds a moment of the database for as long as it takes: nobody may take for ever.</summary>
    static readonly MinDataRate SlowestReader = new(bytesPerSecond: 16 * 1024, gracePeriod: TimeSpan.FromSeconds(30));

    public static void MapExpenseFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/l/{LedgerId:guid}").RequireRateLimiting(RateLimitExtensions.Files);
        files.MapGet(
            FileAddress.Csv,
            ([AsParameters] Asked asked, [AsParameters] ExpenseFileDependencies sources, HttpContext context) =>
                SendAsync(context, asked, ExportFormat.Csv, sources));
        files.MapGet(
            FileAddress.JsonLines,
            ([AsParameters] Asked asked, [AsParameters] ExpenseFileDependencies sources, HttpContext context) =>
                SendAsync(context, asked, ExportFormat.JsonLines, sources));
        files.MapGet(
            FileAddress.Xlsx,
            ([AsParameters] Asked asked, [AsParameters] ExpenseFileDependencies sources, HttpContext context) =>
                SendAsync(context, asked, ExportFormat.Xlsx, sources));
    }

    /// <param name="Q">The filter, as the address of the page has it.</param>
    /// <param name="Style"><c>plain</c> for programs; else as spreadsheets of the reader's
    /// culture write numbers.</param>
    /// <param name="Bom"><c>true</c> for a byte order mark.</param>
    sealed record Asked(Guid LedgerId, string? Q, string? Sort, string? Style, bool? Bom);

    static async Task<IResult> SendAsync(
        HttpContext context, Asked asked, ExportFormat format, ExpenseFileDependencies sources)
    {
        var cancel = context.RequestAborted;
        try
        {
            var member = await sources.Access.EnterAsync(context.User.UserId()!.Value, asked.LedgerId, cancel: cancel);
            var reader = context.Reader()!;
            var export = new ExpenseExportRequest(
                FilterOf(asked.Q, member, reader, sources.Time), ExpenseListAddress.Sort(asked.Sort), format,
                StyleOf(asked, reader));
            var answer = context.Response;
            Begin(context, format);
            var name = new ContentDispositionHeaderValue("attachment");
            name.SetHttpFileName(FileAddress.Name(member.LedgerName, reader.Today(sources.Time), format));
            answer.Headers.ContentDisposition = name.ToString();
            await sources.Export.WriteAsync(member, export, answer.Body, context.Caller(), cancel);
            return Results.Empty;
        }
        catch (NotFoundException)
        {
            return Results.NotFound();
        }
        catch (RuleException broken) when (broken is not FullDiskException && !context.Response.HasStarted)
        {
            context.Response.Clear();
            return context.ProblemOf(broken, StatusCodes.Status400BadRequest);
        }
    }

    public static void Begin(HttpContext context, ExportFormat format)
    {
        context.Response.ContentType = format switch
        {
            ExportFormat.Csv => "text/csv; charset=utf-8; header=present",
            ExportFormat.JsonLines => "application/jsonl; charset=utf-8",
            _ => FileAddress.XlsxType,
        };
        context.Response.Headers.CacheControl = "no-store";
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate) rate.MinDataRate = SlowestReader;
    }

    static ExpenseFilter FilterOf(string? asked, Member member, Person reader, TimeProvider time)
    {
        var words = new DayPhraseReader(reader.Today(time), reader.Culture, member.FirstDay);
        var text = new FilterTextParser(member.Currency, reader.Culture, words.Read);
        var (filter, problems) = text.Parse(text.FromAddress(asked));
        return problems is [var first, ..] ? throw new RuleException(first.Rule, [.. first.Arguments]) : filter;
    }

    static CsvOptions StyleOf(Asked asked, Person reader) =>
        (asked.Style == FileAddress.Plain ? CsvOptions.Plain : CsvOptions.Of(reader.Culture)) with
        {
            Mark = asked.Bom == true
        };
}

/// <summary>What a file is made of.</summary>
sealed record ExpenseFileDependencies(LedgerAccessService Access, ExpenseExportService Export, TimeProvider Time);
