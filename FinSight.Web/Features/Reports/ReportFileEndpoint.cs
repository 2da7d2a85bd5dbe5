using System.Globalization;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.QuickEntry;
using FinSight.Core.Reports;
using FinSight.Core.Security;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Export;
using FinSight.Web.Features.Reports.Drawing;
using FinSight.Web.Hosting;
using FinSight.Web.RateLimits;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Reports;

/// <summary>A report as a file, in the reader's language and numbers.</summary>
static class ReportFileEndpoint
{
    public static void MapReports(this WebApplication app)
    {
        InstalledFonts.Use(app.Configuration["FINSIGHT_FONTS"]);
        app.MapGet($"/l/{{LedgerId:guid}}{ReportAddress.File}", SendAsync)
            .RequireRateLimiting(RateLimitExtensions.Files);
    }

    /// <param name="Q">The filter with its days, as the address of the page has it; nothing for this month.</param>
    /// <param name="Paper"><c>a4</c> or <c>letter</c>; else what is usual in the reader's culture.</param>
    /// <param name="List">Each expense, by day.</param>
    sealed record Asked(Guid LedgerId, string? Q, string? Paper, bool? List);

    sealed record Sources(
        LedgerAccessService Access, ReportService Reports, SecurityLog Log, TimeProvider Time,
        IStringLocalizer<Texts> Texts);

    static async Task<IResult> SendAsync(
        [AsParameters] Asked asked, [AsParameters] Sources sources, HttpContext context)
    {
        var (reader, cancel) = (context.Reader()!, context.RequestAborted);
        try
        {
            var member = await sources.Access.EnterAsync(reader.Id, asked.LedgerId, cancel: cancel);
            var (today, withList) = (reader.Today(sources.Time), asked.List == true);
            var text = new FilterTextParser(
                member.Currency, reader.Culture, new DayPhraseReader(today, reader.Culture, member.FirstDay).Read);
            var filter = ReportFilterParser.Read(asked.Q, text, member, today);
            if (filter.Problems is [var first, ..]) throw new RuleException(first.Rule, [.. first.Arguments]);
            var view = await sources.Reports.ViewAsync(
                member, new ReportRequest(filter.Filter, today, withList), cancel);
            if (withList)
                await sources.Log.WriteAsync(
                    SecurityEventKind.LedgerExported, reader.Id, context.Caller(), Told(member, view), cancel: cancel);
            return Send(
                context,
                Paper(
                    asked, view, member, reader, today,
                    text.Write(filter.Filter with { From = null, To = null }), sources.Texts));
        }
        catch (NotFoundException)
        {
            return Results.NotFound();
        }
        catch (RuleException broken) when (broken is not FullDiskException)
        {
            return context.ProblemOf(broken, StatusCodes.Status400BadRequest);
        }
    }

    static ReportDocumentModel Paper(
        Asked asked, ReportResult view, Member member, Person reader, DateOnly today, string filter,
        IStringLocalizer texts) =>
        new(
            view, member.LedgerName, reader.Name, today, member.Currency, member.FirstDay, reader.Culture,
            reader.Language, Drawing.PaperDimensions.Of(asked.Paper, reader.Culture), filter.Length == 0 ? null
                : filter,
            asked.List == true)
        {
            T = texts
        };

    static IResult Send(HttpContext context, ReportDocumentModel paper)
    {
        var file = new MemoryStream();
        ReportDocument.Draw(paper, file);
        file.Position = 0;
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(
            file, ReportDocument.ContentType, $"{FileAddress.Plainly($"{paper.Ledger} {paper.Period}")}.pdf");
    }

    static string Told(Member member, ReportResult view) =>
        string.Create(CultureInfo.InvariantCulture, $"{member.LedgerName}, Pdf, {view.List.Count}");
}
