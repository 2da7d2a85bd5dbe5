using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Tokens;

/// <summary>
/// Makes tokens for whoever runs the machine, who can read the database anyway: scripts are set up without a browser.
/// </summary>
public sealed class TokenIssuer(IDbContextFactory<FinSightContext> contexts, ApiTokenService tokens)
{
    /// <returns>The token, which nobody can see again.</returns>
    /// <exception cref="NotFoundException">There is no such user.</exception>
    /// <exception cref="RuleException">It has no name or nothing to do, or there are too many.</exception>
    public async Task<string> CreateAsync(
        string user, string? name, TokenScopeKinds scopes, int? days, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var account = await db.FindUserAsync(user, cancel) ?? throw new NotFoundException("user");
        return await tokens.CreateAsync(
            account.Id, name, scopes, days, TokenLedgerSelection.All, ClientInfo.Unknown, cancel);
    }
}
