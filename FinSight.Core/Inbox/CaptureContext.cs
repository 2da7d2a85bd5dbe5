using System.Collections.Concurrent;
using System.Text.Json;
using FinSight.Core.Accounts;
using FinSight.Core.Capture;
using FinSight.Core.Connections;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.QuickEntry;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Inbox;

/// <summary>All that reading a message and booking it depends on.</summary>
sealed record CaptureContext(Person Person, DateOnly Today, ReadingContext Reading, LedgerVocabulary Words)
{
    /// <summary>What its user set for the connection.</summary>
    public (Guid? CategoryId, string? Tag) Habit { get; init; }

    public DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Person.Zone));
}

/// <summary>
/// Knows what messages are read with. The words of a ledger may be some seconds old: in a burst each message would make
/// them anew, and what is learned from the same merchant is looked up anyway.
/// </summary>
public sealed class CaptureContextCache(
    IDbContextFactory<FinSightContext> contexts, PersonReader people, LedgerVocabularyReader entries, TimeProvider time)
{
    static readonly TimeSpan WordsAge = TimeSpan.FromSeconds(5);

    readonly ConcurrentDictionary<Guid, (LedgerVocabulary Words, long At)> _words = new();

    internal Task<CaptureContext> OfAsync(AuthenticatedConnection key, CancellationToken cancel) =>
        ReadAsync(key.Member, key.ConnectionId, (key.CategoryId, key.Tag), cancel);

    internal async Task<CaptureContext> OfAsync(Member member, Guid? connectionId, CancellationToken cancel)
    {
        if (connectionId is not { } id) return await ReadAsync(member, null, default, cancel);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var known = await db.Connections.Where(c => c.LedgerId == member.LedgerId && c.Id == id)
            .Select(c => new { c.CategoryId, c.Tag }).SingleOrDefaultAsync(cancel);
        return await ReadAsync(member, id, (known?.CategoryId, known?.Tag), cancel);
    }

    async Task<CaptureContext> ReadAsync(
        Member member, Guid? connectionId, (Guid?, string?) habit, CancellationToken cancel)
    {
        var person = await people.FindAsync(member.UserId, cancel);
        var today = person.Today(time);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var templates = await db.LearnedTemplates.Where(t => t.LedgerId == member.LedgerId)
            .Where(t => t.UserId == member.UserId && t.ConnectionId == connectionId)
            .OrderByDescending(t => t.Id).Select(t => t.Json).ToListAsync(cancel);
        return new(
            person, today,
            new ReadingContext(
                member.Currency, today, [.. templates.Select(Unpack).OfType<EventTemplate>()], person.Zone),
            await WordsAsync(member, cancel))
        { Habit = habit };
    }

    async Task<LedgerVocabulary> WordsAsync(Member member, CancellationToken cancel)
    {
        if (_words.TryGetValue(member.LedgerId, out var known) && time.GetElapsedTime(known.At) < WordsAge)
            return known.Words;
        var words = await entries.VocabularyAsync(member, cancel);
        if (_words.Count > 1_000) _words.Clear();
        _words[member.LedgerId] = (words, time.GetTimestamp());
        return words;
    }

    internal static EventTemplate? Unpack(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<EventTemplate>(json) is { Pattern.Length: > 0 } template
                ? template
                : null;
        }
        catch (JsonException)
        {
            // An earlier version wrote it otherwise: it is learned anew.
            return null;
        }
    }
}
