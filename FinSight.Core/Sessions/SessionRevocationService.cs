using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Links;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Sessions;

/// <summary>
/// What changes how somebody signs in ends their links and their sessions: all but the one in which they do it.
/// </summary>
public sealed class SessionRevocationService(SessionFeed feed)
{
    /// <summary>Changes the user of <paramref name="me"/> and ends the other sessions, in one transaction.</summary>
    /// <exception cref="NotFoundException">The session is over.</exception>
    internal Task<T> EndAsync<T>(
        FinSightContext db, SignedIn me, Func<User, Task<T>> change, CancellationToken cancel) =>
        EndAsync(db, me.UserId, me.SessionId, change, cancel);

    /// <summary>The same, from outside of any session: all of the user's end.</summary>
    internal Task<T> EndAllAsync<T>(
        FinSightContext db, Guid userId, Func<User, Task<T>> change, CancellationToken cancel) =>
        EndAsync(db, userId, kept: null, change, cancel);

    async Task<T> EndAsync<T>(
        FinSightContext db, Guid userId, Guid? kept, Func<User, Task<T>> change, CancellationToken cancel)
    {
        List<Session> ended = [];
        var result = await db.InTransactionAsync(WriteScopeKey.Account(userId), async () =>
        {
            var user = await db.Users.SingleOrDefaultAsync(u => u.Id == userId, cancel)
                ?? throw new NotFoundException("user");
            var sessions = await db.Sessions.Where(s => s.UserId == userId).ToListAsync(cancel);
            var own = sessions.Find(session => session.Id == kept);
            if (own is null && kept is not null) throw new NotFoundException("session");
            var changed = await change(user);
            await db.RenewAsync(user, cancel);
            own?.Follow(user);
            ended = sessions.FindAll(session => session != own);
            db.Sessions.RemoveRange(ended);
            await db.SaveChangesAsync(cancel);
            return changed;
        }, cancel);
        feed.Publish(ended.Select(session => session.Id).Append(userId));
        return result;
    }
}
