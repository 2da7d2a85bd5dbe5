using FinSight.Core.Connections;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace FinSight.Web.Features.Connections;

/// <summary>Seals what senders sign with, for one connection each: the database alone does not tell it.</summary>
sealed class SigningSecretProtector(IDataProtectionProvider protection)
{
    public string Close(Guid connection, string secret) => For(connection).Protect(secret);

    /// <summary>Null where there is none, or where the key that sealed it is lost.</summary>
    public string? Open(AuthenticatedConnection key) =>
        key.SigningSecret is { } sealedSecret ? For(key.ConnectionId).Open(sealedSecret) : null;

    IDataProtector For(Guid connection) =>
        protection.CreateProtector("FinSight.Connections.SigningSecret", connection.ToString("N"));
}
