using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using FinSight.Core.Data;
using FinSight.Core.Mail;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Outbox;

/// <summary>Where letters are posted, in the transaction of their cause.</summary>
public sealed class LetterOutbox(
    IDbContextFactory<FinSightContext> contexts, ISecretProtector seal, OutboxSignal bell, TimeProvider time,
    Mailer? mailer = null)
{
    /// <summary>How many visitors' requests may wait: more of them is somebody who wants to fill the disk.</summary>
    public const int MostAsked = 500;

    static readonly TimeSpan LifeOfRequest = TimeSpan.FromHours(1);

    /// <summary>Whether there is a server to send with.</summary>
    public bool IsOpen => mailer is not null;

    /// <summary>
    /// Saved with the context; to be followed by <see cref="Ring"/> once that is on disk. Nothing where no mail is
    /// sent.
    /// </summary>
    /// <param name="life">How long the letter is of any use.</param>
    /// <param name="userId">Whose account or membership it goes with.</param>
    internal void Post(FinSightContext db, LetterRequest order, TimeSpan life, Guid userId, Guid? ledgerId = null)
    {
        if (!IsOpen) return;
        db.OutboxMessages.Add(new OutboxMessage(OutboxKind.Letter, time.GetUtcNow().UtcDateTime, life)
        {
            UserId = userId,
            LedgerId = ledgerId,
            Content = seal.Seal(JsonSerializer.Serialize(order)),
        });
    }

    internal void Ring() => bell.Ring();

    /// <summary>
    /// Somebody has forgotten the password of an account of this name or address. Only beside the request is it looked
    /// for: neither the answer nor its time tells whether there is one.
    /// </summary>
    /// <exception cref="RuleException">Too many wait already.</exception>
    public async Task AskForPasswordAsync(string name, ClientInfo caller, CancellationToken cancel = default)
    {
        var request = new ForgottenPasswordRequest(name, caller.Address, caller.Browser);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.InTransactionAsync(WriteScopeKey.Outbox, async () =>
        {
            if (await db.OutboxMessages.CountAsync(
                m => m.State == OutboxStatus.Waiting && m.Kind == OutboxKind.ForgottenPassword, cancel) >= MostAsked)
                throw new RuleException(Rules.Mail.QueueFull);
            db.OutboxMessages.Add(
                new OutboxMessage(OutboxKind.ForgottenPassword, time.GetUtcNow().UtcDateTime, LifeOfRequest)
                {
                    Content = seal.Seal(JsonSerializer.Serialize(request)),
                });
            return await db.SaveChangesAsync(cancel);
        }, cancel);
        bell.Ring();
    }
}

/// <summary>What a visitor has asked for.</summary>
public sealed record ForgottenPasswordRequest(string Name, string Address, string Browser)
{
    [JsonIgnore] // An address is no value for JSON.
    public ClientInfo Caller => new(IPAddress.TryParse(Address, out var address) ? address : null, Browser);
}
