using System.Text;
using Bunit;
using FinSight.Core.Changes;
using FinSight.Core.Connections;
using FinSight.Core.Expenses;
using FinSight.Core.Inbox;
using FinSight.Web.Components;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.QuickEntry;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Inbox;

/// <summary>What is said to somebody who types what a connection has just added.</summary>
public sealed class KnownLineTests : SignedInComponentTestBase
{
    const string Coffee = """{"merchant":"Café Muster","amount":"CHF 4.50"}""";

    [Fact]
    public async Task The_quick_line_says_that_the_same_has_come_and_hinders_nobody()
    {
        await SendAsync();
        var quick = Show<QuickAdd>(p => p.Add(q => q.Choices, Choices));
        await quick.InputAsync("#quick-line", "eating coffee 7");
        Assert.Empty(Known(quick));
        await quick.InputAsync("#quick-line", "eating coffee 4.50");
        quick.WaitForAssertion(() => Assert.Matches(
            "^Café Muster, CHF 4.50, came from iPhone: Today .*\\. Add yours only if it is another one\\.$",
            Assert.Single(Known(quick))));

        await quick.SubmitAsync("#quick-form");
        var toast = Services.GetRequiredService<ToastService>().Current!;
        Assert.Matches(
            "^Added .*, CHF 4.50\\. Café Muster, CHF 4.50, came from iPhone: .* Undo yours if it is the same\\.$",
            Plain(toast.Text));
        Assert.Equal(ToastOfferKind.Undo, toast.Offer);
        await House.Get<UndoService>().UndoAsync(Ledger.Member, toast.BatchId!.Value);
        Assert.Equal("Café Muster", Assert.Single(await RowsAsync()).Title);
    }

    [Fact]
    public async Task The_form_says_it_of_what_comes_while_it_is_typed_and_no_more_once_that_is_taken_back()
    {
        var form = Show<AddExpenseForm>(p => p.Add(f => f.Choices, Choices));
        await form.ChangeAsync("#add-category", Choices[0].Id.ToString());
        await form.InputAsync("#add-amount", "4.50");
        Assert.Empty(Known(form));
        var added = await SendAsync();
        await Time.PassUntilAsync(() => Known(form).Count() == 1);

        await House.Get<UndoService>().UndoAsync(Ledger.Member, added.BatchId!.Value);
        await Time.PassUntilAsync(() => !Known(form).Any());
    }

    static IEnumerable<string> Known<T>(IRenderedComponent<T> part) where T : IComponent =>
        part.FindAll("[data-known]").Select(line => Plain(line.TextContent));

    static string Plain(string? text) =>
        string.Concat((text ?? "").Where(c => c is not ('\u2068' or '\u2069'))).Replace('\u00a0', ' ').Trim();

    async Task<IReadOnlyList<ExpenseRow>> RowsAsync() =>
        (await House.Get<ExpenseSearchService>()
            .ListAsync(Ledger.Member, new ExpenseListRequest(ExpenseFilter.Everything), 10)).Rows;

    async Task<CaptureResult> SendAsync()
    {
        var path = (await House.Get<ConnectionService>().AddAsync(Ledger.Member, ConnectionKind.Other, "iPhone")).Path;
        var key = (await House.Get<ConnectionAuthenticator>().OpenAsync(path["/hook/".Length..]))!;
        return (await House.Get<CaptureService>().ReceiveAsync(
            key, "application/json", Encoding.UTF8.GetBytes(Coffee)))[0];
    }
}
