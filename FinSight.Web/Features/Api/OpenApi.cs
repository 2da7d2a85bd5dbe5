using FinSight.Web.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FinSight.Web.Features.Api;

/// <summary>The description of the API for tools (OpenAPI 3.1), made from the endpoints themselves.</summary>
static class OpenApi
{
    public const string Path = "/api/openapi.json";

    const string Bearer = "token";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) =>
        services.AddOpenApi(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = endpoint =>
                endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true;
            options.CreateSchemaReferenceId = OpenApiSchemas.NameOf;
            options.AddDocumentTransformer((document, _, _) =>
            {
                Introduce(document);
                OpenApiFields.Describe(document);
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, context, _) =>
            {
                OpenApiOperations.Describe(
                    operation, context.Document!,
                    context.Description.ActionDescriptor.EndpointMetadata, context.Description);
                return Task.CompletedTask;
            });
            options.AddSchemaTransformer((schema, context, _) =>
            {
                OpenApiSchemas.Describe(schema, context.JsonTypeInfo.Type);
                return Task.CompletedTask;
            });
        });

    public static void MapApiDescription(this IEndpointRouteBuilder app) =>
        app.MapOpenApi(Path).AllowAnonymous().WithMetadata(BareErrorsMetadata.Mark);

    static void Introduce(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "FinSight",
            Version = "1",
            Description =
                "Whatever a person can do with expenses, a program can do too. Money is never a float: `amount` is " +
                "a decimal text and `minor` the same in minor units. Days have no zone; instants are UTC. Errors " +
                "are problem+json (RFC 9457) with a stable `code`. Within version 1 there are only additions.",
        };
        document.Servers = [new() { Url = "/", Description = "This server" }];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description =
                    "An API token from Settings, such as fst_…. Its scopes are read, add and write; none includes " +
                    "another.",
            },
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
    }
}
