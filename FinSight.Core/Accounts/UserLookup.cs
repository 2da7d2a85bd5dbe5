using FinSight.Core.Data;
using FinSight.Core.Mail;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Accounts;

static class UserLookup
{
    /// <summary>By user name, or by confirmed address: no name holds an @.</summary>
    public static Task<User?> FindUserAsync(this FinSightContext db, string typed, CancellationToken cancel)
    {
        var isAddress = typed.Contains('@', StringComparison.Ordinal);
        var key = isAddress ? EmailAddress.Key(typed) : UserNames.Key(typed);
        return isAddress
            ? db.Users.SingleOrDefaultAsync(user => user.NormalizedEmail == key, cancel)
            : db.Users.SingleOrDefaultAsync(user => user.NormalizedUserName == key, cancel);
    }
}
