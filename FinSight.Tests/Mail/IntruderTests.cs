using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Mail;

/// <summary>
/// Whoever knew the password has nothing left of it once it has changed, and an address never goes in silence.
/// </summary>
public sealed class IntruderTests : MailTestBase
{
    const string Theirs = "intruder@example.org";
    const string New = "another lantern";

    [Fact]
    public async Task What_an_intruder_has_asked_for_confirms_nothing_once_the_password_has_changed()
    {
        var intruder = App.Visit();
        await intruder.SignInAsync("mara");
        await AskAsync(Theirs, intruder);
        var mail = await Sink.ReceiveAsync();
        await ChangeAsync();

        foreach (var who in new[] { intruder, Mara, App.Visit() }) await AssertNotHereAsync(mail, who);
        Assert.Null(await StoredAsync());
        await ForgetAsync(Theirs);
        await AskAsync(Address);
        Assert.Equal(Address, (await Sink.ReceiveAsync()).To);
    }

    [Fact]
    public async Task A_confirmation_counts_in_the_session_that_asked_alone()
    {
        await AskAsync(Address);
        var mail = await Sink.ReceiveAsync();
        var (phone, noah) = (App.Visit(), App.Visit());
        await phone.SignInAsync("mara");
        await noah.RegisterAsync("noah");
        foreach (var who in new[] { phone, noah, App.Visit() }) await AssertNotHereAsync(mail, who);
        Assert.False(await App.ReadAsync(db => db.Users.AnyAsync(user => user.Email != null)));

        await ConfirmAsync(mail);
        Assert.Equal(Address, await StoredAsync());
    }

    [Fact]
    public async Task A_session_that_has_ended_takes_its_confirmation_along()
    {
        await AskAsync(Address);
        var mail = await Sink.ReceiveAsync();
        await Mara.PressAsync("/", "/account/logout");
        await Mara.SignInAsync("mara");
        await AssertNotHereAsync(mail, Mara);
    }

    [Fact]
    public async Task A_link_for_a_forgotten_password_does_not_outlive_a_change_of_it()
    {
        await HaveAddressAsync();
        await ForgetAsync("mara");
        var mail = await Sink.ReceiveAsync();
        await ChangeAsync();
        Assert.Equal(Dead, Sentence(await OpenAsync(App.Visit(), mail)));
    }

    [Fact]
    public async Task The_old_address_is_told_when_another_takes_its_place_or_none_does()
    {
        await HaveAddressAsync();
        await AskAsync(Theirs);
        await ConfirmAsync(await Sink.ReceiveAsync());
        await AssertToldAsync(Address);
        await Mara.SubmitAsync("/account/email", [], "remove");
        await AssertToldAsync(Theirs);
    }

    [Fact]
    public async Task The_same_address_in_other_letters_is_told_nothing()
    {
        await HaveAddressAsync();
        await AskAsync("Mara@Example.org");
        await ConfirmAsync(await Sink.ReceiveAsync());
        await AskAsync("last@example.org");
        Assert.Equal("last@example.org", (await Sink.ReceiveAsync()).To);
    }

    async Task AssertToldAsync(string address)
    {
        var mail = await Sink.ReceiveAsync();
        Assert.Equal((address, "This is no longer the address of your FinSight account"), (mail.To, mail.Subject));
        Assert.Contains("Links for a forgotten password no longer come here.", mail.Text, StringComparison.Ordinal);
    }

    async Task AssertNotHereAsync(ReceivedMail mail, Visitor who) =>
        Assert.Equal(NotHere, Sentence(await Visitor.ReadAsync(await ConfirmAsync(mail, who))));

    async Task ChangeAsync() => Assert.Equal("/account/password?changed=true",
        (await Mara.SubmitAsync("/account/password", new() { ["Password"] = New }, "password")).LeadsTo());
}
