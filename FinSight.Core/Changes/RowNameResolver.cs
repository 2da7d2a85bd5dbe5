using System.Globalization;
using System.Text.Json;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Changes;

/// <summary>What people call the rows that changes tell of, and those that they refer to.</summary>
sealed class RowNameResolver
{
    readonly LoggedEntityDefinitions _kinds;
    readonly Dictionary<(string Kind, Guid Id), string> _names;

    RowNameResolver(
        LoggedEntityDefinitions kinds, Dictionary<(string, Guid), string> names, LoggedAmountRescaler currency) =>
        (_kinds, _names, Currency) = (kinds, names, currency);

    public LoggedAmountRescaler Currency { get; }

    /// <param name="also">Rows that are named besides, by their kind.</param>
    public static async Task<RowNameResolver> ReadAsync(
        FinSightContext db, Member member, IReadOnlyList<Change> changes, CancellationToken cancel,
        params IEnumerable<(string Kind, Guid Id)> also)
    {
        var kinds = db.Kinds();
        var names = new Dictionary<(string, Guid), string>();
        var wanted = changes.SelectMany(change => Rows(kinds.Of(change), change)).Concat(also).Distinct();
        foreach (var rows in wanted.GroupBy(row => row.Kind, row => row.Id))
            foreach (var (id, name) in await NamesAsync(db, member, kinds[rows.Key], [.. rows], cancel))
                names[(rows.Key, id)] = name;
        return new RowNameResolver(kinds, names, await LoggedAmountRescaler.ReadAsync(db, member, cancel));
    }

    /// <summary>The name that the change itself holds, else the row's present one.</summary>
    public string Of(Change change) => _kinds.Of(change).LastName([change])
        ?? _names.GetValueOrDefault((change.Entity, change.EntityId), "");

    /// <summary>What the change did, with names in the place of ids and amounts in today's minor units.</summary>
    public IReadOnlyList<FieldChange> Fields(Change change)
    {
        var kind = _kinds.Of(change);
        return [.. FieldChange.Of(kind, change).Select(told => kind.Find(told.Field) switch
        {
            { RefersTo: { } other } field =>
                new FieldChange(field.ToldAs, Names(other, told.Before), Names(other, told.After)),
            { IsAmount: true } field =>
                new FieldChange(
                    field.ToldAs, Today(told.Before, minor => Currency.TodayBefore(minor, change)),
                    Today(told.After, minor => Currency.Today(minor, change.Sequence))),
            { } field => told with { Field = field.ToldAs },
            null => told,
        })];
    }

    /// <summary>The names of rows, with commas between; null for none.</summary>
    /// <param name="ids">As a field keeps them.</param>
    public string? Names(string kind, string? ids) => ids is null ? null : string.Join(", ",
        Ids(ids).Select(id => _names.GetValueOrDefault((kind, id), "?")).Order(StringComparer.OrdinalIgnoreCase));

    static IEnumerable<Guid> Ids(string? ids) => ids is null ? [] : ids.Split(' ').Select(Guid.Parse);

    /// <summary>The rows that fields of a row refer to.</summary>
    public static IEnumerable<(string Kind, Guid Id)> Referred(
        LoggedEntityDefinition kind, IReadOnlyDictionary<string, JsonElement> fields) =>
        kind.Fields.Where(field => field.RefersTo is not null && fields.ContainsKey(field.Name))
            .SelectMany(field => Ids(fields[field.Name].GetString()).Select(id => (field.RefersTo!, id)));

    static string? Today(string? minor, Func<long, long> today) => minor is null ? null
        : today(long.Parse(minor, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);

    /// <summary>The row that the change tells of, and those that its fields refer to.</summary>
    static IEnumerable<(string Kind, Guid Id)> Rows(LoggedEntityDefinition kind, Change change) =>
        Referred(kind, kind.Read(change.Before)).Concat(Referred(kind, kind.Read(change.After)))
            .Prepend((kind.LogName, change.EntityId));

    /// <summary>The names of today, else the last ones of rows that are gone.</summary>
    static async Task<Dictionary<Guid, string>> NamesAsync(
        FinSightContext db, Member member, LoggedEntityDefinition kind, List<Guid> ids, CancellationToken cancel)
    {
        var names = await kind.NamesAsync(db, member, ids, cancel);
        ids.RemoveAll(names.ContainsKey);
        if (ids.Count == 0 || kind.NameField is null) return names;
        var gone = await db.Changes.AsNoTracking()
            .Where(c => c.LedgerId == member.LedgerId && ids.Contains(c.EntityId) && c.Kind == ChangeKind.Removed)
            .OrderBy(c => c.Sequence).ToListAsync(cancel);
        foreach (var change in gone) names[change.EntityId] = kind.LastName([change]) ?? "?";
        return names;
    }
}
