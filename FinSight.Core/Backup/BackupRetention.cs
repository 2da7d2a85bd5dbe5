using System.Globalization;

namespace FinSight.Core.Backup;

/// <summary>
/// Which backups are kept: of the last days, weeks and months that have any, the last of each that is sound.
/// </summary>
static class BackupRetention
{
    public const int Days = 7, Weeks = 4, Months = 12;

    /// <returns>Those that may go; never the last that is proven, nor what is newer.</returns>
    public static IReadOnlyList<StoredBackup> Spare(IReadOnlyList<StoredBackup> backups)
    {
        var kept = new HashSet<StoredBackup>();
        Keep(backup => backup.MadeAt.Date, Days);
        Keep(
            backup => DateTime.SpecifyKind(
                ISOWeek.ToDateTime(
                    ISOWeek.GetYear(backup.MadeAt), ISOWeek.GetWeekOfYear(backup.MadeAt), DayOfWeek.Monday),
                DateTimeKind.Utc),
            Weeks);
        Keep(backup => new DateTime(backup.MadeAt.Year, backup.MadeAt.Month, 1, 0, 0, 0, DateTimeKind.Utc), Months);
        var proven = backups.Where(backup => backup.IsProven).Select(backup => backup.MadeAt).DefaultIfEmpty().Max();
        return [.. backups.Where(backup => !kept.Contains(backup) && backup.MadeAt < proven)];

        void Keep(Func<StoredBackup, DateTime> period, int most) => kept.UnionWith(backups.GroupBy(period)
            .OrderByDescending(group => group.Key).Take(most)
            .Select(group => group
                .OrderByDescending(backup => backup.IsProven)
                .ThenByDescending(backup => backup.MadeAt)
                .First()));
    }
}
