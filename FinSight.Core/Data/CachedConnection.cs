using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace FinSight.Core.Data;

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
    volatile bool _isInUse;
    volatile bool _isLetGo;

    public override ConnectionState State => _isInUse ? base.State : ConnectionState.Closed;

    public override void Open()
    {
        _isInUse = true;
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
        if (_isLetGo)
        {
            CloseForGood();
            return;
        }
        Transaction?.Dispose();
        foreach (var statement in _statements.Values) statement.Release();
        _isInUse = false;
    }

    /// <summary>Keeps it no longer: it closes now, or with the end of its present use.</summary>
    public void LetGo()
    {
        _isLetGo = true;
        if (!_isInUse) CloseForGood();
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
        _isLetGo = true;
        base.Dispose(disposing);
    }

    void CloseForGood()
    {
        // What rests seems closed, and would be left open.
        _isInUse = true;
        Forget();
        base.Close();
        _isInUse = false;
    }

    void Forget()
    {
        foreach (var statement in _statements.Values) statement.Drop();
        _statements.Clear();
    }
}
