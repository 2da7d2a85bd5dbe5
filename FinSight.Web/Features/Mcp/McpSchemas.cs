using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace FinSight.Web.Features.Mcp;

/// <summary>
/// What tools take and give, for clients: as short as it can be, as each of them pays for every word.
/// </summary>
static class McpSchemas
{
    static readonly JsonSchemaExporterOptions Options =
        new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };

    public static JsonElement OfInput(Type type) => Of(type, isInput: true);

    public static JsonElement OfOutput(Type type) => Of(type, isInput: false);

    static JsonElement Of(Type type, bool isInput)
    {
        var schema = McpTool.Json.GetJsonSchemaAsNode(type, Options);
        // Some clients want them said, even where there are none.
        if (schema["properties"] is null) schema["properties"] = new JsonObject();
        Trim(schema, isInput);
        return JsonSerializer.SerializeToElement(schema);
    }

    static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is JsonObject node
            && context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(
                typeof(DescriptionAttribute), inherit: false)
            is [DescriptionAttribute { Description: var said }, ..]) node["description"] = said;
        return schema;
    }

    // What may be null is never written, and so need not be there.
    static void Trim(JsonNode? node, bool isInput)
    {
        if (node is not JsonObject schema) return;
        if (schema["properties"] is JsonObject properties)
        {
            var required = (schema["required"] as JsonArray)?.Select(name => name!.GetValue<string>()).ToList() ?? [];
            foreach (var (name, property) in properties)
            {
                if (DropNull(property)) required.Remove(name);
                Trim(property, isInput);
            }
            schema.Remove("required");
            if (required.Count > 0) schema["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
            if (isInput) schema["additionalProperties"] = false;
        }
        Trim(schema["items"], isInput);
        if (!isInput) schema.Remove("format");
    }

    static bool DropNull(JsonNode? node)
    {
        if (node is not JsonObject schema) return false;
        if (schema["enum"] is JsonArray values
            && values.FirstOrDefault(value => value is null) is null
            && values.Any(value => value is null))
            schema["enum"] = new JsonArray(
                [.. values.Where(value => value is not null).Select(value => value!.DeepClone())]);
        if (schema["type"] is not JsonArray types || types.All(type => type!.GetValue<string>() != "null"))
            return schema["type"] is null;
        var kept = types.Select(type => type!.GetValue<string>()).Where(type => type != "null").ToList();
        schema["type"] = kept.Count == 1 ? kept[0] : new JsonArray([.. kept.Select(type => (JsonNode)type)]);
        return true;
    }
}
