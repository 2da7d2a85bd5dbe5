using System.Text.Json;

namespace FinSight.Tests.Api;

/// <summary>Whoever reads the description alone knows what each field holds.</summary>
public sealed class OpenApiFieldsTests : ApiTestBase
{
    JsonElement _document;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _document = (await Mara.GetAsync("/api/openapi.json")).Expect(200).Json;
    }

    [Fact]
    public void Each_field_says_what_it_holds() => Assert.Empty(string.Join(' ',
        from schema in Schemas()
        from field in Fields(schema.Value)
        where !IsTold(field.Value)
        select $"{schema.Name}.{field.Name}"));

    [Fact]
    public void Each_schema_and_each_parameter_says_what_it_is()
    {
        var wrong = Schemas().Where(schema => !IsTold(schema.Value)).Select(schema => schema.Name).ToList();
        foreach (var path in _document.GetProperty("paths").EnumerateObject())
            foreach (var operation in path.Value.EnumerateObject())
                if (operation.Value.TryGetProperty("parameters", out var parameters))
                    wrong.AddRange(parameters.EnumerateArray().Where(one => !IsTold(one))
                        .Select(one => $"{operation.Name} {path.Name} {one.GetProperty("name")}"));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Ids_days_instants_and_whole_numbers_are_told_apart()
    {
        var wrong = new List<string>();
        foreach (var schema in Schemas())
            foreach (var field in Fields(schema.Value))
            {
                var format = field.Value.TryGetProperty("format", out var told) ? told.GetString() : null;
                var expected = field.Name switch
                {
                    // A number, and a name.
                    "id" when schema.Name == "Delivery" => "int64",
                    "from" when schema.Name == "InboxEntry" => null,
                    "id" or "batch" or "categoryId" or "createdBy" or "parentId" => "uuid",
                    "date" or "from" or "to" or "today" => "date",
                    "at" or "createdAt" or "expiresAt" or "usedAt" => "date-time",
                    "minor" or "sequence" => "int64",
                    _ => null,
                };
                if (expected is not null && format != expected && !field.Value.TryGetProperty("$ref", out _))
                    wrong.Add($"{schema.Name}.{field.Name} is {format ?? "anything"}, not {expected}");
            }
        Assert.Empty(wrong);
    }

    List<JsonProperty> Schemas() => [.. _document.GetProperty("components").GetProperty("schemas").EnumerateObject()];

    static List<JsonProperty> Fields(JsonElement schema) =>
        schema.TryGetProperty("properties", out var properties) ? [.. properties.EnumerateObject()] : [];

    static bool IsTold(JsonElement one) =>
        one.TryGetProperty("description", out var text) && text.GetString() is { Length: > 3 };
}
