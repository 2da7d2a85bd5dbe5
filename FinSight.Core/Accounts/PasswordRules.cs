using System.Text;

namespace FinSight.Core.Accounts;

/// <summary>
/// Which passwords are accepted: 8 to 256 characters of any kind, but none of those that are guessed first (NIST SP
/// 800-63B; OWASP ASVS 5, 6.2.4 and 6.2.11).
/// </summary>
public static class PasswordRules
{
    public const int Shortest = 8;
    public const int Longest = 256;

    const int LeastWeight = 3;

    /// <param name="own">What else the user is called, their address, and the server's.</param>
    /// <exception cref="RuleException">It is too short, too long or easily guessed; the rule says which.</exception>
    public static void Check(string userName, string? password, params IEnumerable<string?> own)
    {
        if (string.IsNullOrEmpty(password)) throw new RuleException(Rules.Accounts.PasswordNotChosen);
        if (IsTooLong(password)) throw new RuleException(Rules.Accounts.PasswordTooLong, Longest);
        if (Prepare(password).EnumerateRunes().Count() < Shortest)
            throw new RuleException(Rules.Accounts.PasswordTooShort, Shortest);
        if (UserNameRules.Key(userName) is { Length: > 0 } key && UserNameRules.Key(password) == key)
            throw new RuleException(Rules.Accounts.PasswordIsUserName);
        RefuseCommon(Prepare(password).ToLowerInvariant());
        if (PersonalPasswordWords.Make(password, [userName, .. own]))
            throw new RuleException(Rules.Accounts.PasswordOfOwnWords);
    }

    static void RefuseCommon(string password)
    {
        if (PasswordRepetitionCheck.Weight(password) < LeastWeight || PasswordRepetitionCheck.IsRepetition(password))
            throw new RuleException(Rules.Accounts.PasswordMonotonous);
        if (CommonPasswordList.Contains(password) || CommonPasswordList.Contains(WordIn(password)))
            throw new RuleException(Rules.Accounts.PasswordCommon);
    }

    // Whoever guesses also puts digits and signs around a word.
    static string WordIn(string password)
    {
        var letters = Enumerable.Range(0, password.Length).Where(at => char.IsLetter(password[at])).ToList();
        return letters.Count == 0 ? "" : password[letters[0]..(letters[^1] + 1)];
    }

    public static bool IsTooLong(string password) => password.EnumerateRunes().Count() > Longest;

    /// <summary>What is hashed: NFKC, so that a password typed on another keyboard is the same password.</summary>
    public static string Prepare(string password) =>
        TextNormalizer.WellFormed(password).Normalize(NormalizationForm.FormKC);
}
