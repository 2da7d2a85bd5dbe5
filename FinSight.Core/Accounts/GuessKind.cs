namespace FinSight.Core.Accounts;

/// <summary>
/// What somebody may guess at. Each is counted by itself: wrong passwords at the sign-in slow down no code.
/// </summary>
public enum GuessKind
{
    /// <summary>A password, by a stranger.</summary>
    SignIn,

    /// <summary>A password, in a session that is open.</summary>
    Proof,

    /// <summary>A code after the password.</summary>
    Code,
}
