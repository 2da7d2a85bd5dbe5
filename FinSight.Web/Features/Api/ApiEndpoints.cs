namespace FinSight.Web.Features.Api;

/// <summary>Where programs ask: version 1, in which there are only additions.</summary>
static class ApiEndpoints
{
    public const string Root = "/api/v1";
}
