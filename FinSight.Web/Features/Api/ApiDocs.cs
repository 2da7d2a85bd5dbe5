using System.Net;
using System.Text;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FinSight.Web.Features.Api;

/// <summary>
/// The reference as people read it, made from the same description as tools get, with lines to paste.
/// </summary>
static class ApiDocs
{
    public const string Path = "/api/docs";

    const string StylePath = "/api/docs.css";

    public static void MapApiDocs(this IEndpointRouteBuilder app)
    {
        app.MapGet(
            Path,
            async (
                HttpContext context, [FromKeyedServices("v1")] IOpenApiDocumentProvider provider,
                CancellationToken cancel) =>
                Results.Content(
                    Page(
                        await provider.GetOpenApiDocumentAsync(cancel),
                        $"{context.Request.Scheme}://{context.Request.Host}"),
                    "text/html; charset=utf-8"))
            .AllowAnonymous().WithMetadata(BareErrorsMetadata.Mark).ExcludeFromDescription();
        app.MapGet(StylePath, () => Results.Content(Style, "text/css; charset=utf-8"))
            .AllowAnonymous().WithMetadata(BareErrorsMetadata.Mark).ExcludeFromDescription();
    }

    static string Page(OpenApiDocument document, string origin)
    {
        var page = new StringBuilder();
        page.Append(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" " +
            "content=\"width=device-width, initial-scale=1\">")
            .Append("<title>API · FinSight</title><link rel=\"stylesheet\" href=\"")
            .Append(StylePath)
            .Append("\"></head><body><header><h1>FinSight API</h1><p>")
            .Append(Text(document.Info.Description))
            .Append("</p><p>For tools: <a href=\"")
            .Append(OpenApi.Path)
            .Append("\">openapi.json</a>. All error codes: <a href=\"")
            .Append(ErrorsApi.Path)
            .Append("\">errors</a>.</p><pre><code>")
            .Append(Text($"FINSIGHT={origin}\nTOKEN=fst_…\nLEDGER=… # an id from $FINSIGHT/api/v1/me"))
            .Append("</code></pre></header>");
        var operations = document.Paths
            .SelectMany(path => path.Value.Operations!.Select(
                operation => (path.Key, Method: operation.Key.Method, Operation: operation.Value)))
            .ToList();
        var tags = operations.GroupBy(one => one.Operation.Tags?.FirstOrDefault()?.Name ?? "Other").ToList();
        page.Append("<nav aria-label=\"Parts\"><ul>");
        foreach (var tag in tags)
            page.Append("<li><a href=\"#").Append(Anchor(tag.Key)).Append("\">").Append(Text(tag.Key))
                .Append("</a></li>");
        page.Append("<li><a href=\"#schemas\">Schemas</a></li></ul></nav><main>");
        foreach (var tag in tags)
        {
            page.Append("<section id=\"").Append(Anchor(tag.Key)).Append("\"><h2>").Append(Text(tag.Key))
                .Append("</h2>");
            foreach (var (path, method, operation) in tag) Operation(page, path, method, operation);
            page.Append("</section>");
        }
        page.Append("<section id=\"schemas\"><h2>Schemas</h2>");
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
            Schema(page, name, schema);
        return page.Append("</section></main></body></html>").ToString();
    }

    static void Operation(StringBuilder page, string path, string method, OpenApiOperation operation)
    {
        page.Append("<article id=\"")
            .Append(Text(operation.OperationId))
            .Append("\"><h3><b>")
            .Append(method)
            .Append("</b> <code>")
            .Append(Text(path))
            .Append("</code></h3><p>")
            .Append(Text(operation.Summary)).Append(". ").Append(Text(operation.Description)).Append("</p>");
        if (operation.Parameters is { Count: > 0 } parameters)
        {
            page.Append("<dl>");
            foreach (var parameter in parameters)
                page.Append("<dt><code>")
                    .Append(Text(parameter.Name))
                    .Append("</code> <small>")
                    .Append($"{parameter.In}".ToLowerInvariant())
                    .Append(parameter.Required ? ", needed" : "")
                    .Append("</small></dt><dd>")
                    .Append(Text(parameter.Description))
                    .Append(Values(parameter.Schema))
                    .Append("</dd>");
            page.Append("</dl>");
        }
        page.Append("<pre><code>")
            .Append(Text(Curl(path, method, operation)))
            .Append("</code></pre><p class=\"answers\">Answers: ");
        page.Append(string.Join(", ", (operation.Responses ?? []).Select(answer =>
            $"<b>{Text(answer.Key)}</b> {Link(answer.Value.Content?.Values.FirstOrDefault()?.Schema)}".Trim())));
        page.Append("</p></article>");
    }

