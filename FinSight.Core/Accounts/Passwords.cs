using System.Text;

namespace FinSight.Core.Accounts;

/// <summary>
/// Which passwords are accepted: 8 to 256 characters of any kind, but none of those that are guessed first (NIST SP
/// 800-63B; OWASP ASVS 5, 6.2.4 and 6.2.11).
/// </summary>
public static class Passwords
{
    public const string Field = "Password";
    public const int Shortest = 8;
    public const int Longest = 256;

    const int LeastWeight = 3;

    /// <param name="own">What else the user is called, their address, and the server's.</param>
    /// <exception cref="RuleException">It is too short, too long or easily guessed; the sentence says which.</exception>
    public static void Check(string userName, string? password, params IEnumerable<string?> own)
    {
        if (string.IsNullOrEmpty(password)) throw new RuleException(Field, "Choose a password.");
        if (IsTooLong(password)) throw new RuleException(Field, "Use at most {0} characters.", Longest);
        if (Prepare(password).EnumerateRunes().Count() < Shortest)
            throw new RuleException(Field, "Use at least {0} characters. Three or four words work well.", Shortest);
        if (UserNames.Key(userName) is { Length: > 0 } key && UserNames.Key(password) == key)
            throw new RuleException(Field, "Choose a password that is not your username.");
        RefuseCommon(Prepare(password).ToLowerInvariant());
        if (OwnWords.Make(password, [userName, .. own]))
            throw new RuleException(Field, "Your names and words of this service are guessed first. Add some that have nothing to do with them.");
    }

    static void RefuseCommon(string password)
    {
        if (Monotony.Weight(password) < LeastWeight || Monotony.IsRepetition(password))
            throw new RuleException(Field, "Repetitions and rows of characters are guessed first. Three or four words work well.");
        if (CommonPasswords.Contains(password) || CommonPasswords.Contains(WordIn(password)))
            throw new RuleException(Field, "This password is one of those that are tried first. Choose another one.");
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
        Text.WellFormed(password).Normalize(NormalizationForm.FormKC);
}
