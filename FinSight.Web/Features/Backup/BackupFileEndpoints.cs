using System.Net.Mime;
using FinSight.Core.Administration;
using FinSight.Core.Backup;
using FinSight.Web.Authentication;

namespace FinSight.Web.Features.Backup;

/// <summary>The server's backups, for an administrator to take elsewhere.</summary>
static class BackupFileEndpoints
{
    const string Path = "/admin/backup/";

    public static string LinkTo(StoredBackup backup) => Path + backup.Name;

    public static void MapBackupFiles(this IEndpointRouteBuilder app) =>
        app.MapGet(
            Path + "{name}",
            async (string name, HttpContext context, AdministratorAccessService access,
                BackupAdministrationService backups) =>
            {
                var (proof, cancel) = (context.Proof(), context.RequestAborted);
                if (await access.EnterAsync(proof, context.Request.Path, cancel) is not { } me)
                    return Results.NotFound();
                context.Response.Headers.CacheControl = "no-store";
                try
                {
                    return Results.Stream(
                        await backups.DownloadAsync(me, proof, name, cancel), MediaTypeNames.Application.Octet, name,
                        enableRangeProcessing: true);
                }
                catch (Core.NotFoundException)
                {
                    return Results.NotFound();
                }
            }).WithMetadata(new NeedsProofAttribute());
}
