using AngleSharp.Dom;
using Bunit;
using FinSight.Core.Accounts;
using FinSight.Core.Categories;
using FinSight.Core.Dashboard;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Security;
using FinSight.Web.Components.Layout;
using FinSight.Web.Features.Categories;
using FinSight.Web.Features.Dashboard;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.History;
using FinSight.Web.Features.Ledgers;
using FinSight.Web.Features.Settings;
using FinSight.Web.Features.Trash;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Components;

/// <summary>Nothing is shown that the reader's role refuses.</summary>
public sealed class RoleButtonTests : SignedInComponentTestBase
{
    const string Pressable = "button:not([disabled]), form, input[type=checkbox]:not([disabled])";

    static readonly Role[] Roles = [Role.Viewer, Role.Adder, Role.Editor, Role.Owner];

    static readonly Dictionary<Type, string[]> Acts = new()
    {
        [typeof(DashboardPage)] =
            ["#quick", "[aria-label^=Repeat]", "[data-row-action=edit]", "[data-row-action=delete]"],
        [typeof(ExpensesPage)] =
            [
                ".page-head a.primary", "[aria-label^=Repeat]", "[data-row-action=edit]", "[data-row-action=delete]",
                "input[type=checkbox]",
            ],
        [typeof(CategoriesPage)] =
            ["#add-category", "[data-category-id] .edit", "[data-category-id] .down", "[data-tag-id] .edit"],
        [typeof(Web.Features.Trash.TrashPage)] = ["li button", "input[type=checkbox]"],
        [typeof(HistoryPage)] = ["li button"],
        [typeof(SettingsPage)] = ["#demo", "#currency:not([disabled])"],
    };

    static readonly string[] ForAdders = ["#quick", "[aria-label^=Repeat]", ".page-head a.primary"];

    static readonly string[] ForOwners = ["#currency:not([disabled])"];

    Member _host = null!;

    public static IEnumerable<object[]> Pages =>
        from page in Acts.Keys from role in Roles select new object[] { page, role };

    protected override Task FurnishAsync()
    {
        Services.AddSingleton(House.Get<DashboardService>())
            .AddSingleton(House.Get<TrashService>())
            .AddSingleton(House.Get<ExpenseHistoryService>());
        _host = Ledger.Member;
        return Task.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_shows_what_the_role_may_do(Type page, Role role)
    {
        await EnterAsync(role);
        var shown = await DrawAsync(page);
        foreach (var act in Acts[page])
        {
            var least = ForAdders.Contains(act) ? Role.Adder : ForOwners.Contains(act) ? Role.Owner : Role.Editor;
            Assert.Equal((act, role >= least), (act, shown.FindAll(act).Count > 0));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Whatever_can_be_pressed_is_allowed(Type page, Role role)
    {
        await EnterAsync(role);
        await PressAllAsync(page, [], []);
        await using var db = await House.Contexts.CreateDbContextAsync();
        Assert.Equal(0, await db.SecurityEvents.CountAsync(e => e.Act == SecurityEventKind.RoleRefused));
    }

    [Theory]
    [InlineData(typeof(DashboardPage), "[data-row-action=edit]", "[data-row-action=delete]")]
    [InlineData(typeof(ExpensesPage), "[data-row-action=edit]", "[data-row-action=delete]", "input[type=checkbox]")]
    [InlineData(typeof(Web.Features.Trash.TrashPage), "li button", "input[type=checkbox]")]
    [InlineData(typeof(HistoryPage), "li button")]
    public async Task An_adder_sees_what_works_on_rows_of_their_own_for_a_day(Type page, params string[] acts)
    {
        await EnterAsync(Role.Adder);
        var shown = await DrawAsync(page, Ledger.Member);
        Assert.All(acts, act => Assert.NotEmpty(shown.FindAll(act)));
        Ledger = Ledger with { Clock = new FakeTime(Time.GetUtcNow() + TimeSpan.FromHours(25)) };
        shown = await DrawAsync(page, Ledger.Member);
        Assert.All(acts, act => Assert.Empty(shown.FindAll(act)));
    }

    /// <summary>Presses each thing by itself on a page drawn anew, and then each that this has brought up.</summary>
    async Task PressAllAsync(Type page, string[] before, IReadOnlyCollection<string> known)
    {
        var shown = await DrawAsync(page);
        foreach (var name in before)
            // In one go: a live page may be drawn anew in between.
            await shown.InvokeAsync(() =>
                shown.FindAll(Pressable).FirstOrDefault(element => Name(element) == name) is { } element
                    ? PressAsync(element)
                    : Task.CompletedTask);
        var names = shown.FindAll(Pressable).Select(Name).Except(known).ToList();
        if (before.Length == 2) return;
        foreach (var name in names) await PressAllAsync(page, [.. before, name], [.. known, .. names]);
    }

    static async Task PressAsync(IElement element)
    {
        try
        {
            if (element.LocalName == "form") await element.SubmitAsync();
            else if (element.LocalName == "input") await element.ChangeAsync(true);
            else await element.ClickAsync();
        }
        catch (MissingEventHandlerException)
        {
            // It sends its form, or is the browser's own business.
        }
    }

    static string Name(IElement element) =>
        $"{element.LocalName} {element.GetAttribute("aria-label") ?? element.TextContent.Trim()} {element.ClassName}";

    async Task EnterAsync(Role role)
    {
        var member = role == Role.Owner ? _host : await House.JoinAsync(_host, "Noah", role);
        Ledger = new LedgerContext(await House.Get<PersonReader>().FindAsync(member.UserId), member) { Clock = Time };
    }

    /// <summary>The page over a ledger with something of everything.</summary>
    /// <param name="spender">Who added it.</param>
    async Task<IRenderedComponent<DynamicComponent>> DrawAsync(Type page, Member? spender = null)
    {
        spender ??= _host;
        await DisposeComponentsAsync();
        // It may have been archived by a click.
        await House.Get<CategoryService>().ReviveAsync(_host, (await House.CategoryAsync(_host)).Id);
        var fields = await House.FieldsAsync(_host, "Tea") with { Date = Today, Tags = ["work"] };
        var row = (await House.Expenses.AddAsync(spender, Guid.CreateVersion7(), fields)).Row;
        await House.Expenses.EditAsync(_host, row.Id, row.Version, new(Note: "hot"));
        var gone = (await House.Expenses.AddAsync(spender, Guid.CreateVersion7(), fields with { Title = "Cake" })).Row;
        await House.Expenses.DeleteAsync(_host, gone.Id);
        Dictionary<string, object> parameters = page == typeof(HistoryPage)
            ? new() { [nameof(HistoryPage.Id)] = row.Id }
            : [];
        return Show<DynamicComponent>(p => p.Add(d => d.Type, page).Add(d => d.Parameters, parameters));
    }
}
