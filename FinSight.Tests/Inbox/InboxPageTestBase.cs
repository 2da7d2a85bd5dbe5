using System.Text;
using Bunit;
using FinSight.Core.Connections;
using FinSight.Core.Expenses;
using FinSight.Core.Inbox;
using FinSight.Web.Components;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Inbox;

/// <summary>The page of the inbox, and a phone that sends.</summary>
public abstract class InboxPageTestBase : SignedInComponentTestBase
{
    private protected const string Abroad = """{"merchant":"Panificio","amount":"EUR 12.50"}""";
    private protected const string Coffee = """{"merchant":"Café Muster","amount":"CHF 4.50","card":"Visa Debit","name":"Café Muster"}""";

    private protected async Task<Toast> NextAsync(Func<Task> act)
    {
        var toaster = Services.GetRequiredService<ToastService>();
        var next = new TaskCompletionSource<Toast>(TaskCreationOptions.RunContinuationsAsynchronously);
        toaster.Changed += () =>
        {
            if (toaster.Current is { IsOfOthers: true } toast) next.TrySetResult(toast);
        };
        await act();
        // What was looked at a moment ago is looked at again only after a while.
        await Time.PassUntilAsync(() => next.Task.IsCompleted);
        return await next.Task;
    }

    private protected async Task<IReadOnlyList<ExpenseRow>> RowsAsync() =>
        (await House.Get<ExpenseSearchService>().ListAsync(
            Ledger.Member, new ExpenseListRequest(ExpenseFilter.Everything), 10)).Rows;

    private protected static string Plain(string? text) =>
        string.Concat((text ?? "").Where(c => c is not ('\u2068' or '\u2069'))).Replace('\u00a0', ' ');

    // The page may be drawn anew in between.
    private protected static Task PressAsync<T>(IRenderedComponent<T> page, string text)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        page.InvokeAsync(() => Button(page, text).ClickAsync(new()));

    private protected static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> page, string text)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        page.FindAll("button").First(button => button.TextContent.StartsWith(text, StringComparison.Ordinal));

    private protected async Task<AuthenticatedConnection> ConnectAsync() =>
        (await House.Get<ConnectionAuthenticator>().OpenAsync(
            (await House.Get<ConnectionService>().AddAsync(Ledger.Member, ConnectionKind.Other, "iPhone"))
                .Path["/hook/".Length..]))!;

    private protected async Task SendAsync(string body, AuthenticatedConnection? key = null) =>
        await House.Get<CaptureService>().ReceiveAsync(
            key ?? await ConnectAsync(), "application/json", Encoding.UTF8.GetBytes(body));
}