    static string Curl(string path, string method, OpenApiOperation operation)
    {
        var line = new StringBuilder("curl -s");
        if (method != "GET") line.Append(" -X ").Append(method);
        line.Append(" \"$FINSIGHT")
            .Append(path
                .Replace("{ledger}", "$LEDGER", StringComparison.Ordinal)
                .Replace("{id}", "$ID", StringComparison.Ordinal)
                .Replace("{batch}", "$BATCH", StringComparison.Ordinal)
                .Replace("{delivery}", "$DELIVERY", StringComparison.Ordinal))
            .Append('"');
        if (operation.Security is null or { Count: > 0 }) line.Append(" \\\n  -H \"Authorization: Bearer $TOKEN\"");
        foreach (var header in operation.Parameters
            ?.Where(one => one is { In: ParameterLocation.Header, Required: true }) ?? [])
            line.Append(" \\\n  -H '")
                .Append(header.Name)
                .Append(": ")
                .Append(header.Example?.ToString() ?? "*")
                .Append('\'');
        if (operation.RequestBody?.Content is { Count: > 0 } content)
            line.Append(" \\\n  -H \"Content-Type: ")
                .Append(content.Keys.First())
                .Append("\" \\\n  -d '")
                .Append(content.Values.First().Example?.ToJsonString() ?? "{}")
                .Append('\'');
        return line.ToString();
    }

    static void Schema(StringBuilder page, string name, IOpenApiSchema schema)
    {
        page.Append("<article id=\"schema-")
            .Append(Text(name))
            .Append("\"><h3>")
            .Append(Text(name))
            .Append("</h3><p>")
            .Append(Text(schema.Description))
            .Append("</p>")
            .Append(Values(schema));
        if (schema.Properties is { Count: > 0 } properties)
        {
            page.Append("<dl>");
            foreach (var (field, type) in properties)
                page.Append("<dt><code>")
                    .Append(Text(field))
                    .Append("</code> <small>")
                    .Append(Kind(type))
                    .Append("</small></dt><dd>")
                    .Append(Text(type.Description))
                    .Append("</dd>");
            page.Append("</dl>");
        }
        page.Append("</article>");
    }

    static string Kind(IOpenApiSchema schema)
    {
        if (schema is OpenApiSchemaReference) return Link(schema);
        if (schema.OneOf is { Count: > 0 } any) return string.Join(" or ", any.Select(Kind));
        if (schema.Items is { } items) return $"list of {Kind(items)}";
        var type = $"{schema.Type}".ToLowerInvariant().Replace(", ", " or ", StringComparison.Ordinal);
        return Text(schema.Format is { } format ? $"{type} ({format})" : type);
    }

    static string Link(IOpenApiSchema? schema) =>
        schema is OpenApiSchemaReference { Reference.Id: { } id }
            ? $"<a href=\"#schema-{Text(id)}\">{Text(id)}</a>"
            : "";

    static string Values(IOpenApiSchema? schema) =>
        schema?.Enum is { Count: > 0 } values
            ? $" <small>{Text(string.Join(", ", values.Select(value => value?.ToString() ?? "null")))}</small>"
            : "";

    static string Anchor(string tag) => tag.ToLowerInvariant().Replace(' ', '-');

    static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    const string Style = """
        :root { color-scheme: light dark; --ink: light-dark(#1c1b19, #eceae6); --paper: light-dark(#fbfaf8, #171614); --line: light-dark(#dedad3, #3a3733); --soft: light-dark(#5f5a52, #aaa49a); --link: light-dark(#0b5d4a, #6fd0b4); }
        body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
        a { color: var(--link); } h1, h2, h3 { line-height: 1.2; } h2 { border-top: 1px solid var(--line); padding-top: 1.5rem; margin-top: 2.5rem; }
        h3 { font-size: 1rem; overflow-wrap: anywhere; } article { margin: 1.75rem 0; }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; }
        pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--line); border-radius: .5rem; font-size: .875rem; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; } dd { margin: 0; color: var(--soft); } small, .answers { color: var(--soft); }
        @media (max-width: 40rem) { dl { display: block; } dd { margin: 0 0 .5rem; } }
        """;
}
