using FinSight.Core.Data;
using FinSight.Core.Mail;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Accounts;

static class UserQueries
{
    /// <summary>
    /// Under which somebody is looked for: as a confirmed address where it holds an @, as no name does.
    /// </summary>
    public static string KeyOf(string typed) =>
        IsAddress(typed) ? EmailAddressParser.Key(typed) : UserNameRules.Key(typed);

    /// <summary>By confirmed address, or by user name: the very same, else the only one that is like it.</summary>
    public static async Task<User?> FindUserAsync(this FinSightContext db, string typed, CancellationToken cancel)
    {
        var key = KeyOf(typed);
        if (IsAddress(typed)) return await db.Users.SingleOrDefaultAsync(user => user.NormalizedEmail == key, cancel);
        // In one query, which takes as long for a name that nobody has.
        var found = await db.Users.Like(typed).OrderByDescending(user => user.NormalizedUserName == key).Take(2)
            .ToListAsync(cancel);
        return found.Count == 1 || (found.Count > 1 && found[0].NormalizedUserName == key) ? found[0] : null;
    }

    /// <summary>Whose names are like this one; more than one only where they are older than that rule.</summary>
    public static IQueryable<User> Like(this IQueryable<User> users, string name)
    {
        var likeness = UserNameRules.Likeness(name);
        return users.Where(user => user.NormalizedUserName!.Replace("ı", "I").Replace("İ", "I") == likeness);
    }

    static bool IsAddress(string typed) => typed.Contains('@', StringComparison.Ordinal);
}
