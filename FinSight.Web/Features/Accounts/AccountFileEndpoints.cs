using System.Globalization;
using FinSight.Core.Export;
using FinSight.Core.Security;
using FinSight.Web.Authentication;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;

namespace FinSight.Web.Features.Accounts;

/// <summary>What one can download of one's own account.</summary>
static class AccountFileEndpoints
{
    public const string ExportPath = "/account/export/file";

    public static void MapAccountFiles(this IEndpointRouteBuilder app) =>
        app.MapPost(ExportPath, (HttpContext context, AccountExportService export, TimeProvider time) =>
        {
            var (me, caller, cancel) = (context.Proof(), context.Caller(), context.RequestAborted);
            context.Response.Headers.CacheControl = "no-store";
            return Results.Stream(
                file => SendAsync(file, spool => export.WriteAsync(me, spool, caller, cancel), cancel),
                "application/zip", string.Create(
                    CultureInfo.InvariantCulture, $"finsight-{time.GetUtcNow():yyyy-MM-dd}.zip"));
        }).WithMetadata(new NeedsProofAttribute(back: "/account/export"), new RequireAntiforgeryTokenAttribute());

    static async Task SendAsync(Stream body, Func<Stream, Task> write, CancellationToken cancel)
    {
        await using var spool = new SyncWriteBufferStream(body);
        await write(spool);
        await spool.FlushAsync(cancel);
    }
}
