using FinSight.Core;
using FinSight.Core.Administration;
using FinSight.Core.Sessions;

namespace FinSight.Tests.Administration;

public sealed class AccountListServiceTests : AdministrationTestBase
{
    [Fact]
    public async Task Each_account_is_listed_with_what_it_is_and_when_it_was_used_last()
    {
        var noah = await House.SignInAsync(Noah);
        await House.SignInAsync(Noah);
        await House.Get<AccountAdministrationService>()
            .DisableAsync(Admin, await ProofAsync(Admin), (await House.MoveInAsync("Zoe")).UserId);

        var page = await PageAsync(0);
        Assert.Equal((3, false), (page.Total, page.HasMore));
        Assert.Equal(
            [("Mara", true, false, 1, true), ("Noah", false, false, 2, true), ("Zoe", false, true, 0, false)],
            page.Rows.Select(
                row => (row.Name.Split('-')[0], row.IsAdministrator, row.DisabledAt is not null, row.Sessions,
                    row.SeenAt is not null)));

        await House.Get<SessionService>().EndAsync(noah, noah.SessionId);
        Assert.Equal(1, (await PageAsync(0)).Rows[1].Sessions);
    }

    [Fact]
    public async Task Many_accounts_come_page_by_page_each_once()
    {
        for (var i = 0; i < AccountListPage.Size; i++) await House.MoveInAsync($"Guest{i:D2}");
        var (first, second) = (await PageAsync(0), await PageAsync(1));
        Assert.Equal((AccountListPage.Size, 2), (first.Rows.Count, second.Rows.Count));
        Assert.Equal((true, false), (first.HasMore, second.HasMore));
        Assert.Equal(AccountListPage.Size + 2, first.Rows.Concat(second.Rows).Select(row => row.Id).Distinct().Count());
        Assert.Empty((await PageAsync(2)).Rows);
    }

    [Fact]
    public async Task The_list_is_for_who_runs_the_server_now()
    {
        await House.Get<AccountAdministrationService>().SignOutAsync(Admin, await ProofAsync(Admin), Mara.UserId);
        await Assert.ThrowsAsync<NotFoundException>(() => PageAsync(0));
    }

    Task<AccountListPage> PageAsync(int page) => House.Get<AccountListService>().PageAsync(Admin, page);
}
