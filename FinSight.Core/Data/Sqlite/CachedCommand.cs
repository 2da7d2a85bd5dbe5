using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace FinSight.Core.Data.Sqlite;

/// <summary>A prepared statement that survives whoever uses it.</summary>
sealed class CachedCommand(string text, SqliteConnection connection) : SqliteCommand(text, connection)
{
    bool _isInUse;
    bool _isDropped;

    /// <summary>
    /// Takes the place of another command of the same text, unless somebody still reads from this one.
    /// </summary>
    public bool TryTake(DbCommand other)
    {
        if (_isInUse || _isDropped) return false;
        var parameters = other.Parameters.Cast<SqliteParameter>().ToList();
        other.Parameters.Clear();
        Parameters.AddRange(parameters);
        Transaction = (SqliteTransaction?)other.Transaction;
        CommandTimeout = other.CommandTimeout;
        other.Dispose();
        return _isInUse = true;
    }

    public void Release()
    {
        if (!_isInUse) return;
        DataReader?.Dispose();
        Parameters.Clear();
        Transaction = null;
        _isInUse = false;
    }

    /// <summary>Frees the statement, at once or with the end of its present use.</summary>
    public void Drop()
    {
        _isDropped = true;
        if (!_isInUse) base.Dispose(true);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Release();
        if (_isDropped || !disposing) base.Dispose(disposing);
    }
}
