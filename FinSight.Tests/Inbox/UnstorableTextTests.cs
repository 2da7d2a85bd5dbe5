using FinSight.Core;
using FinSight.Core.Inbox;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Inbox;

/// <summary>What a database takes for no text arrives as text.</summary>
public sealed class UnstorableTextTests : CaptureTestBase
{
    static readonly string Long = new('a', 99);

    public static TheoryData<string> Bodies => new(
        """["CHF 4.50 paid at Caf\u0000e Muster"]""",
        """{"merchant":"Caf\u0000e Muster","amount":"CHF 4.50","card":"Vi\u0000sa","reference":"A12\u000034"}""",
        """{"id":"WH-1\u0000","event_type":"PAYMENT.CAPTURE.COMPLETED\u0000"}""",
        """{"data":{"amount":1.5,"currency":"CHF","transaction_type":"debit","transfer_reference":"C-1\u00002"},"event_type":"balances#update"}""",
        $$"""{"merchant":"{{Long}}😀 Muster","amount":"CHF 4.50"}""",
        $$"""{"merchant":"{{Long}}{{Long}}a😀","amount":"CHF 4.50","card":"{{Long}}{{Long}}a😀"}""");

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task It_is_stored_and_settled(string body)
    {
        await SendAllAsync(await ConnectAsync(), body, "application/json");
        await using var db = await House.Contexts.CreateDbContextAsync();
        var kept = await db.InboundEvents.AsNoTracking().SingleAsync();
        Assert.NotEqual(InboxOutcome.Stored, kept.Outcome);
        var evidence = await db.Evidence.AsNoTracking().SingleOrDefaultAsync();
        string?[] texts =
        [
            kept.Raw, kept.Fields, kept.Merchant, kept.Card, kept.Reference, evidence?.Merchant, evidence?.Ref,
            .. (await RowsAsync()).Select(row => row.Title),
        ];
        Assert.All(texts.OfType<string>(), text =>
            Assert.Equal(TextNormalizer.WellFormed(text).Replace("\0", "", StringComparison.Ordinal), text));
    }
}
