using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>An open dashboard, and what people see and do there.</summary>
public sealed class Tab(IPage page)
{
    public IPage Page => page;

    public ILocator AddForm => page.GetByRole(AriaRole.Form, new() { Name = "All fields of an expense" });

    public ILocator AddButton => page.GetByRole(AriaRole.Button, new() { Name = "Add expense", Exact = true });

    public ILocator Rows => page.Locator("[data-expense-id]");

    public async Task GoAsync(string path)
    {
        await page.GotoAsync(path);
        await ExpectLiveAsync();
        // The page takes the focus to its heading a moment after it lives.
        await AnsweredAsync();
    }

    /// <summary>The page behind has heard of all that was done before, and its page of what came of that.</summary>
    public Task AnsweredAsync() =>
        page.EvaluateAsync("() => DotNet.invokeMethodAsync('FinSight.Web', 'Pulse')").WaitAsync(Patience.Long);

    public Task ExpectLiveAsync() => Expect(page.Locator(".live:not(.off)")).ToHaveTextAsync("Live");

    public ILocator Row(string title) => Rows.Filter(new() { Has = page.GetByText(title, new() { Exact = true }) });

    public ILocator Field(string label) => AddForm.GetByLabel(label, new() { Exact = true });

    public ILocator EditGroup(string title) =>
        page.GetByRole(AriaRole.Group, new() { Name = $"Edit {title}", Exact = true });

    public ILocator RowButton(string action, string title) =>
        Row(title).GetByRole(AriaRole.Button, new() { Name = $"{action} {title}" });

    public async Task AddAsync(
        string title, string amount, string? category = null, DateOnly? date = null, string? note = null)
    {
        await FillAsync(title, amount, category, date, note);
        await AddButton.ClickAsync();
        await Expect(Row(title)).ToHaveCountAsync(1);
        // The row may come before the form has made room for the next.
        await Expect(Field("Title")).ToHaveValueAsync("");
    }

    public async Task FillAsync(
        string title, string amount, string? category = null, DateOnly? date = null, string? note = null)
    {
        await Field("Title").FillAsync(title);
        await Field("Amount").FillAsync(amount);
        if (category is not null) await Field("Category").SelectOptionAsync(category);
        if (date is { } day) await Field("Date").FillAsync(day.ToString("O", CultureInfo.InvariantCulture));
        if (note is not null) await Field("Note").FillAsync(note);
    }

    public async Task EditAsync(string title, string label, string value)
    {
        await RowButton("Edit", title).ClickAsync();
        await EditGroup(title).GetByLabel(label, new() { Exact = true }).FillAsync(value);
        await EditGroup(title).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(EditGroup(title)).ToHaveCountAsync(0);
    }

    /// <summary>What it says is there for a while only, unless somebody points at it.</summary>
    public Task HoldToastAsync() => page.Locator(".toast").HoverAsync();

    public async Task DeleteAsync(string title)
    {
        await RowButton("Delete", title).ClickAsync();
        await Expect(Row(title)).ToHaveCountAsync(0);
    }

    public ILocator Category(string name) => page.Locator($"[data-figure=category-total][data-category='{name}']");

    public async Task ExpectTotalsAsync(long month, long? allTime = null)
    {
        await ExpectMinorAsync(page.Locator("[data-figure=month-total]"), month);
        await ExpectMinorAsync(page.Locator("[data-figure=all-time-total]"), allTime ?? month);
    }

    public Task ExpectCategoryAsync(string name, long minor) => ExpectMinorAsync(Category(name), minor);

    public static Task ExpectMinorAsync(ILocator figure, long minor) =>
        Expect(figure).ToHaveAttributeAsync("data-minor", minor.ToString(CultureInfo.InvariantCulture));
}
