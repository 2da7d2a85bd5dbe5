namespace FinSight.Web.Features.Api;

static class ApiDescriptionExtensions
{
    /// <summary>What an endpoint answers where it refuses, besides what all of them may answer.</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in (int[])[401, 403, 429, .. statuses])
            endpoint.Produces<ApiProblem>(status, "application/problem+json");
        return endpoint;
    }
}
