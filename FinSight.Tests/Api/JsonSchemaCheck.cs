using System.Text.Json;

namespace FinSight.Tests.Api;

/// <summary>Holds JSON against a schema of an OpenAPI file, as far as such files go here.</summary>
sealed class JsonSchemaCheck(JsonElement document)
{
    /// <summary>What does not fit; nothing where all does.</summary>
    public IEnumerable<string> Find(JsonElement schema, JsonElement value, string at = "$")
    {
        if (schema.TryGetProperty("$ref", out var reference)) return Find(Resolve(reference.GetString()!), value, at);
        foreach (var word in (string[])["oneOf", "anyOf"])
            if (schema.TryGetProperty(word, out var choices))
                return choices.EnumerateArray().Any(choice => !Find(choice, value, at).Any())
                    ? []
                    : [$"{at} fits none of {word}: {value}"];
        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(one => IsA(one, value)))
            return [$"{at} is {value.ValueKind} and not {type}"];
        if (schema.TryGetProperty("enum", out var values)
            && value.ValueKind != JsonValueKind.Null
            && !values.EnumerateArray().Any(one => one.ToString() == value.ToString()))
            return [$"{at} is {value}, which is not listed"];
        return value.ValueKind switch
        {
            JsonValueKind.Object => Object(schema, value, at),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) =>
                value.EnumerateArray().SelectMany((one, i) => Find(items, one, $"{at}[{i}]")),
            JsonValueKind.String when schema.TryGetProperty("format", out var format) =>
                Format(format.GetString()!, value.GetString()!, at),
            _ => [],
        };
    }

    /// <summary>What the address of a reference holds.</summary>
    public JsonElement Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate(document, (at, name) => at.GetProperty(name));

    IEnumerable<string> Object(JsonElement schema, JsonElement value, string at)
    {
        var known = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().ToDictionary(one => one.Name, one => one.Value)
            : [];
        var more = schema.TryGetProperty("additionalProperties", out var rest) && rest.ValueKind != JsonValueKind.False;
        var missing = schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray()
                .Select(one => one.GetString()!)
                .Where(name => !value.TryGetProperty(name, out _))
                .Select(name => $"{at}.{name} is missing")
            : [];
        return missing.Concat(
            value.EnumerateObject().SelectMany(one =>
                known.TryGetValue(one.Name, out var its)
                    ? Find(its, one.Value, $"{at}.{one.Name}")
                    : more || known.Count == 0 ? [] : [$"{at}.{one.Name} is not described"]));
    }

    static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Select(one => one.GetString()!)
            : [type.GetString()!];

    static bool IsA(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "string" => value.ValueKind == JsonValueKind.String,
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.Object,
    };

    static IEnumerable<string> Format(string format, string value, string at) => format switch
    {
        "uuid" => Guid.TryParseExact(value, "D", out _),
        "date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", out _),
        "date-time" => DateTimeOffset.TryParse(value, null, out _) && value.EndsWith('Z'),
        _ => true,
    } ? [] : [$"{at} is {value}, which is no {format}"];
}
