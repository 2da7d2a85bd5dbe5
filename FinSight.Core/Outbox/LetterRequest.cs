namespace FinSight.Core.Outbox;

/// <summary>What a letter is to say, before anybody has put it into words.</summary>
/// <param name="ReaderId">In whose language it is: whose it is, or who has it sent.</param>
/// <param name="Path">Of a link, with its secret behind a #, so that no log of a server or proxy holds it.</param>
/// <param name="Until">UTC, how long the link holds, where that is said.</param>
public sealed record LetterRequest(
    LetterKind Kind, string To, Guid ReaderId, string? Path = null, string? LedgerName = null, DateTime? Until = null);

/// <summary>The numbers stand in databases out there.</summary>
public enum LetterKind
{
    /// <summary>An address is to be confirmed.</summary>
    Confirmation = 1,

    PasswordReset = 2,

    /// <summary>An address is no longer the account's.</summary>
    FormerAddress = 3,

    /// <summary>Into a ledger.</summary>
    Invitation = 4,
}
