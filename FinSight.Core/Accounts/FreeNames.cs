using System.Text;
using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Accounts;

/// <summary>Finds out whether a user name is taken, and one like it that is not.</summary>
static class FreeNames
{
    const int Suggestions = 30;

    public static Task<bool> IsTakenAsync(this FinSightContext db, string name, CancellationToken cancel)
    {
        var key = UserNames.Key(name);
        return db.Users.AnyAsync(user => user.NormalizedUserName == key, cancel);
    }

    /// <summary>The sentence for a taken name, with a free one where numbering finds it.</summary>
    public static async Task<RuleException> TakenAsync(this FinSightContext db, string name, CancellationToken cancel)
    {
        var candidates = Numbered(name).ToList();
        var keys = candidates.ConvertAll(UserNames.Key);
        var taken = await db.Users.Where(user => keys.Contains(user.NormalizedUserName!))
            .Select(user => user.NormalizedUserName).ToListAsync(cancel);
        return candidates.Find(candidate => !taken.Contains(UserNames.Key(candidate))) is { } free
            ? new RuleException(UserNames.Field, "That name is taken. Try {0}.", free)
            : new RuleException(UserNames.Field, "That name is taken. Choose another.");
    }

    // A number goes with every script, but not with digits of another kind.
    static IEnumerable<string> Numbered(string name)
    {
        var runes = name.EnumerateRunes().ToArray();
        if (runes.Any(rune => Rune.IsDigit(rune) && !rune.IsAscii)) return [];
        var stem = string.Concat(runes.Take(UserNames.Longest - 2)).TrimEnd(' ', '.', '_', '-', '\'');
        return Enumerable.Range(2, Suggestions).Select(number => $"{stem}{number}");
    }
}
