using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Isolation;

/// <summary>One user opens every page with another's ids in its address.</summary>
public sealed class PageIsolationTests(PageIsolationTests.TwoUsers users) : IClassFixture<PageIsolationTests.TwoUsers>
{
    public static TheoryData<string> Parameters => [.. PageAddress.All().Select(page => page.ToString())];

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task Another_s_id_in_an_address_is_answered_like_a_missing_one(string parameter)
    {
        var page = PageAddress.All().Single(page => page.ToString() == parameter);
        Assert.True(
            page.CanCarryAnId, $"{page}: say in {nameof(PageAddress)} whether {page.Type.Name} can carry an id.");
        using var missing = await users.Mara.GetAsync(page.With(Guid.CreateVersion7(), users.LedgerOfMara));
        foreach (var id in users.IdsOfNoah)
        {
            using var answer = await users.Mara.GetAsync(page.With(id, users.LedgerOfMara));
            Assert.Equal(missing.StatusCode, answer.StatusCode);
            Assert.DoesNotContain(
                SampleLedger.Canary, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Their_owner_sees_what_the_others_do_not() =>
        Assert.Contains(SampleLedger.Canary, await users.Noah.TextAsync("/?period=all"), StringComparison.Ordinal);

    [Fact]
    public void The_addresses_under_test_hold_the_one_that_filters_by_category() =>
        Assert.Contains(PageAddress.All(), page => page is { Template: "/l/{LedgerId:guid}", Parameter: "category" });

    public sealed class TwoUsers : IAsyncLifetime
    {
        AccountApp App { get; } = new();

        public Visitor Mara { get; private set; } = null!;

        public Visitor Noah { get; private set; } = null!;

        public Guid LedgerOfMara { get; private set; }

        public IReadOnlyList<Guid> IdsOfNoah { get; private set; } = [];

        public async Task InitializeAsync()
        {
            (Mara, Noah) = (App.Visit(), App.Visit());
            await Mara.RegisterAsync("mara");
            await Noah.RegisterAsync("noah");
            LedgerOfMara = (await Get<LedgerAccessService>().EnterLastAsync(await IdAsync("mara"))).LedgerId;
            var id = await IdAsync("noah");
            var noah = await SampleLedger.FurnishAsync(
                await Get<LedgerAccessService>().EnterLastAsync(id), Get<IDbContextFactory<FinSightContext>>(),
                Get<ExpenseService>());
            IdsOfNoah =
            [
                noah.Category.Id, noah.Expense, noah.DeletedExpense, noah.Member.LedgerId, noah.Member.UserId, noah.Tag,
                noah.Token,
            ];
        }

        Task<Guid> IdAsync(string name) =>
            App.ReadAsync(db => db.Users.Where(user => user.UserName == name).Select(user => user.Id).SingleAsync());

        public async Task DisposeAsync() => await App.DisposeAsync();

        T Get<T>() where T : notnull => App.Services.GetRequiredService<T>();
    }
}
