using System.Globalization;
using FinSight.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Accounts;

/// <summary>
/// A user as a reader: how they are called, how they read texts and numbers, and where their day begins.
/// </summary>
/// <param name="Culture">Of numbers and dates.</param>
/// <param name="Zone">UTC where it is not known.</param>
/// <param name="Language">Of texts, as an ISO 639 code.</param>
public sealed record Person(
    Guid Id, string Name, CultureInfo Culture, TimeZoneInfo Zone, string Language, Theme Theme, bool LetterKeys,
    bool IsAdministrator)
{
    /// <summary>The name of a zone that this server does not know; null where all is well.</summary>
    public string? UnknownZone { get; init; }

    /// <summary>Others in the same ledger see that they are there.</summary>
    public bool ShowsPresence { get; init; } = true;

    /// <summary>The culture of texts, and of the names of days and months.</summary>
    public CultureInfo Speech => SupportedLanguages.Culture(Language, Culture);

    public DateOnly Today(TimeProvider time) => Calendar.Today.In(Zone, time);
}

public sealed class PersonReader(IDbContextFactory<FinSightContext> contexts)
{
    /// <exception cref="NotFoundException">There is no such user.</exception>
    public async Task<Person> FindAsync(Guid userId, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, cancel)
            ?? throw new NotFoundException("user");
        var zone = TimeZones.Find(user.TimeZone);
        return new Person(
            user.Id, user.DisplayName, CultureInfo.GetCultureInfo(user.Culture), zone ?? TimeZoneInfo.Utc,
            SupportedLanguages.Known(user.Language), user.Theme, user.LetterKeys, user.IsAdministrator)
        {
            UnknownZone = zone is null ? user.TimeZone : null,
            ShowsPresence = user.ShowsPresence,
        };
    }
}
