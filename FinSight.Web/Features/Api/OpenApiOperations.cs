using System.Text.Json.Nodes;
using FinSight.Core.Tokens;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace FinSight.Web.Features.Api;

/// <summary>What the endpoints say of themselves, as operations of the description.</summary>
static class OpenApiOperations
{
    public static void Describe(
        OpenApiOperation operation, OpenApiDocument document, IList<object> metadata, ApiDescription description)
    {
        operation.OperationId = OpenApiOperationNames.Of(description.HttpMethod!, description.RelativePath!);
        operation.Parameters ??= [];
        foreach (var parameter in metadata.OfType<ApiParameter>()) operation.Parameters.Add(Of(parameter, document));
        foreach (var path in operation.Parameters.OfType<OpenApiParameter>()
            .Where(one => one.In == ParameterLocation.Path))
            path.Description = $"The id of the {path.Name switch { "id" => "row", var name => name }}.";
        if (metadata.OfType<IAllowAnonymous>().Any()) operation.Security = [];
        if (metadata.OfType<NeededScopes>().SingleOrDefault() is { } needed) Scopes(operation, needed.Scopes);
        if (metadata.OfType<ApiExampleMetadata>().SingleOrDefault() is { } example) Show(operation, example);
        foreach (var (status, response) in operation.Responses ?? []) Describe(status, response, description, metadata);
    }

    static void Scopes(OpenApiOperation operation, TokenScopeKinds scopes)
    {
        List<string> words = [.. Enum.GetValues<TokenScopeKinds>()
            .Where(scope => scope != TokenScopeKinds.None && scopes.HasFlag(scope))
            .Select(scope => scope.Word())];
        var said = words.Count == 0 ? "Any token." : $"Scope: {string.Join(" or ", words)}.";
        operation.Description = string.IsNullOrEmpty(operation.Description) ? said : $"{operation.Description} {said}";
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        operation.Extensions["x-scopes"] = new JsonNodeExtension(
            new JsonArray([.. words.Select(word => (JsonNode)word)]));
    }

    static void Show(OpenApiOperation operation, ApiExampleMetadata example)
    {
        foreach (var content in operation.RequestBody?.Content?.Values ?? [])
            content.Example = JsonNode.Parse(example.Json);
    }

    static void Describe(string status, IOpenApiResponse response, ApiDescription description, IList<object> metadata)
    {
        if (response is not OpenApiResponse answer) return;
        answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
        if (status == "429") answer.Headers["Retry-After"] = Header("Seconds until the next request.");
        if (status != "401" && metadata.OfType<NeededScopes>().Any())
        {
            answer.Headers["RateLimit"] = Header("How many requests are left, and for how many seconds.");
            answer.Headers["RateLimit-Policy"] = Header("How many requests a minute there are.");
        }
        if (status == "201") answer.Headers["Location"] = Header("The address of what was added.");
        if (status is "200" or "201" && metadata.OfType<VersionToldMetadata>().Any())
            answer.Headers["ETag"] = Header("The version of the row.");
        answer.Description = int.TryParse(status, out var code)
            ? Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(code)
            : answer.Description;
    }

    static OpenApiHeader Header(string description) =>
        new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    static OpenApiParameter Of(ApiParameter parameter, OpenApiDocument document) => new()
    {
        Name = parameter.Name,
        In = parameter.IsHeader ? ParameterLocation.Header : ParameterLocation.Query,
        Required = parameter.IsRequired,
        Description = parameter.Description,
        Schema = SchemaOf(parameter, document),
        Example = parameter.Example is not { } example ? null
            : parameter.Type == "integer" ? JsonNode.Parse(example) : (JsonNode)example,
    };

    /// <summary>A list of words has a name, so that it is one type wherever it is asked for.</summary>
    static IOpenApiSchema SchemaOf(ApiParameter parameter, OpenApiDocument document)
    {
        var schema = new OpenApiSchema
        {
            Type = parameter.Type switch
            {
                "integer" => JsonSchemaType.Integer,
                "boolean" => JsonSchemaType.Boolean,
                _ => JsonSchemaType.String,
            },
            Format = parameter.Format,
        };
        if (parameter.Range is { } range) (schema.Minimum, schema.Maximum) = ($"{range.Least}", $"{range.Most}");
        if (parameter.Choices is not { } choices) return schema;
        schema.Enum = [.. choices.Values.Select(value => (JsonNode)value)];
        // Two of a name have to be the same choices: the first one counts.
        document.AddComponent(choices.Name, schema);
        return new OpenApiSchemaReference(choices.Name, document);
    }
}

/// <summary>A body as people may send it.</summary>
sealed record ApiExampleMetadata(string Json);

/// <summary>The answer tells the version of its row by <see cref="ApiETags.Tell"/>.</summary>
sealed record VersionToldMetadata;
