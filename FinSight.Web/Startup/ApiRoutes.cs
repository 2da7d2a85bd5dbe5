using FinSight.Web.Features.Api;
using FinSight.Web.Features.Budgets;
using FinSight.Web.Features.Categories;
using FinSight.Web.Features.Changes;
using FinSight.Web.Features.Dashboard;
using FinSight.Web.Features.Expenses;
using FinSight.Web.Features.History;
using FinSight.Web.Features.Inbox;
using FinSight.Web.Features.Ledgers;
using FinSight.Web.Features.QuickEntry;
using FinSight.Web.Features.Tags;
using FinSight.Web.Features.Tokens;
using FinSight.Web.Features.Trash;
using FinSight.Web.Features.Webhooks;
using FinSight.Web.Hosting;

namespace FinSight.Web.Startup;

/// <summary>What programs can do.</summary>
static class ApiRoutes
{
    public static void AddApi(this IServiceCollection services) =>
        services.AddSingleton<ApiRateLimiter>().AddSingleton<ChangeStreams>().AddApiDescription();

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("").WithMetadata(BareErrorsMetadata.Mark)
            .AddEndpointFilter(ApiScopeExtensions.CheckAsync).AddEndpointFilter(ApiParameters.CheckAsync);
        api.MapMeApi();
        api.MapLedgersApi();
        api.MapExpensesApi();
        api.MapExpenseHistoryApi();
        api.MapQuickApi();
        api.MapExpenseBatchApi();
        api.MapExportApi();
        api.MapTrashApi();
        api.MapCategoriesApi();
        api.MapTagsApi();
        api.MapBudgetsApi();
        api.MapSummaryApi();
        api.MapBatchesApi();
        api.MapChangesApi();
        api.MapStreamApi();
        api.MapWebhooksApi();
        api.MapInboxApi();
        app.MapErrorsApi();
        app.MapApiDescription();
        app.MapApiDocs();
        app.MapApiFallback();
    }
}
