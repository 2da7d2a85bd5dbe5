using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace FinSight.Web.Features.Mcp;

/// <summary>One thing that assistants can do.</summary>
abstract class McpTool
{
    /// <summary>As answers are written: what is null is left out, and letters stay letters.</summary>
    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };

    /// <summary>All of these; none where any good token will do.</summary>
    public abstract TokenScopeKinds Needs { get; }

    /// <summary>As clients are told of it.</summary>
    public abstract Tool Told { get; }

    public abstract Task<CallToolResult> CallAsync(McpCall call, IDictionary<string, JsonElement>? arguments);
}

/// <inheritdoc cref="McpTool" />
/// <typeparam name="TAsk">What it takes; all fields that a rule does not ask for may be left out.</typeparam>
abstract class McpTool<TAsk, TAnswer>(
    string name, string title, string description, TokenScopeKinds needs, bool isDestructive = false) : McpTool
    where TAsk : class where TAnswer : class
{
    public override TokenScopeKinds Needs => needs;

    public override Tool Told { get; } = new()
    {
        Name = name,
        Title = title,
        Description = description,
        InputSchema = McpSchemas.OfInput(typeof(TAsk)),
        OutputSchema = McpSchemas.OfOutput(typeof(TAnswer)),
        Annotations = new()
        {
            ReadOnlyHint = (needs & (TokenScopeKinds.Add | TokenScopeKinds.Write)) == TokenScopeKinds.None,
            DestructiveHint = isDestructive,
            OpenWorldHint = false,
        },
    };

    public override async Task<CallToolResult> CallAsync(McpCall call, IDictionary<string, JsonElement>? arguments)
    {
        try
        {
            var ask = ApiJson.Read<TAsk>(
                JsonSerializer.SerializeToElement(arguments ?? new Dictionary<string, JsonElement>()), "");
            var answer = JsonSerializer.SerializeToElement(await RunAsync(call, ask), Json);
            return new()
            {
                Content = [new TextContentBlock { Text = JsonSerializer.Serialize(answer, Json) }],
                StructuredContent = answer
            };
        }
        catch (OperationCanceledException) when (call.Cancel.IsCancellationRequested)
        {
            throw;
        }
        // Whatever it is, an assistant is told in the one shape that it knows, and what to do about it.
#pragma warning disable CA1031
        catch (Exception problem)
        {
            return McpProblems.Tell(call, name, problem);
        }
#pragma warning restore CA1031
    }

    protected abstract Task<TAnswer> RunAsync(McpCall call, TAsk ask);
}

/// <summary>A tool for one request.</summary>
sealed class BoundTool(McpTool tool, HttpContext context) : McpServerTool
{
    public override Tool ProtocolTool => tool.Told;

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default) =>
        await tool.CallAsync(new McpCall(context, cancellationToken), request.Params?.Arguments);
}
