using FinSight.Core;
using FinSight.Web.Authentication;
using FinSight.Web.Features.Api;
using FinSight.Web.Hosting;
using ModelContextProtocol.Server;

namespace FinSight.Web.Features.Mcp;

/// <summary>
/// The door for assistants (Model Context Protocol, streamable HTTP): the tokens, limits and services of the API.
/// </summary>
static class McpEndpoint
{
    public const string Path = "/mcp";

    const int LargestMessage = 512 * 1024;

    const string Instructions =
        "FinSight keeps expenses in ledgers. Begin with whoami. Amounts are decimal texts in the ledger's currency; " +
        "positive is spending, negative a refund. What writes shows a preview first: show it to the user, and call " +
        "again with confirm: true once they agree. Every write is one batch, which undo_batch takes back. " +
        McpUntrustedTextNotice.Text;

    public static void AddMcp(this IServiceCollection services) => services
        .AddMcpServer(server =>
        {
            server.ServerInfo = new() { Name = "finsight", Title = "FinSight", Version = AppInfo.Version };
            server.ServerInstructions = Instructions;
        })
        .WithHttpTransport(http =>
        {
            http.SessionMode = ModelContextProtocol.AspNetCore.HttpServerSessionMode.Stateless;
            http.ConfigureSessionOptions = (context, server, _) =>
            {
                server.ToolCollection = Of(context);
                return Task.CompletedTask;
            };
        });

    public static void MapMcp(this WebApplication app) =>
        ((IEndpointRouteBuilder)app).MapMcp(Path).OpensToTokens()
            .WithMetadata(BareErrorsMetadata.Mark, new BodySizeLimitMetadata(LargestMessage));

    // What a token is not for does not exist for whoever holds it.
    static McpServerPrimitiveCollection<McpServerTool> Of(HttpContext context)
    {
        var scopes = context.Bearer().Scopes;
        var tools = new McpServerPrimitiveCollection<McpServerTool>();
        foreach (var tool in McpTools.All.Where(tool => scopes.HasFlag(tool.Needs)))
            tools.Add(new BoundTool(tool, context));
        return tools;
    }
}
