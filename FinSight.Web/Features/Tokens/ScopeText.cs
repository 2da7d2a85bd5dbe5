using FinSight.Core.Tokens;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Tokens;

/// <summary>What a token may do, as people say it.</summary>
static class ScopeText
{
    public static readonly IReadOnlyList<(TokenScopeKinds Scope, string Name, string Hint)> All =
    [
        (TokenScopeKinds.Read, Texts.Key("Read"), Texts.Key("See expenses, categories and totals.")),
        (TokenScopeKinds.Add, Texts.Key("Add expenses"), Texts.Key("Write new ones down, and nothing else.")),
        (
            TokenScopeKinds.Write, Texts.Key("Change everything"),
            Texts.Key("Edit and delete expenses, categories and tags.")),
    ];

    /// <summary>E.g. "Read, Add expenses".</summary>
    public static string Of(TokenScopeKinds scopes, IStringLocalizer texts) =>
        string.Join(", ", All.Where(known => scopes.HasFlag(known.Scope)).Select(known => texts[known.Name].Value));
}
