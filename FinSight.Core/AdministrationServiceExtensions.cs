using FinSight.Core.Administration;
using FinSight.Core.Backup;
using FinSight.Core.Doctor;
using FinSight.Core.Links;
using FinSight.Core.Security;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Core;

static class AdministrationServiceExtensions
{
    public static IServiceCollection AddAdministration(this IServiceCollection services) => services
        .AddSingleton<AdministratorAccessService>()
        .AddSingleton<AccountListService>()
        .AddSingleton<AccountAdministrationService>()
        .AddSingleton<AccountInvitationService>()
        .AddSingleton<SecurityLogReader>()
        .AddSingleton<ServerStateService>()
        .AddSingleton<BackupAdministrationService>();
}
