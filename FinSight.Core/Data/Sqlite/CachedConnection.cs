using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace FinSight.Core.Data.Sqlite;

/// <summary>
/// A connection that stays open behind the scenes between its uses, with the statements that were prepared on it: to
/// prepare one often takes longer than to run it, and a pooled context runs the same few again and again.
/// </summary>
sealed class CachedConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>
    /// What must hold on every connection: acknowledged means on disk, references are checked, and what is deleted is
    /// overwritten.
    /// </summary>
    const string Pragmas = """
        PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;
        """;

    const int MostStatements = 100;

    readonly Dictionary<string, CachedCommand> _statements = [];
    // One thread uses it at a time, but it may be let go by another, which must not meet the beginning of a use.
    readonly Lock _turn = new();
    volatile bool _isInUse;
    volatile int _closer;
    bool _isLetGo;

    public override ConnectionState State =>
        _isInUse || _closer == Environment.CurrentManagedThreadId ? base.State : ConnectionState.Closed;

    public override void Open()
    {
        lock (_turn) _isInUse = true;
        if (base.State == ConnectionState.Open) return;
        try
        {
            base.Open();
            this.TeachWords();
            using var command = CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }
        catch
        {
            // Or it would be taken for one that was told.
            CloseForGood();
            throw;
        }
    }

    public override void Close()
    {
        lock (_turn)
        {
            if (_isLetGo)
            {
                CloseForGood();
                return;
            }
            Transaction?.Dispose();
            foreach (var statement in _statements.Values) statement.Release();
            _isInUse = false;
        }
    }

    /// <summary>Keeps it no longer: it closes now, or with the end of its present use.</summary>
    public void LetGo()
    {
        lock (_turn)
        {
            _isLetGo = true;
            if (!_isInUse) CloseForGood();
        }
    }

    /// <summary>The same command, prepared before where it can be.</summary>
    public DbCommand Keep(DbCommand command)
    {
        if (!_statements.TryGetValue(command.CommandText, out var kept))
        {
            if (_statements.Count == MostStatements) Forget();
            _statements[command.CommandText] = kept = new CachedCommand(command.CommandText, this);
        }
        return kept.TryTake(command) ? kept : command;
    }

    protected override void Dispose(bool disposing)
    {
        lock (_turn)
        {
            _isLetGo = true;
            base.Dispose(disposing);
        }
    }

    void CloseForGood()
    {
        // What rests seems closed, and would be left open. To all others it goes on seeming so.
        _closer = Environment.CurrentManagedThreadId;
        Forget();
        base.Close();
        (_closer, _isInUse) = (0, false);
    }

    void Forget()
    {
        foreach (var statement in _statements.Values) statement.Drop();
        _statements.Clear();
    }
}
