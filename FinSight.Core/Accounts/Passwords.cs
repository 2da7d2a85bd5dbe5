using System.Text;

namespace FinSight.Core.Accounts;

/// <summary>Which passwords are accepted: 8 to 256 characters of any kind, but not the user name (NIST SP 800-63B).</summary>
public static class Passwords
{
    public const string Field = "Password";
    public const int Shortest = 8;
    public const int Longest = 256;

    /// <exception cref="RuleException">It is too short, too long or the user name; the sentence says which.</exception>
    public static void Check(string userName, string? password)
    {
        if (string.IsNullOrEmpty(password)) throw new RuleException(Field, "Choose a password.");
        if (IsTooLong(password)) throw new RuleException(Field, "Use at most {0} characters.", Longest);
        if (Prepare(password).EnumerateRunes().Count() < Shortest)
            throw new RuleException(Field, "Use at least {0} characters. Three or four words work well.", Shortest);
        if (UserNames.Key(password) == UserNames.Key(userName))
            throw new RuleException(Field, "Choose a password that is not your username.");
    }

    public static bool IsTooLong(string password) => password.EnumerateRunes().Count() > Longest;

    /// <summary>What is hashed: NFKC, so that a password typed on another keyboard is the same password.</summary>
    public static string Prepare(string password) =>
        Text.WellFormed(password).Normalize(NormalizationForm.FormKC);
}
