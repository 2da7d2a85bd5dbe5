using FinSight.Core.Links;
using FinSight.Core.Mail;

namespace FinSight.Web.Features.Mail;

static class MailServiceExtensions
{
    /// <exception cref="FinSight.Core.StartupException">A setting is missing or means nothing.</exception>
    public static void AddMail(this WebApplicationBuilder builder, PublicAddress address)
    {
        if (MailSettings.Read(name => builder.Configuration[name], address) is { } settings)
            builder.Services.AddSingleton(new Mailer(settings));
        builder.Services.AddSingleton<Letters>().AddSingleton<MailQueue>()
            .AddHostedService(provider => provider.GetRequiredService<MailQueue>());
    }
}
