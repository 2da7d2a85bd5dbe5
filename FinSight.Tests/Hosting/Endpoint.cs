using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Hosting;

/// <summary>An address that the app answers, with something in the place of each parameter.</summary>
sealed record Endpoint(string Method, string Path, bool IsAnonymous, bool IsStatic)
{
    /// <summary>What stands in the place of a parameter.</summary>
    /// <param name="isGuid">Another text would be no such address.</param>
    public static string Sample(bool isGuid) => isGuid ? $"{Guid.Empty}" : "x";

    public static IReadOnlyList<Endpoint> All(IServiceProvider services) =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => new Endpoint(
                endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET",
                "/" + string.Join(
                    '/',
                    endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(
                        segment.Parts.Select(part =>
                            part switch
                            {
                                RoutePatternLiteralPart literal => literal.Content,
                                RoutePatternParameterPart parameter =>
                                    Sample(parameter.ParameterPolicies.Any(policy => policy.Content == "guid")),
                                _ => Sample(isGuid: false),
                            })))),
                endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
                endpoint.Metadata.Any(item => item.GetType().Name == "StaticAssetDescriptor")))
            .Distinct(),
    ];
}
