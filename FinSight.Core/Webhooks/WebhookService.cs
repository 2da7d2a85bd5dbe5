using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Webhooks;

/// <summary>
/// Keeps the webhooks of a ledger. Whoever may edit sees all of them, and turns off and removes others'; where one
/// leads and its secret are its maker's alone, as it outlives the membership of whoever would have changed it.
/// </summary>
public sealed class WebhookService(IDbContextFactory<FinSightContext> contexts, WebhookSignal bell, TimeProvider time)
{
    /// <summary>For how long messages carry two signatures after a rotation.</summary>
    static readonly TimeSpan BothSecrets = TimeSpan.FromHours(24);

    DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<IReadOnlyList<WebhookListItem>> ListAsync(Member member, CancellationToken cancel = default)
    {
        await member.RequireAsync(Role.Editor);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return (await db.Webhooks.AsNoTracking()
            .Where(h => h.LedgerId == member.LedgerId)
            .OrderBy(h => h.Id)
            .ToListAsync(cancel))
            .ConvertAll(WebhookListItem.Of);
    }

    /// <returns>The hook with its secret, which nobody can see again.</returns>
    /// <exception cref="RuleException">The address or the events can't be used, or there are too many.</exception>
    public Task<WebhookListItem> AddAsync(
        Member member, string? url, WebhookEventKinds events, CancellationToken cancel = default) =>
        WriteAsync(member, async db =>
        {
            var (known, wanted) = (WebhookRules.Url(url), WebhookRules.Events(events));
            if (await db.Webhooks.CountAsync(h => h.LedgerId == member.LedgerId, cancel) >= WebhookRules.Most)
                throw new RuleException(Rules.Webhooks.TooMany, WebhookRules.Most);
            var hook = new Webhook(member, known, wanted, Now);
            db.Webhooks.Add(hook);
            return WebhookListItem.Of(hook) with { Secret = hook.Secret };
        }, cancel);

    /// <summary>Null leaves a field as it is.</summary>
    /// <exception cref="NotFoundException">There is no such hook in this ledger.</exception>
    /// <exception cref="RuleException">
    /// The address or the events can't be used, or it leads elsewhere than its maker said.
    /// </exception>
    public Task<WebhookListItem> EditAsync(
        Member member, Guid id, string? url, WebhookEventKinds? events, bool? isOn,
        CancellationToken cancel = default) =>
        WriteAsync(member, async db =>
        {
            var hook = await FindAsync(db, member, id, cancel);
            var known = url is null ? null : WebhookRules.Url(url);
            if (known is not null && known != hook.Url) RequireMaker(member, hook);
            hook.Change(
                known, events is { } wanted ? WebhookRules.Events(wanted) : null,
                isOn, Now);
            return WebhookListItem.Of(hook);
        }, cancel);

    /// <summary>Gives it another secret; for a day messages are signed with both.</summary>
    /// <returns>The hook with its new secret, which nobody can see again.</returns>
    /// <exception cref="NotFoundException">There is no such hook in this ledger.</exception>
    /// <exception cref="RuleException">Somebody else made it.</exception>
    public Task<WebhookListItem> RotateAsync(Member member, Guid id, CancellationToken cancel = default) =>
        WriteAsync(member, async db =>
        {
            var hook = await FindAsync(db, member, id, cancel);
            RequireMaker(member, hook);
            hook.Rotate(Now, BothSecrets);
            return WebhookListItem.Of(hook) with { Secret = hook.Secret };
        }, cancel);

    /// <exception cref="NotFoundException">There is no such hook in this ledger.</exception>
    public Task<WebhookListItem> RemoveAsync(Member member, Guid id, CancellationToken cancel = default) =>
        WriteAsync(member, async db =>
        {
            var hook = await FindAsync(db, member, id, cancel);
            db.Webhooks.Remove(hook);
            return WebhookListItem.Of(hook);
        }, cancel);

    /// <summary>Sends a message that tells of nothing.</summary>
    /// <exception cref="NotFoundException">There is no such hook in this ledger.</exception>
    public Task<WebhookListItem> TestAsync(Member member, Guid id, CancellationToken cancel = default) =>
        WriteAsync(member, async db =>
        {
            var hook = await FindAsync(db, member, id, cancel);
            db.WebhookDeliveries.Add(new WebhookDelivery(hook, WebhookEventKinds.Test, 0, null, Now));
            return WebhookListItem.Of(hook);
        }, cancel);

