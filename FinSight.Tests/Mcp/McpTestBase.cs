using System.Text.Json;
using FinSight.Core.Tokens;
using FinSight.Tests.Accounts;
using FinSight.Tests.Api;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace FinSight.Tests.Mcp;

/// <summary>The app with Mara's assistants, who speak through the reference client.</summary>
public abstract class McpTestBase : ApiTestBase
{
    protected const TokenScopeKinds All = TokenScopeKinds.Read | TokenScopeKinds.Add | TokenScopeKinds.Write;

    private protected async Task<McpClient> AssistantAsync(TokenScopeKinds scopes = All, string user = "mara")
    {
        var http = App.Visit().Http;
        http.DefaultRequestHeaders.Authorization = new("Bearer", await ApiClient.TokenAsync(App, user, scopes));
        return await McpClient.CreateAsync(
            new HttpClientTransport(
                new() { Endpoint = new("http://localhost/mcp"), TransportMode = HttpTransportMode.StreamableHttp },
                http,
                ownsHttpClient: false));
    }

    private protected static async Task<JsonElement> AskAsync(
        McpClient assistant, string tool, object? arguments = null)
    {
        var answer = await SayAsync(assistant, tool, arguments);
        Assert.True(answer.IsError is not true, Text(answer));
        return answer.StructuredContent!.Value;
    }

    private protected static async Task<JsonElement> RefusedAsync(
        McpClient assistant, string tool, object? arguments = null)
    {
        var answer = await SayAsync(assistant, tool, arguments);
        Assert.True(answer.IsError, Text(answer));
        return JsonDocument.Parse(Text(answer)).RootElement;
    }

    private protected static string Text(CallToolResult answer) =>
        string.Concat(answer.Content.OfType<TextContentBlock>().Select(block => block.Text));

    static async Task<CallToolResult> SayAsync(McpClient assistant, string tool, object? arguments) =>
        await assistant.CallToolAsync(
            tool,
            JsonSerializer.SerializeToElement(arguments ?? new { })
                .EnumerateObject()
                .ToDictionary(one => one.Name, one => (object?)one.Value));
}
