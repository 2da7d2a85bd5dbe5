using System.Text.Json;
using FinSight.Web.Features.Api;
using ModelContextProtocol.Protocol;

namespace FinSight.Web.Features.Mcp;

/// <summary>Tells an assistant what went wrong, and what to do about it.</summary>
static class McpProblems
{
    static readonly Dictionary<string, string> Fixes = new()
    {
        [ApiRuleCodes.CategoryUnknown.Code] = "Use a category that whoami lists.",
        [ApiRuleCodes.VersionStale.Code] =
            "Somebody changed it since. Look it up again with search_expenses, and give its version of now.",
        [ApiRuleCodes.RowNotFound.Code] = "Take ids from search_expenses, and batches from recent_changes.",
        [ApiRuleCodes.FieldUnknown.Code] = "Leave that field out; the tool's schema lists what there is.",
        [ApiRuleCodes.FieldUnreadable.Code] = "Give it in the type of the tool's schema; days are YYYY-MM-DD.",
        [ApiRuleCodes.BodyUnreadable.Code] = "Send the arguments as the tool's schema has them.",
        [ApiRuleCodes.EditedSince.Code] =
            "All its rows were changed later: nothing is left to take back. Edit them instead.",
        [ApiRuleCodes.Failed.Code] =
            "It is the server's fault. Try once more; if it stays, whoever runs the server finds it in the log.",
        [Core.Rules.Tokens.ScopeTooNarrow.Code] =
            "The user can make a token with more scopes under Settings, API tokens.",
        [Core.Rules.Ledgers.RoleTooLow.Code] = "The owner of the ledger can give the user another role.",
        [Core.Rules.Ledgers.Archived.Code] = "The owner can bring the ledger back from its settings.",
    };

    public static CallToolResult Tell(McpCall call, string tool, Exception problem)
    {
        if (ApiProblems.Of(problem, call.Context) is not { } told)
        {
            call.Get<ILoggerFactory>().CreateLogger(typeof(McpProblems))
                .LogError(problem, "The tool {Tool} failed", tool);
            told = new(StatusCodes.Status500InternalServerError, new BrokenApiRule(ApiRuleCodes.Failed, []));
        }
        var texts = call.Get<RuleTexts>();
        var errors = told.Faults.Select(fault => new ApiErrorItem(
            fault.Pointer, fault.Rule.Code, texts.Of(fault.Rule, fault.Arguments), fault.Parameter)).ToList();
        var fix = errors.Select(error => Fixes.GetValueOrDefault(error.Code))
            .FirstOrDefault(known => known is not null);
        var answer = new Dictionary<string, object?>
        {
            ["code"] = errors[0].Code,
            ["detail"] = errors[0].Detail,
            ["fix"] = fix,
            ["errors"] = errors
        };
        foreach (var (name, value) in told.Besides) answer[name] = value;
        return new()
        {
            IsError = true,
            Content = [new TextContentBlock { Text = JsonSerializer.Serialize(answer, McpTool.Json) }],
        };
    }
}
