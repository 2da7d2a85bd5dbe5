using AngleSharp.Html.Dom;
using FinSight.Core.Data;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Mail;

/// <summary>The app with a real mail server, and Mara in it.</summary>
public abstract class MailTestBase : IAsyncLifetime
{
    protected const string Address = "mara@example.org";
    protected const string Dead = "This link was used already or is too old. Ask for a new one.";
    protected const string NotHere =
        "This link does not work here. Open it in the browser in which you asked for it, or ask for a new one.";

    private protected FakeTime Time { get; } = FakeTime.FromNow();

    private protected AccountApp App { get; } = new();

    private protected MailSink Sink { get; } = new();

    private protected Visitor Mara { get; set; } = null!;

    public async Task InitializeAsync()
    {
        foreach (var (name, value) in Sink.Settings("https://money.example.org")) App.Settings[name] = value;
        App.Replace = services => services.AddSingleton<TimeProvider>(Time);
        Mara = App.Visit();
        await Mara.RegisterAsync("mara");
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        await Sink.DisposeAsync();
    }

    /// <summary>
    /// Lets time pass until something is so in the database: in small steps, and not while somebody is at a message,
    /// whose lease would be over.
    /// </summary>
    private protected Task TimePassesAsync(Func<FinSightContext, Task<bool>> until) =>
        Patience.UntilAsync(() => App.ReadAsync(until), async () =>
        {
            var isAtIt = await App.ReadAsync(db => db.OutboxMessages.AnyAsync(m => m.LeasedUntil != null));
            if (!isAtIt) Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        });

    private protected async Task HaveAddressAsync()
    {
        await AskAsync(Address);
        await ConfirmAsync(await Sink.ReceiveAsync());
        Assert.Equal(Address, await StoredAsync());
    }

    private protected Task<HttpResponseMessage> AskAsync(string address, Visitor? who = null) =>
        (who ?? Mara).SubmitAsync("/account/email", new() { ["Email"] = address }, "email");

    private protected Task<HttpResponseMessage> ConfirmAsync(ReceivedMail mail, Visitor? who = null) =>
        (who ?? Mara).SubmitAsync("/account/email/confirm", new() { ["Code"] = mail.Link.Fragment[1..] });

    private protected Task<HttpResponseMessage> ForgetAsync(string name) =>
        App.Visit().SubmitAsync("/account/forgot", new() { ["Username"] = name });

    private protected static async Task<IHtmlDocument> OpenAsync(Visitor visitor, ReceivedMail mail) =>
        await Visitor.ReadAsync(
            await visitor.SubmitAsync("/account/reset", new() { ["Code"] = mail.Link.Fragment[1..] }));

    private protected static Task<HttpResponseMessage> SetAsync(
        Visitor visitor, IHtmlDocument page, string password, string? passkey = null) =>
        visitor.PostAsync(page, new()
        {
            ["Code"] = page.QuerySelector("[name='Form.Code']")!.GetAttribute("value"),
            ["Password"] = password,
            ["Passkeys"] = passkey,
        });

    private protected Task<string?> StoredAsync() => App.ReadAsync(db =>
        db.Users.Where(user => user.UserName == "mara" && user.EmailConfirmed)
            .Select(user => user.Email)
            .SingleOrDefaultAsync());

    private protected static string? Sentence(IHtmlDocument page) => page.GetElementById("problem")?.TextContent.Trim();
}
