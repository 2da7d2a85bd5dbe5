using System.Text;
using FinSight.Core.Connections;
using FinSight.Core.Expenses;
using FinSight.Core.Inbox;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Inbox;

/// <summary>Mara's ledger in CHF with a phone that sends payments, at 12:00 UTC on Monday 23 November 2026.</summary>
public abstract class CaptureTestBase : ServiceTestBase
{
    internal FakeTime Time { get; } = new();

    protected override TimeProvider? Clock => Time;

    protected CaptureService Capture => House.Get<CaptureService>();

    protected InboxService Messages => House.Get<InboxService>();

    protected ConnectionService Connections => House.Get<ConnectionService>();

    protected const string Coffee =
        """{"merchant":"Café Muster","amount":"CHF 4.50","card":"Visa Debit","name":"Café Muster"}""";

    protected async Task<AuthenticatedConnection> ConnectAsync(string name = "iPhone", Member? by = null) =>
        await OpenAsync((await Connections.AddAsync(by ?? Mara, ConnectionKind.Other, name)).Path)
        ?? throw new InvalidOperationException("The door does not open.");

    protected Task<AuthenticatedConnection?> OpenAsync(string path) =>
        House.Get<ConnectionAuthenticator>().OpenAsync(path["/hook/".Length..]);

    protected async Task<CaptureResult> SendAsync(AuthenticatedConnection key, string body, string? type = null) =>
        Assert.Single(await SendAllAsync(key, body, type));

    protected Task<IReadOnlyList<CaptureResult>> SendAllAsync(
        AuthenticatedConnection key, string body, string? type = null) =>
        Capture.ReceiveAsync(key, type, Encoding.UTF8.GetBytes(body));

    protected async Task<IReadOnlyList<ExpenseRow>> RowsAsync(Member? member = null)
    {
        var view = await House.Get<ExpenseSearchService>()
            .ListAsync(member ?? Mara, new ExpenseListRequest(ExpenseFilter.Everything), 500);
        return view.Rows;
    }

    protected async Task<long> SumAsync() => (await RowsAsync()).Sum(row => row.Amount);

    protected static (InboxOutcome, string?) Told(CaptureResult answer) => (answer.Outcome, answer.Reason);
}
