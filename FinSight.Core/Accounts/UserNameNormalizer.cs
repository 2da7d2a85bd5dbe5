using Microsoft.AspNetCore.Identity;

namespace FinSight.Core.Accounts;

/// <summary>Identity's look-ups by name, under the same key that keeps names unique.</summary>
public sealed class UserNameNormalizer : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : UserNameRules.Key(name);

    public string? NormalizeEmail(string? email) => email?.Trim().ToUpperInvariant();
}