    /// <summary>The latest messages, those included that wait.</summary>
    /// <exception cref="NotFoundException">There is no such hook in this ledger.</exception>
    public async Task<IReadOnlyList<WebhookDeliveryListItem>> DeliveriesAsync(
        Member member, Guid id, long? before = null, CancellationToken cancel = default)
    {
        await member.RequireAsync(Role.Editor);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        await FindAsync(db, member, id, cancel);
        return (await db.WebhookDeliveries.AsNoTracking()
                .Where(
                    d => d.LedgerId == member.LedgerId
                        && d.HookId == id
                        && d.State != WebhookDeliveryStatus.Skipped
                        && (before == null || d.Id < before))
                .OrderByDescending(d => d.Id).Take(WebhookDeliveryListItem.Size).ToListAsync(cancel))
            .ConvertAll(WebhookDeliveryListItem.Of);
    }

    /// <summary>Sends a message once more, under the same id.</summary>
    /// <exception cref="NotFoundException">There is no such message of this ledger.</exception>
    public Task<WebhookListItem> ResendAsync(
        Member member, Guid id, long delivery, CancellationToken cancel = default) =>
        WriteAsync(member, async db =>
        {
            var hook = await FindAsync(db, member, id, cancel);
            var message = await db.WebhookDeliveries.SingleOrDefaultAsync(
                d => d.LedgerId == member.LedgerId && d.HookId == id && d.Id == delivery, cancel)
                ?? throw new NotFoundException("delivery");
            message.Wait();
            hook.Turn(on: hook.DisabledAt is null, Now);
            return WebhookListItem.Of(hook);
        }, cancel);

    async Task<WebhookListItem> WriteAsync(
        Member member, Func<FinSightContext, Task<WebhookListItem>> write, CancellationToken cancel)
    {
        await member.RequireAsync(Role.Editor);
        await using var db = (await contexts.CreateDbContextAsync(cancel)).WriteAs(member, Role.Editor);
        var row = await db.InTransactionAsync(async () =>
        {
            var written = await write(db);
            await db.SaveChangesAsync(cancel);
            return written;
        }, cancel);
        bell.Ring();
        return row;
    }

    static void RequireMaker(Member member, Webhook hook)
    {
        if (hook.UserId != member.UserId) throw new RuleException(Rules.Webhooks.NotYours);
    }

    static async Task<Webhook> FindAsync(FinSightContext db, Member member, Guid id, CancellationToken cancel) =>
        await db.Webhooks.SingleOrDefaultAsync(h => h.LedgerId == member.LedgerId && h.Id == id, cancel)
            ?? throw new NotFoundException("webhook");
}

/// <param name="UserId">Who made it.</param>
/// <param name="Secret">Only where it was just made.</param>
/// <param name="CreatedAt">UTC, as the other instants.</param>
/// <param name="DisabledAt">Since when nothing is sent; null while it is on.</param>
/// <param name="Tries">How often the message that is next was tried.</param>
public sealed record WebhookListItem(
    Guid Id, Guid LedgerId, Guid UserId, string Url, WebhookEventKinds Events, DateTime CreatedAt, DateTime? DisabledAt,
    int Tries, DateTime? NextAt, string? Secret = null)
{
    internal static WebhookListItem Of(Webhook hook) =>
        new(
            hook.Id, hook.LedgerId, hook.UserId, hook.Url, hook.Events, hook.CreatedAt, hook.DisabledAt, hook.Tries,
            hook.NextAt);
}

/// <param name="Payload">As it is sent; null before the first time.</param>
/// <param name="Status">Of the last answer; null where there was none.</param>
/// <param name="Answer">How the last answer began, or why there was none.</param>
public sealed record WebhookDeliveryListItem(
    long Id, string MessageId, WebhookEventKinds Kind, long Sequence, WebhookDeliveryStatus State, int Tries,
    DateTime CreatedAt, DateTime? TriedAt, int? Status, string? Payload, string? Answer)
{
    public const int Size = 50;

    internal static WebhookDeliveryListItem Of(WebhookDelivery d) => new(
        d.Id, WebhookDeliveryStore.MessageId(d.HookId, d.Id), d.Kind, d.Sequence, d.State, d.Tries, d.CreatedAt,
        d.TriedAt, d.Status, d.Payload, d.Answer);
}
