using System.Globalization;
using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Accounts;

/// <summary>A user as a reader: how they are called, how they read numbers, and where their day begins.</summary>
public sealed record Person(Guid Id, string Name, CultureInfo Culture, TimeZoneInfo Zone)
{
    public DateOnly Today(TimeProvider time) => Core.Today.In(Zone, time);
}

public sealed class People(IDbContextFactory<FinSightContext> contexts)
{
    /// <exception cref="MissingException">There is no such user.</exception>
    public async Task<Person> FindAsync(Guid userId, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, cancel)
            ?? throw new MissingException("user");
        return new Person(user.Id, user.DisplayName, CultureInfo.GetCultureInfo(user.Culture), TimeZones.Find(user.TimeZone));
    }
}
