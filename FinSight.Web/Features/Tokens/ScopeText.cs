using FinSight.Core.Tokens;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Tokens;

/// <summary>What a token may do, as people say it.</summary>
static class ScopeText
{
    public static readonly IReadOnlyList<(TokenScopes Scope, string Name, string Hint)> All =
    [
        (TokenScopes.Read, Texts.Key("Read"), Texts.Key("See expenses, categories and totals.")),
        (TokenScopes.Add, Texts.Key("Add expenses"), Texts.Key("Write new ones down, and nothing else.")),
        (
            TokenScopes.Write, Texts.Key("Change everything"),
            Texts.Key("Edit and delete expenses, categories and tags.")),
    ];

    /// <summary>E.g. "Read, Add expenses".</summary>
    public static string Of(TokenScopes scopes, IStringLocalizer texts) =>
        string.Join(", ", All.Where(known => scopes.HasFlag(known.Scope)).Select(known => texts[known.Name].Value));
}
