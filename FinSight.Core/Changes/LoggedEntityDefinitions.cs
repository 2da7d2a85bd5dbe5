using System.Collections.Frozen;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace FinSight.Core.Changes;

/// <summary>The kinds of rows that this server keeps, as their rooms declare them.</summary>
public sealed class LoggedEntityDefinitions
{
    readonly FrozenDictionary<string, LoggedEntityDefinition> _byName;
    readonly FrozenDictionary<Type, LoggedEntityDefinition> _byType;

    public LoggedEntityDefinitions(IEnumerable<LoggedEntityDefinition> kinds)
    {
        All = [.. kinds];
        _byName = All.ToFrozenDictionary(kind => kind.LogName);
        _byType = All.ToFrozenDictionary(kind => kind.Type);
        Undone = [.. All.Where(kind => kind.IsUndone).Select(kind => kind.LogName)];
        Incidental = [.. All.Where(kind => kind.IsIncidental).Select(kind => kind.LogName)];
        Settings = [.. All.Where(kind => kind.IsSetting).Select(kind => kind.LogName)];
    }

    public IReadOnlyList<LoggedEntityDefinition> All { get; }

    /// <summary>The names of those that undo knows.</summary>
    internal string[] Undone { get; }

    /// <summary>The names of those that come and go on the way.</summary>
    internal string[] Incidental { get; }

    /// <summary>The names of those that concern the ledger itself or its people.</summary>
    internal string[] Settings { get; }

    internal LoggedEntityDefinition this[string name] => _byName.TryGetValue(name, out var kind)
        ? kind : throw new InvalidOperationException($"No kind of row is called {name} in the log.");

    internal LoggedEntityDefinition Of(Change change) => this[change.Entity];

    internal LoggedEntityDefinition Of(ILedgerEntity row) => _byType.TryGetValue(row.GetType(), out var kind)
        ? kind : throw new InvalidOperationException($"{row.GetType().Name} declares no kind for the log.");
}

static class ChangeLogContextExtensions
{
    public static LoggedEntityDefinitions Kinds(this FinSightContext db) => db.GetService<LoggedEntityDefinitions>();

    public static IReadOnlyList<IBeforeCommitObserver> CommitWatches(this FinSightContext db) =>
        db.GetService<BeforeCommitObservers>().All;
}
