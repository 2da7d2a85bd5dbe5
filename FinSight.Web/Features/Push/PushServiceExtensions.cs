using FinSight.Core.Links;
using FinSight.Web.Features.Outbox;

namespace FinSight.Web.Features.Push;

static class PushServiceExtensions
{
    public static void AddPush(this IServiceCollection services) => services
        .AddScoped<PushJsModule>()
        .AddSingleton(provider => new PushSender(
            provider.GetRequiredService<AddressGuard>().Handler(), provider.GetRequiredService<PublicAddress>()));
}
