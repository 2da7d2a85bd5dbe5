using FinSight.Core.Outbox;
using FinSight.Tests.Accounts;
using FinSight.Tests.Mail;
using FinSight.Web.Features.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FinSight.Tests.Outbox;

/// <summary>From a form to a real mail server, which is not always there.</summary>
public sealed class LetterDeliveryTests : MailTestBase
{
    [Fact]
    public async Task A_server_that_says_later_gets_it_later_and_once()
    {
        Sink.Refusals = 2;
        await AskAsync(Address);
        var message = await EndedAsync();
        var mail = await Sink.ReceiveAsync();
        Assert.Equal(Address, mail.To);
        Assert.True(message.Tries == 2, $"Refused twice, it failed {message.Tries} times.");
        Assert.Equal((OutboxStatus.Sent, null), (message.State, message.Content));
        Assert.Contains($"Message-Id: <{message.Id:N}@example.org>", mail.Headers, StringComparison.Ordinal);
        Assert.True(Sink.IsEmpty, "It came twice.");
    }

    [Fact]
    public async Task Somebody_unknown_there_is_not_asked_for_again()
    {
        Sink.Unknown = Address;
        await AskAsync(Address);
        Assert.Equal(OutboxStatus.Failed, (await EndedAsync()).State);
    }

    [Fact]
    public async Task A_server_that_stops_over_a_letter_has_sent_it_once()
    {
        Sink.Hold = new TaskCompletionSource();
        await AskAsync(Address);
        await Sink.Held.Task.WaitAsync(Patience.Long);
        var stopped = App.Services.GetServices<IHostedService>()
            .OfType<OutboxDispatcher>()
            .Single()
            .StopAsync(CancellationToken.None);
        Sink.Hold.SetResult();
        await stopped.WaitAsync(Patience.Long);
        Assert.Equal(Address, (await Sink.ReceiveAsync()).To);
        Assert.Equal(
            OutboxStatus.Sent, await App.ReadAsync(db => db.OutboxMessages.Select(m => m.State).SingleAsync()));
    }

    async Task<OutboxMessage> EndedAsync()
    {
        await TimePassesAsync(db => db.OutboxMessages.AnyAsync(message => message.State != OutboxStatus.Waiting));
        return await App.ReadAsync(db => db.OutboxMessages.AsNoTracking().SingleAsync());
    }
}
