using System.Text;
using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Accounts;

/// <summary>
/// Finds out whether a user name is taken, or one that nobody could tell from it, and one like it that is not.
/// </summary>
static class FreeUserNameFinder
{
    const int Suggestions = 30;

    /// <exception cref="RuleException">Somebody has it; the rule holds a free one where numbering finds it.</exception>
    public static async Task RefuseTakenAsync(this FinSightContext db, string name, CancellationToken cancel)
    {
        if (!await IsTakenAsync(db, name, cancel)) return;
        foreach (var candidate in Numbered(name))
            if (!await IsTakenAsync(db, candidate, cancel))
                throw new RuleException(Rules.Accounts.UserNameTakenButLike, candidate);
        throw new RuleException(Rules.Accounts.UserNameTaken);
    }

    static Task<bool> IsTakenAsync(FinSightContext db, string name, CancellationToken cancel) =>
        db.Users.Like(name).AnyAsync(cancel);

    // A number goes with every script, but not with digits of another kind.
    static IEnumerable<string> Numbered(string name)
    {
        var runes = name.EnumerateRunes().ToArray();
        if (runes.Any(rune => Rune.IsDigit(rune) && !rune.IsAscii)) return [];
        var stem = string.Concat(runes.Take(UserNameRules.Longest - 2)).TrimEnd(' ', '.', '_', '-', '\'');
        return Enumerable.Range(2, Suggestions).Select(number => $"{stem}{number}");
    }
}
