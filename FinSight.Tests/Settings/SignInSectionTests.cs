using Bunit;
using FinSight.Core;
using FinSight.Core.Links;
using FinSight.Core.Mail;
using FinSight.Core.Outbox;
using FinSight.Core.Passkeys;
using FinSight.Core.SecondFactor;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Tests.Passkeys;
using FinSight.Tests.SecondFactor;
using FinSight.Web.Features.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Settings;

public sealed class SignInSectionTests : SignedInComponentTestBase
{
    static readonly MailSettings SomeServer = new(
        "mail.example.org", 587, Encryption: MailEncryptionMode.StartTls, null, null, new("finsight@example.org"));

    bool SendsMail { get; set; } = true;

    string? PublicUrl { get; set; }

    [Fact]
    public void Where_no_mail_is_sent_no_address_is_offered_and_a_sentence_says_so()
    {
        SendsMail = false;
        Assert.Equal(
            ("Email address", "This server sends no mail. Whoever runs it can give you a link for a new password.",
                null),
            Lines()[^1]);
    }

    [Fact]
    public async Task There_whoever_has_an_address_can_still_remove_it()
    {
        var proof = House.Get<SessionService>().ProofOf(Mara)!;
        var link = await House.Get<UserEmailService>().AskAsync(proof, "mara@example.org", ClientInfo.Unknown);
        await House.Get<UserEmailService>().ConfirmAsync(Mara, link.Path.Split('#')[1], ClientInfo.Unknown);
        SendsMail = false;
        Assert.Equal(("Email address", "mara@example.org", "/account/email"), Lines()[^1]);
    }

    [Fact]
    public async Task Who_has_a_password_only_is_offered_the_rest()
    {
        await using (var db = await House.Contexts.CreateDbContextAsync())
            await db.Users.Where(u => u.Id == Mara.UserId)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.PasswordHash, "a hash"));
        Assert.Equal(
            [
                ("Add a passkey", "Sign in with your fingerprint, face or a key.", "/account/passkeys"),
                ("Two-step sign-in", "A code from your app after the password.", "/account/two-step"),
                ("Password", "Not changed since you created the account.", "/account/password"),
                ("Email address", "For signing in, and for when the password is forgotten.", "/account/email"),
            ],
            Lines());
    }

    [Theory]
    [InlineData(
        "https://money.example.org", "Browsers make no passkey at localhost. Open FinSight at money.example.org",
        "https://money.example.org/settings#signin")]
    [InlineData(
        "http://localhost.lan",
        "Browsers make passkeys where FinSight has a name and HTTPS. "
        + "Ask whoever runs this server to set FINSIGHT_PUBLIC_URL.",
        null)]
    public void Where_no_passkey_can_be_made_it_is_said_before_anything_is_asked(
        string publicUrl, string sentence, string? link)
    {
        PublicUrl = publicUrl;
        Assert.Equal(("Passkeys", sentence, link), Lines()[0]);
    }

    [Fact]
    public async Task What_there_is_is_told_with_a_link_to_change_it()
    {
        var proof = House.Get<SessionService>().ProofOf(Mara)!;
        var passkey = new SoftwarePasskey();
        await House.Get<UserPasskeyService>().AddAsync(proof, new UserPasskeyInfo(
            passkey.Id, [1], Time.GetUtcNow(), 0, null, true, false, false, [1], [1]), "Phone", ClientInfo.Unknown);
        await House.Get<TwoStepService>().TurnOnAsync(proof, Time);
        await House.Get<UserEmailService>().AskAsync(proof, "mara@example.org", ClientInfo.Unknown);

        var id = (await House.Get<UserPasskeyService>().ListAsync(Mara))[0].Id;
        var lines = Lines();
        Assert.StartsWith("Passkey, added 23 Nov", lines[0].Text, StringComparison.Ordinal);
        Assert.Equal(("Phone", $"/account/passkey?id={id}"), (lines[0].Name, lines[0].Link));
        Assert.Equal("On. 10 recovery codes are left.", lines[2].Text);
        Assert.Equal("mara@example.org waits to be confirmed.", lines[4].Text);
    }

    protected override Task FurnishAsync()
    {
        Services.AddSingleton(_ => new LetterOutbox(
            House.Contexts,
            House.Get<ISecretProtector>(),
            House.Get<OutboxSignal>(),
            Time,
            SendsMail ? new Mailer(SomeServer) : null));
        Services.AddSingleton(_ => PublicAddress.Read(_ => PublicUrl));
        return Task.CompletedTask;
    }

    List<(string Name, string Text, string? Link)> Lines() =>
    [
        .. Show<SignInSection>(_ => { })
            .FindAll(".setting")
            .Select(line => (line.QuerySelector("h3")!.TextContent, line.QuerySelector("p")!.TextContent.Trim(),
                line.QuerySelector("a")?.GetAttribute("href"))),
    ];
}
