using System.Globalization;
using System.Text;
using FinSight.Core.Connections;
using FinSight.Core.Inbox;

namespace FinSight.Tests.Inbox;

/// <summary>A day of payments, told by two phones and a bank, in any order and as often as they like.</summary>
public sealed class CaptureModelTests : CaptureTestBase
{
    const int Payments = 100;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_day_of_300_messages_makes_the_same_ledger_twice_and_shuffled(int seed)
    {
        var random = new Random(seed);
        AuthenticatedConnection[] keys =
            [await ConnectAsync("iPhone"), await ConnectAsync("Android"), await ConnectAsync("Bank")];
        var began = Time.GetUtcNow().AddHours(-12);
        var sum = 0L;
        var messages = new List<(AuthenticatedConnection Key, string Body)>();
        for (var i = 0; i < Payments; i++)
        {
            // No two of the same amount, so that all who tell of one mean the same.
            var (minor, at) = (1_000 + i * 7, began.AddMinutes(7 * i));
            sum += minor;
            foreach (var key in keys) messages.Add((key, Body(minor, at.AddSeconds(random.Next(100)), random)));
        }
        await ReplayAsync(messages.OrderBy(_ => random.Next()).ToList());
        Assert.Equal((Payments, sum), ((await RowsAsync()).Count, await SumAsync()));

        await ReplayAsync(messages.OrderBy(_ => random.Next()).ToList());
        await ReplayAsync(messages);
        Assert.Equal((Payments, sum), ((await RowsAsync()).Count, await SumAsync()));
        Assert.Equal(0, await Messages.CountAsync(Mara));
    }

    async Task ReplayAsync(List<(AuthenticatedConnection Key, string Body)> messages)
    {
        foreach (var (key, body) in messages)
        {
            var answer = Assert.Single(
                await Capture.ReceiveAsync(key, "application/json", Encoding.UTF8.GetBytes(body)));
            Assert.True(
                answer.Outcome is InboxOutcome.Added or InboxOutcome.Attached or InboxOutcome.Repeat,
                $"{answer}: {body}");
        }
    }

    static string Body(int minor, DateTimeOffset at, Random random)
    {
        var amount = (minor / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        var space = random.Next(3) switch { 0 => " ", 1 => "\\u00a0", _ => " \\u200b" };
        return $$"""{"title":"Shop Muster","text":"CHF{{space}}{{amount}} with Visa ••1234","time":"{{at.ToUnixTimeMilliseconds()}}"}""";
    }
}
