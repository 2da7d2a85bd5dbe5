using FinSight.Core;
using FinSight.Core.Capture;
using FinSight.Core.Connections;
using FinSight.Core.Inbox;

namespace FinSight.Tests.RuleCodes;

public sealed partial class RuleCodeTests
{
    const string About = "It may be about EUR 4.50";

    Dictionary<Rule, Func<Task>> Arriving => new()
    {
        [Rules.Connections.NameMissing] = () => ConnectAsync(" "),
        [Rules.Connections.NameTooLong] = () => ConnectAsync(new string('x', Connection.MaxName + 1)),
        [Rules.Connections.KindUnknown] = () => ConnectAsync("Phone", (ConnectionKind)99),
        [Rules.Connections.TooMany] = async () =>
        {
            for (var i = 0; i <= ConnectionService.Most; i++) await ConnectAsync("Phone");
        },
        [Rules.Connections.NotYours] = async () =>
        {
            var noah = await SomebodyAsync();
            var made = await Get<ConnectionService>().AddAsync(noah, ConnectionKind.Other, "Phone");
            await Get<ConnectionService>().RenewAsync(await House.JoinAsync(noah, "Editor of phones"), made.Row.Id);
        },
        [Rules.Connections.SignsNothing] = () => SignAsync(ConnectionKind.Other, "whsec_0123456789"),
        [Rules.Connections.StripeSecretUnreadable] = () => SignAsync(ConnectionKind.Stripe, "sk_live_0123456789"),
        [Rules.Connections.PayPalWebhookUnreadable] = () => SignAsync(ConnectionKind.PayPal, "https://example.org"),
        [Rules.Connections.WiseKeyUnreadable] = () => SignAsync(ConnectionKind.Wise, "-----BEGIN PUBLIC KEY-----"),
        [Rules.Inbox.TextMissing] = () => Get<CaptureService>().PasteAsync(Mara, " "),
        [Rules.Inbox.TextTooLong] = () =>
            Get<CaptureService>().PasteAsync(Mara, new string('x', CaptureService.LargestBody + 1)),
        [Rules.Inbox.NotLearned] = async () => await TeachAsync(new(0, 2)),
        [Rules.Inbox.TooManyLearned] = async () =>
        {
            for (var i = 0; i <= LearnedTemplate.MostPerConnection; i++) await TeachAsync(
                new("It may be about EUR ".Length, 5),
                $"It may be about EUR {i + 10}.50 or {new string((char)('a' + i % 26), 4 + i / 26)}");
        },
        [Rules.Inbox.NoPurchase] = () => RefundAsync(-500),
        [Rules.Inbox.RefundTooLarge] = () => RefundAsync(100),
        [Rules.Inbox.Settled] = async () =>
        {
            var message = await Get<CaptureService>().PasteAsync(Mara, "It may be EUR 4.50");
            await Get<InboxService>().DismissAsync(Mara, message.EventId);
            await Get<InboxService>().DismissAsync(Mara, message.EventId);
        },
    };

    async Task TeachAsync(EventSpan amount, string text = $"{About} or so")
    {
        var message = await Get<CaptureService>().PasteAsync(Mara, text);
        await Get<TemplateLearningService>().TeachAsync(Mara, message.EventId, amount, null);
    }

    /// <param name="paid">Minor units of what CHF 4.50 are said to come back of.</param>
    async Task RefundAsync(long paid)
    {
        var purchase = (await House.Expenses.AddAsync(
            Mara, Guid.CreateVersion7(), await House.FieldsAsync(Mara, minor: paid))).Row.Id;
        var message = await Get<CaptureService>()
            .PasteAsync(Mara, "Gutschrift 4,50 CHF MUSTER VERSAND auf Ihre Kreditkarte **** 4321");
        await Get<InboxService>().RefundAsync(Mara, message.EventId, purchase);
    }

    static Task SignAsync(ConnectionKind kind, string typed)
    {
        SigningSecretRules.Read(kind, typed);
        return Task.CompletedTask;
    }

    Task<CreatedConnection> ConnectAsync(string name, ConnectionKind kind = ConnectionKind.Other) =>
        Get<ConnectionService>().AddAsync(Mara, kind, name);
}
