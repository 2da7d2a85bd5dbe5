using FinSight.Core.Capture;
using FinSight.Core.Inbox;

namespace FinSight.Tests.Inbox;

public sealed class TemplateLearningServiceTests : CaptureTestBase
{
    TemplateLearningService Teaching => House.Get<TemplateLearningService>();

    [Fact]
    public async Task One_example_reads_what_waits_and_what_comes_and_can_be_forgotten()
    {
        var key = await ConnectAsync();
        var shown = await SendAsync(key, "CHF 4.50 paid, tip CHF 0.50 at Kaffee Eck");
        await SendAsync(key, "CHF 7.20 paid, tip CHF 1.00 at Kaffee Eck");
        Assert.Equal(2, await Messages.CountAsync(Mara));
        var text = (await Messages.ViewAsync(Mara)).Waiting.Single(entry => entry.Id == shown.EventId).Text!;

        var taught = await Teaching.TeachAsync(
            Mara, shown.EventId, Span(text, "4.50"), Span(text, "Kaffee Eck"));
        Assert.Equal((2, 0, 1_170), (taught.Added, await Messages.CountAsync(Mara), await SumAsync()));
        Assert.All(await RowsAsync(), row => Assert.Equal("Kaffee Eck", row.Title));
        Assert.Equal(InboxOutcome.Added, (await SendAsync(key, "CHF 9.90 paid, tip CHF 2.00 at Bar Central")).Outcome);

        await Teaching.ForgetAsync(Mara, Assert.Single(await Teaching.ListAsync(Mara)).Id);
        Assert.Equal(InboxOutcome.Draft, (await SendAsync(key, "CHF 8.80 paid, tip CHF 2.00 at Bar Central")).Outcome);
    }

    [Fact]
    public async Task What_one_connection_learned_another_does_not_know()
    {
        var (key, other) = (await ConnectAsync(), await ConnectAsync("Other"));
        var shown = await SendAsync(key, "CHF 4.50 paid, tip CHF 0.50 at Kaffee Eck");
        var text = (await Messages.ViewAsync(Mara)).Waiting[0].Text!;
        await Teaching.TeachAsync(Mara, shown.EventId, Span(text, "4.50"), null);
        Assert.Equal(InboxOutcome.Draft, (await SendAsync(other, "CHF 7.20 paid, tip CHF 1.00 at Kaffee Eck")).Outcome);
    }

    static EventSpan Span(string text, string part) => new(text.IndexOf(part, StringComparison.Ordinal), part.Length);
}
