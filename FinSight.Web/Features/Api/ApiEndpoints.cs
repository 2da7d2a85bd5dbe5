using FinSight.Web.Features.Activity;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.History;
using FinSight.Web.Features.Ledgers;
using FinSight.Web.Features.QuickEntry;
using FinSight.Web.Features.Tokens;
using FinSight.Web.Hosting;

namespace FinSight.Web.Features.Api;

/// <summary>What programs can do: version 1, in which there are only additions.</summary>
static class ApiEndpoints
{
    public const string Root = "/api/v1";

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("").WithMetadata(BareErrors.Mark)
            .AddEndpointFilter(ApiScopes.CheckAsync).AddEndpointFilter(ApiParameters.CheckAsync);
        api.MapMeApi();
        api.MapLedgersApi();
        api.MapExpensesApi();
        api.MapExpenseHistoryApi();
        api.MapQuickApi();
        api.MapChangesApi();
        app.MapErrorsApi();
        app.MapApiFallback();
    }
}
