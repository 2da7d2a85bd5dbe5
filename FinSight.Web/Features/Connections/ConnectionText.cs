using FinSight.Core.Connections;
using FinSight.Core.Inbox;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Connections;

/// <summary>Connections as people call them.</summary>
static class ConnectionText
{
    public static string Of(ConnectionKind kind, IStringLocalizer texts) => kind switch
    {
        ConnectionKind.IPhone => texts["iPhone: Apple Pay"],
        ConnectionKind.Android => texts["Android: notifications and SMS"],
        ConnectionKind.IPhoneSms => texts["iPhone: SMS"],
        ConnectionKind.Stripe => "Stripe",
        ConnectionKind.PayPal => "PayPal",
        ConnectionKind.Wise => "Wise",
        _ => texts["Anything else"],
    };

    /// <summary>What came of its messages, such as "12 added, 1 waits".</summary>
    public static string? Of(IEnumerable<InboxOutcomeCount> sums, IStringLocalizer texts)
    {
        var counts = sums.ToDictionary(sum => sum.Outcome, sum => sum.Count);
        var parts = new[]
        {
            Part(InboxOutcome.Added, texts["{0} added", Count(InboxOutcome.Added)]),
            Part(InboxOutcome.Attached, texts["{0} known already", Count(InboxOutcome.Attached)]),
            Part(InboxOutcome.Draft, texts["{0} to look at", Count(InboxOutcome.Draft)]),
            Part(InboxOutcome.Repeat, texts["{0} repeated", Count(InboxOutcome.Repeat)]),
            Part(InboxOutcome.Ignored, texts["{0} no payments", Count(InboxOutcome.Ignored)]),
            Part(InboxOutcome.Refused, texts["{0} unreadable", Count(InboxOutcome.Refused)]),
        }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join(" · ", parts);

        int Count(InboxOutcome outcome) => counts.GetValueOrDefault(outcome);

        string? Part(InboxOutcome outcome, string text) => Count(outcome) == 0 ? null : text;
    }
}
