using AngleSharp.Dom;
using Bunit;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Administration;
using FinSight.Core.Backup;
using FinSight.Core.Doctor;
using FinSight.Core.Ledgers;
using FinSight.Core.Links;
using FinSight.Core.Security;
using FinSight.Core.Sessions;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Administration;
using FinSight.Web.Features.Ledgers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Administration;

/// <summary>The page of who runs the server: Mara does, and Noah does not.</summary>
public abstract class AdminPageTestBase : SignedInComponentTestBase
{
    /// <summary>Who looks at the page.</summary>
    private protected SignedIn Reader { get; set; } = null!;

    private protected Member Noah { get; private set; } = null!;

    private protected RegistrationSettings Settings { get; set; } = new(RegistrationMode.Invite, null);

    protected override async Task FurnishAsync()
    {
        Noah = await House.MoveInAsync("Noah");
        await using (var db = await House.Contexts.CreateDbContextAsync())
        {
            foreach (var user in await db.Users.ToListAsync())
            {
                user.Rename(user.Id == Noah.UserId ? "Noah" : "Mara");
                user.Administrate(user.Id != Noah.UserId);
            }
            await db.SaveChangesAsync();
        }
        Ledger = new LedgerContext(await House.Get<PersonReader>().FindAsync(Ledger.Person.Id), Ledger.Member);
        Reader = Mara;
        Services.AddSingleton(House.Get<AdministratorAccessService>())
            .AddSingleton(House.Get<AccountListService>())
            .AddSingleton(House.Get<AccountAdministrationService>())
            .AddSingleton(House.Get<AccountInvitationService>())
            .AddSingleton(House.Get<ServerStateService>())
            .AddSingleton(House.Get<SecurityLog>())
            .AddSingleton(_ => Settings)
            .AddSingleton(House.Get<PublicAddress>())
            .AddSingleton(House.Get<PasswordResetService>())
            .AddSingleton(House.Get<BackupAdministrationService>())
            .AddSingleton<DataProtectionKeyReplacer>()
            .AddDataProtection();
        Services.AddHealthChecks();
    }

    private protected void AssertAsksWho() =>
        Assert.Equal(
            "http://localhost/account/confirm?returnUrl=%2Fadmin",
            Services.GetRequiredService<NavigationManager>().Uri);

    private protected IRenderedComponent<AdminPage> Render()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/admin");
        return Render<AdminPage>(Cascade);
    }

    private protected void Cascade<T>(ComponentParameterCollectionBuilder<T> parameters) where T : AdministratorPageBase
    {
        using var db = House.Contexts.CreateDbContext();
        var user = db.Users.Single(u => u.Id == Reader.UserId);
        // Whoever runs the server may keep no ledger.
        parameters.AddCascadingValue(Ledger.Person).AddCascadingValue(
            Task.FromResult(new AuthenticationState(BrowserSessionCookie.Principal(user, Reader.SessionId))));
    }

    private protected static async Task PressAsync(IRenderedComponent<AdminPage> page, string name, string act)
    {
        if (Item().QuerySelector(".acts") is null) await Item().QuerySelector("button")!.ClickAsync(new());
        await Item().QuerySelectorAll(".acts button").Single(button => button.TextContent == act).ClickAsync(new());

        IElement Item() => Items(page).Single(item => Name(item) == name);
    }

    private protected static IReadOnlyList<IElement> Items(IRenderedComponent<AdminPage> page) =>
        page.FindAll(".account-item");

    private protected static string Name(IElement item) => item.QuerySelector("h3")!.FirstChild!.TextContent.Trim();

    private protected static string Words(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
