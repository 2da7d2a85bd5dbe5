using System.Globalization;
using System.Net.Mime;
using FinSight.Core;
using FinSight.Core.Backup;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Web.Authentication;
using FinSight.Web.Hosting;
using FinSight.Web.RateLimits;

namespace FinSight.Web.Features.Backup;

/// <summary>One ledger as a file for another server, for who owns it.</summary>
static class LedgerFileEndpoints
{
    public const string Path = "/ledger-file";

    public static void MapLedgerFiles(this IEndpointRouteBuilder app) => app.MapGet(
        "/l/{LedgerId:guid}" + Path,
        async (Guid ledgerId, HttpContext context, LedgerAccessService access, LedgerFileService files,
            TimeProvider time) =>
        {
            var cancel = context.RequestAborted;
            context.Response.Headers.CacheControl = "no-store";
            try
            {
                var member = await access.EnterAsync(context.User.UserId()!.Value, ledgerId, cancel: cancel);
                return Results.Stream(
                    await files.TakeAsync(member, context.Caller(), cancel), MediaTypeNames.Application.Zip,
                    NameOf(member, time));
            }
            catch (NotFoundException)
            {
                return Results.NotFound();
            }
            catch (RuleException broken) when (broken is not FullDiskException)
            {
                return context.ProblemOf(
                    broken,
                    broken.Rule == Rules.Ledgers.RoleTooLow
                        ? StatusCodes.Status403Forbidden
                        : StatusCodes.Status409Conflict);
            }
        }).RequireRateLimiting(RateLimitExtensions.Files);

    static string NameOf(Member member, TimeProvider time)
    {
        var letters = member.LedgerName.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-');
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Concat(letters).Trim('-')}-{time.GetUtcNow():yyyy-MM-dd}.ledger.zip");
    }
}
