using System.Linq.Expressions;
using System.Text.Json;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FinSight.Core.Changes;

/// <summary>
/// All that the log, undo, the activity and the doctor know of one kind of ledger row. It is declared beside the entity
/// and registered with the services.
/// </summary>
public abstract class LoggedEntityDefinition
{
    private protected LoggedEntityDefinition(Type type, string name) => (Type, LogName) = (type, name);

    public Type Type { get; }

    /// <summary>In the log for ever, whatever the class is called; at most 20 characters.</summary>
    public string LogName { get; }

    /// <summary>All that is recorded of a row, besides its key, its ledger and its version.</summary>
    public abstract IReadOnlyList<LoggedFieldDefinition> Fields { get; }

    /// <summary>The field by which people call the row; null where it has no name.</summary>
    public abstract LoggedFieldDefinition? NameField { get; }

    /// <summary>Undo and redo know it.</summary>
    public virtual bool IsUndone => true;

    /// <summary>The one field that undo knows, where it knows no other of them; null where it knows all.</summary>
    public virtual string? UndoneField => null;

    /// <summary>
    /// It concerns the ledger itself or its people: open pages ask anew who they are and in which ledger.
    /// </summary>
    public virtual bool IsSetting => false;

    /// <summary>Made and removed on the way by changes of other rows, and no step of its own then.</summary>
    public virtual bool IsIncidental => false;

    /// <summary>
    /// What others refer to has a smaller number: an undo brings it back first, a redo takes it away last.
    /// </summary>
    public virtual int ReplayOrder => 0;

    /// <summary>The field that is set while a row lies in the trash; null where removed rows leave the table.</summary>
    public virtual string? TrashField => null;

    /// <summary>Whether the change took the row away, be it into the trash.</summary>
    internal bool IsRemoval(Change change) => change.Kind == ChangeKind.Removed
        || TrashField is { } trash
            && Read(change.After).TryGetValue(trash, out var at)
            && at.ValueKind != JsonValueKind.Null;

    /// <summary>Whether undo knows the change; in a query, <see cref="UndoableChangeQueries"/> says the same.</summary>
    internal bool Undoes(Change change) =>
        IsUndone && (UndoneField is not { } field || change.Kind == ChangeKind.LeftAlone
            || change.Kind == ChangeKind.Edited && Read(change.Before).Keys.SequenceEqual([field]));

    internal LoggedFieldDefinition? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);

    /// <summary>Fields as the log has them, by name, in today's form.</summary>
    internal Dictionary<string, JsonElement> Read(string? json)
    {
        if (json is null) return [];
        var fields = JsonElement.Parse(json).EnumerateObject().ToDictionary(field => field.Name, field => field.Value);
        Upgrade(fields);
        return fields;
    }

    /// <summary>Brings fields that an earlier version recorded into today's form.</summary>
    protected virtual void Upgrade(Dictionary<string, JsonElement> fields) { }

    internal abstract IQueryable<ILedgerEntity> Rows(FinSightContext db, Member member, IReadOnlyCollection<Guid> ids);

    internal abstract Task<Dictionary<Guid, string>> NamesAsync(
        FinSightContext db, Member member, IReadOnlyCollection<Guid> ids, CancellationToken cancel);

    /// <summary>Of incidental rows: the ids of those that nothing needs any more.</summary>
    internal virtual IQueryable<Guid> Unused(FinSightContext db, Member member) =>
        Enumerable.Empty<Guid>().AsQueryable();

    /// <summary>Takes a row away as undo does it.</summary>
    internal virtual void Remove(FinSightContext db, ILedgerEntity row, DateTime now) => db.Remove(row);

    /// <summary>An empty row to be filled from the log.</summary>
    internal object Revive() => Activator.CreateInstance(Type, nonPublic: true)!;

    /// <summary>Whether an adder may save the row as it is to be; settings have services that ask for more.</summary>
    internal virtual bool IsForAdders(EntityEntry row, BatchContext batch, DateTime now) => false;

    /// <summary>Of these rows, those that the member may change.</summary>
    internal virtual Task<List<Guid>> CorrectableAsync(
        FinSightContext db, Member member, IReadOnlyCollection<Guid> ids, DateTime now, CancellationToken cancel) =>
        Task.FromResult(new List<Guid>());

    /// <summary>What is about to happen to a row.</summary>
    internal virtual SavedRowChange Move(EntityEntry row) => new(LogName, ((ILedgerEntity)row.Entity).Id);

    /// <summary>Whether rows of this kind have to be looked at together once this one is saved.</summary>
    internal virtual bool IsChecked(EntityEntry row) => false;

    /// <summary>Looks, within the transaction of a replay, whether the rows still agree with each other.</summary>
    /// <exception cref="DbUpdateException">They do not; the replay leaves the row alone.</exception>
    internal virtual Task CheckAsync(FinSightContext db, Member member, CancellationToken cancel) => Task.CompletedTask;
}

/// <inheritdoc />
public abstract class LoggedEntityDefinition<T>(string name) : LoggedEntityDefinition(typeof(T), name)
    where T : class, ILedgerEntity
{
    readonly List<LoggedFieldDefinition> _fields = [];
    LoggedFieldDefinition? _name;

    public sealed override IReadOnlyList<LoggedFieldDefinition> Fields => _fields;

    public sealed override LoggedFieldDefinition? NameField => _name;

    /// <param name="name">In the log; by default the property's name as it is today.</param>
    /// <param name="refersTo">The kind of rows whose ids it holds.</param>
    protected void Field(
        Expression<Func<T, object?>> property, string name, string? toldAs = null, string? refersTo = null,
        bool isName = false, bool isAmount = false)
    {
        var body = property.Body is UnaryExpression boxed ? boxed.Operand : property.Body;
        var field = new LoggedFieldDefinition(name, ((MemberExpression)body).Member.Name)
        {
            ToldAs = toldAs ?? name,
            RefersTo = refersTo,
            IsAmount = isAmount,
        };
        _fields.Add(field);
        if (isName) _name = field;
    }

    /// <summary>All rows of the member's ledger.</summary>
    internal virtual IQueryable<T> All(FinSightContext db, Member member) => db.Set<T>().Of(member);

    internal sealed override IQueryable<ILedgerEntity> Rows(
        FinSightContext db, Member member, IReadOnlyCollection<Guid> ids) =>
        All(db, member).Where(row => ids.Contains(row.Id));

    internal override async Task<Dictionary<Guid, string>> NamesAsync(
        FinSightContext db, Member member, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        if (_name is not { Property: var property } || ids.Count == 0) return [];
        return await All(db, member).Where(row => ids.Contains(row.Id))
            .Select(row => new { row.Id, Name = EF.Property<string>(row, property) })
            .ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
    }
}
