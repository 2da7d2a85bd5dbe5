using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FinSight.Core.Accounts;

/// <summary>Identity's hash of the prepared password, so that every way in normalises alike.</summary>
public sealed class UserPasswordHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<User>(options)
{
    /// <summary>PBKDF2 with HMAC-SHA-512, as the OWASP password storage cheat sheet asks.</summary>
    public const int Iterations = 220_000;

    public override string HashPassword(User user, string password) =>
        base.HashPassword(user, PasswordRules.Prepare(password));

    public override PasswordVerificationResult VerifyHashedPassword(
        User user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, PasswordRules.Prepare(providedPassword));
}
