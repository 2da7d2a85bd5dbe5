using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FinSight.Web.Features.Api;

/// <summary>What schemas need besides what types say.</summary>
static class OpenApiSchemas
{
    /// <summary>Under which name it is described; null where that is no type of its own.</summary>
    public static string? NameOf(JsonTypeInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var name = type == typeof(JsonElement) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(info);
        return type.Assembly == typeof(OpenApi).Assembly && name?.StartsWith("Api", StringComparison.Ordinal) is true
            ? name["Api".Length..] : name;
    }

    /// <summary>
    /// What programs send: unknown fields are errors there, and nothing is needed that a rule does not ask for.
    /// </summary>
    static bool IsInput(Type type) => type.Namespace?.StartsWith("FinSight.Web", StringComparison.Ordinal) is true
        && type.GetProperties().Any(property => property.SetMethod is not null)
        && type.GetConstructor(Type.EmptyTypes) is not null;

    public static void Describe(OpenApiSchema schema, Type type)
    {
        if (IsInput(type)) schema.AdditionalPropertiesAllowed = false;
        if (type == typeof(long) || type == typeof(int) || type == typeof(long?) || type == typeof(int?)) Whole(schema);
        if (type == typeof(JsonElement?)) schema.Type = JsonSchemaType.Object | JsonSchemaType.Null;
        if ((Nullable.GetUnderlyingType(type) ?? type).IsEnum) Word(schema);
    }

    /// <summary>What a schema is whose type says nothing of itself: its name in words.</summary>
    public static string TextOf(string name)
    {
        var words = string.Concat(name.Select((letter, i) =>
            i > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
        return $"{words}.";
    }

    // Numbers are numbers here, and never texts.
    static void Whole(OpenApiSchema schema)
    {
        schema.Type = schema.Type?.HasFlag(JsonSchemaType.Null) is true
            ? JsonSchemaType.Integer | JsonSchemaType.Null
            : JsonSchemaType.Integer;
        schema.Pattern = null;
    }

    // That it may be null is said where it stands.
    static void Word(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.String;
        schema.Enum = [.. (schema.Enum ?? []).Where(value => value is not null && !value.IsJsonNullSentinel())];
    }
}
