using FinSight.Web.Features.Api;

namespace FinSight.Tests.Api;

public sealed class OpenApiOperationNamesTests
{
    [Theory]
    [InlineData("GET", "api/v1/me", "getMe")]
    [InlineData("GET", "api/v1/ledgers", "getLedgers")]
    [InlineData("GET", "api/v1/ledgers/{ledger}", "getLedger")]
    [InlineData("GET", "api/v1/ledgers/{ledger}/categories", "getCategories")]
    [InlineData("POST", "api/v1/ledgers/{ledger}/categories", "addCategory")]
    [InlineData("POST", "api/v1/ledgers/{ledger}/quick", "postQuick")]
    [InlineData("PATCH", "api/v1/ledgers/{ledger}/expenses/{id}", "changeExpense")]
    [InlineData("DELETE", "api/v1/ledgers/{ledger}/budgets/{id}", "deleteBudget")]
    [InlineData("GET", "api/v1/ledgers/{ledger}/budgets/{id}/status", "getBudgetStatus")]
    [InlineData("POST", "api/v1/ledgers/{ledger}/batches/{batch}/undo", "undoBatch")]
    [InlineData("POST", "api/v1/webhooks/{id}/deliveries/{delivery}/replay", "replayWebhookDelivery")]
    public void They_say_what_is_done_to_what(string method, string path, string name) =>
        Assert.Equal(name, OpenApiOperationNames.Of(method, path));
}
