using FinSight.Core.Connections;
using FinSight.Core.Ledgers;

namespace FinSight.Web.Features.Connections;

/// <summary>Makes connections with what belongs to their kind: a phone that signs gets its secret here.</summary>
sealed class ConnectionSetupService(ConnectionService connections, SigningSecretProtector seal)
{
    /// <inheritdoc cref="ConnectionService.AddAsync" />
    public async Task<ConnectionSetupResult> AddAsync(Member member, ConnectionKind kind, string name) =>
        await SignAsync(member, await connections.AddAsync(member, kind, name));

    /// <inheritdoc cref="ConnectionService.RenewAsync" />
    public async Task<ConnectionSetupResult> RenewAsync(Member member, Guid id) =>
        await SignAsync(member, await connections.RenewAsync(member, id));

    /// <summary>Keeps what a sender signs with.</summary>
    /// <exception cref="Core.RuleException">It is none of that kind.</exception>
    public Task SignWithAsync(Member member, ConnectionListItem row, string? typed) =>
        connections.SignWithAsync(member, row.Id, seal.Close(row.Id, SigningSecretRules.Read(row.Kind, typed)));

    async Task<ConnectionSetupResult> SignAsync(Member member, CreatedConnection made)
    {
        if (made.Row.Kind != ConnectionKind.Android) return new(made, null);
        var secret = SigningSecretRules.Create();
        await connections.SignWithAsync(member, made.Row.Id, seal.Close(made.Row.Id, secret));
        return new(made, secret);
    }
}

/// <param name="Secret">What the phone is to sign with, which nobody can see again; null where there is none.</param>
public sealed record ConnectionSetupResult(CreatedConnection New, string? Secret)
{
    public ConnectionListItem Row => New.Row;

    public string Path => New.Path;
}
