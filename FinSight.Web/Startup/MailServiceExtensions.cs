using FinSight.Core;
using FinSight.Core.Links;
using FinSight.Core.Mail;
using FinSight.Web.Features.Alerts;
using FinSight.Web.Features.Mail;
using FinSight.Web.Features.Outbox;
using FinSight.Web.Features.Push;

namespace FinSight.Web.Startup;

static class MailServiceExtensions
{
    /// <exception cref="FinSight.Core.StartupException">A setting is missing or means nothing.</exception>
    public static void AddMail(this WebApplicationBuilder builder, PublicAddress address)
    {
        if (MailSettings.Read(name => builder.Configuration[name], address) is { } settings)
            builder.Services.AddSingleton(new Mailer(settings));
        builder.Services.AddSingleton<ISecretProtector, DataProtectionSecretProtector>()
            .AddHostedService<OutboxDispatcher>()
            .AddSingleton<LetterComposer>().AddSingleton<LetterMailer>().AddSingleton<IOutboxSender, LetterSender>()
            .AddSingleton<AlertLetterComposer>().AddSingleton<IOutboxSender, AlertSender>().AddPush();
    }
}
