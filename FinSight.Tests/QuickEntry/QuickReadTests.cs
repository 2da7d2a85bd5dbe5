using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FinSight.Tests.Accounts;

namespace FinSight.Tests.QuickEntry;

/// <summary>A message that is pasted or shared becomes a line to look at.</summary>
public sealed class QuickReadTests : IAsyncLifetime, IAsyncDisposable
{
    readonly AccountApp _app = new();
    Visitor _mara = null!;
    string _key = "";

    public async Task InitializeAsync()
    {
        _mara = _app.Visit(language: "en-GB");
        await _mara.RegisterAsync("mara");
        _key = (await _mara.Http.GetFromJsonAsync<JsonElement>("/q/me")).GetProperty("user").GetString()!;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Theory]
    [InlineData("", "You spent £12.34 at Sample Grocers using card ending 4321", "Sample Grocers 12.34", null)]
    [InlineData("Sample Grocers", "£3.20 with Visa ••4321", "Sample Grocers 3.20", null)]
    [InlineData("", "You paid £3.99 at 7-Eleven", "\"7-Eleven\" 3.99", null)]
    [InlineData("", "Your card ending 4321 was charged £5.00", "Card payment 5.00", null)]
    [InlineData(
        "", "You spent €12.50 at Panificio Prova", "Panificio Prova",
        "It is in another currency: EUR 12.50. Type what it cost you.")]
    [InlineData("", "Payment of £20.00 at SAMPLE was declined", null, "This message tells of no payment.")]
    [InlineData("", "123456 is your code for £20.00 at SAMPLE", null, "This message tells of no payment.")]
    [InlineData(
        "", "You paid at Sample Grocers", "Sample Grocers", "No amount is sure in this message. Type it yourself.")]
    [InlineData(
        "", "BCD\n002\n1\nSCT\n\nMuster AG\nDE89370400440532013000\nEUR149.00\n\n\nRechnung 42", "Muster AG",
        "It is in another currency: EUR 149.00. Type what it cost you.")]
    public async Task A_message_becomes_a_line_or_says_why_not(string title, string text, string? line, string? said)
    {
        var answer = await (await ReadAsync(new { user = _key, title, text })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((line, said), (answer.GetProperty("line").GetString(), answer.GetProperty("said").GetString()));
    }

    [Theory]
    [InlineData("otpauth://totp/FinSight?secret=AAAA", null, "This is not the code of a bill.")]
    [InlineData(
        "upi://pay?pa=sample@upi&pn=Sample%20Tea&am=51.00&cu=GBP", "Sample Tea 51.00", "Add it once the bill is paid.")]
    [InlineData("upi://pay?pa=sample@upi&pn=Sample%20Tea&cu=GBP", "Sample Tea", "The bill leaves the amount to you.")]
    public async Task A_code_that_was_scanned_is_of_a_bill_or_of_nothing(string text, string? line, string? said)
    {
        var answer = await (await ReadAsync(new { user = _key, text, isCode = true }))
            .Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((line, said), (answer.GetProperty("line").GetString(), answer.GetProperty("said").GetString()));
    }

    [Fact]
    public async Task It_adds_nothing_and_answers_only_its_own_person()
    {
        Assert.Equal(
            HttpStatusCode.OK,
            (await ReadAsync(new { user = _key, text = "You spent £12.34 at Sample Grocers" })).StatusCode);
        Assert.Empty(await _app.ReadAsync(db => Task.FromResult(db.Expenses.Select(expense => expense.Id).ToList())));
        Assert.Equal(
            HttpStatusCode.Conflict, (await ReadAsync(new { user = "another", text = "You spent £12.34" })).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await _app.Visit().Http.PostAsJsonAsync("/q/read", new { text = "You spent £12.34" })).StatusCode);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await ReadAsync(new { user = _key, ledger = Guid.NewGuid(), text = "You spent £12.34" })).StatusCode);
    }

    Task<HttpResponseMessage> ReadAsync(object message) => _mara.Http.PostAsJsonAsync("/q/read", message);
}
