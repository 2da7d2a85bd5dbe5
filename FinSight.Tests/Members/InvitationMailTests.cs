using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Tests.Accounts;
using FinSight.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Members;

/// <summary>An invitation that is sent, with a real mail server.</summary>
public sealed class InvitationMailTests : MailTestBase
{
    [Fact]
    public async Task A_mail_says_who_invites_to_what_and_its_link_leads_there()
    {
        var services = App.Services;
        var id = await App.ReadAsync(db => db.Users.Select(u => u.Id).SingleAsync());
        var member = await services.GetRequiredService<LedgerAccessService>().EnterLastAsync(id);
        await services.GetRequiredService<LedgerInvitationService>()
            .MakeAsync(member, new(Role.Viewer, 1, Email: "noah@example.org"));

        var mail = await Sink.ReceiveAsync();

        Assert.Equal(("noah@example.org", "mara invites you to mara"), (mail.To, mail.Subject));
        Assert.StartsWith(
            "https://money.example.org/account/join#", mail.Link.OriginalString, StringComparison.Ordinal);
        var page = await Visitor.ReadAsync(
            await App.Visit().SubmitAsync("/account/join", new() { ["Code"] = mail.Link.Fragment[1..] }));
        Assert.Contains("as viewer", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }
}
