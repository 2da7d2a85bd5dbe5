using FinSight.Web.Features.Outbox;

namespace FinSight.Web.Features.Webhooks;

static class WebhookServiceExtensions
{
    public static void AddWebhooks(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(AddressGuard.Read(name => builder.Configuration[name]))
            .AddSingleton<WebhookSender>().AddSingleton<WebhookMessageComposer>().AddHostedService<WebhookDispatcher>();
    }
}
