using FinSight.Core.Administration;
using FinSight.Core.Doctor;
using FinSight.Core.Links;
using FinSight.Core.Security;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Core;

static class AdministrationServices
{
    public static IServiceCollection AddAdministration(this IServiceCollection services) => services
        .AddSingleton<Administrators>()
        .AddSingleton<AccountList>()
        .AddSingleton<AccountActs>()
        .AddSingleton<Invitations>()
        .AddSingleton<SecurityHistory>()
        .AddSingleton<ServerState>();
}
