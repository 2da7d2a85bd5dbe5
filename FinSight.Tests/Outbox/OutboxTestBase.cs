using FinSight.Core.Ledgers;
using FinSight.Core.Mail;
using FinSight.Core.Outbox;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Outbox;

/// <summary>The services where a mail server is named that nobody asks, on a clock of the test's.</summary>
public abstract class OutboxTestBase : IAsyncLifetime
{
    private protected FakeTime Time { get; } = new();

    private protected TestServices House { get; private set; } = null!;

    private protected Member Mara { get; private set; } = null!;

    private protected OutboxDeliveryStore Queue => House.Get<OutboxDeliveryStore>();

    public virtual async Task InitializeAsync()
    {
        var settings = new MailSettings(
            "mail.example.org", 587, MailEncryptionMode.StartTls, null, null, new("finsight@example.org"));
        House = await TestServices.OpenAsync(time: Time, also: services =>
        {
            services.AddSingleton(new Mailer(settings));
            Add(services);
        });
        Mara = await House.MoveInAsync();
    }

    public async Task DisposeAsync() => await House.DisposeAsync();

    /// <summary>What a test has else among the services.</summary>
    private protected virtual void Add(IServiceCollection services) { }

    private protected async Task<ClaimedOutboxMessage> TakeAsync() =>
        await Queue.TakeAsync() ?? throw new InvalidOperationException("Nothing waits.");

    private protected async Task<SentLinkResult> AskAsync(string address = "mara@example.org")
    {
        var proof = House.Get<SessionService>().ProofOf(await House.SignInAsync(Mara))!;
        return await House.Get<UserEmailService>().AskAsync(proof, address, ClientInfo.Unknown);
    }

    private protected async Task<T> ReadAsync<T>(Func<Core.Data.FinSightContext, Task<T>> read)
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        return await read(db);
    }

    private protected Task<List<OutboxMessage>> MessagesAsync() =>
        ReadAsync(db => db.OutboxMessages.AsNoTracking().OrderBy(m => m.Id).ToListAsync());
}
