using FinSight.Core.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FinSight.Core.Alerts;

/// <summary>Hours of the day in which a user is sent nothing of budgets: it comes at their end.</summary>
public sealed class QuietHours
{
    QuietHours() { }

    /// <param name="from">Where the user is.</param>
    /// <param name="to">The first moment after; an earlier one is of the next day.</param>
    /// <exception cref="RuleException">They end where they begin.</exception>
    public QuietHours(Guid userId, TimeOnly from, TimeOnly to)
    {
        UserId = userId;
        Become(from, to);
    }

    public Guid UserId { get; private set; }

    public TimeOnly From { get; private set; }

    public TimeOnly To { get; private set; }

    internal void Become(TimeOnly from, TimeOnly to) =>
        (From, To) = from != to ? (from, to) : throw new RuleException(Rules.Alerts.QuietHoursEmpty);

    /// <summary>When they end, where a moment is in them; else null. Both UTC.</summary>
    public DateTime? EndAfter(DateTime now, TimeZoneInfo zone)
    {
        var here = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone));
        return here.IsBetween(From, To) ? LocalTime.Next(To, now, zone) : null;
    }
}

sealed class QuietHoursConfiguration : IEntityTypeConfiguration<QuietHours>
{
    public void Configure(EntityTypeBuilder<QuietHours> hours)
    {
        hours.ToTable("QuietHours");
        hours.HasKey(h => h.UserId);
        hours.Property(h => h.From).HasColumnName("BeginsAt")
            .HasConversion(time => Minutes(time), minutes => Time(minutes));
        hours.Property(h => h.To).HasColumnName("EndsAt")
            .HasConversion(time => Minutes(time), minutes => Time(minutes));
        hours.HasOne<User>().WithMany().HasForeignKey(h => h.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    /// <summary>Of the day.</summary>
    static int Minutes(TimeOnly time) => time.Hour * 60 + time.Minute;

    static TimeOnly Time(int minutes) => new(minutes / 60, minutes % 60);
}
