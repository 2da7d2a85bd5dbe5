namespace FinSight.Tests.Changes;

/// <summary>A ledger in memory, as the services promise to keep it: rows, and what each member can take back.</summary>
sealed class LedgerModel
{
    readonly Dictionary<Guid, Row> _rows = [];
    readonly List<Batch> _batches = [];
    readonly List<(int Member, Batch Batch, bool? IsUndo, bool HasEffect)> _log = [];
    long _deletions;

    public IReadOnlyDictionary<Guid, Row> Rows => _rows;

    public void Do(int member, IEnumerable<(Guid Id, Row After)> changes)
    {
        var batch = new Batch(member);
        foreach (var (id, after) in changes)
        {
            var before = _rows.GetValueOrDefault(id);
            if (before == after) continue;
            batch.Ops[id] = new Op(before, after) { Left = after };
            _rows[id] = after;
        }
        if (batch.Ops.Count == 0) return;
        _batches.Add(batch);
        _log.Add((member, batch, null, true));
    }

    public Row Deleted(Guid id) => _rows[id] with { Deletion = ++_deletions };

    /// <summary>The names of the rows left alone; null when there is nothing to take back.</summary>
    public List<string>? Undo(int member)
    {
        var batch = _batches.LastOrDefault(b => b.Member == member && !b.IsUndone);
        return batch is null ? null : Replay(batch, isUndo: true);
    }

    public List<string>? Redo(int member)
    {
        // Something new in between ends what can be repeated; an undo that left all alone has nothing to repeat.
        var undos = _log.Where(e => e.Member == member).Reverse().TakeWhile(e => e.IsUndo is not null);
        var batch = undos.Where(e => e.IsUndo is true && e.HasEffect && e.Batch.IsUndone)
            .Select(e => e.Batch)
            .FirstOrDefault();
        return batch is null ? null : Replay(batch, isUndo: false);
    }

    List<string> Replay(Batch batch, bool isUndo)
    {
        var leftAlone = new List<string>();
        var (recorded, hasEffect) = (false, false);
        foreach (var (id, op) in isUndo ? batch.Ops.Reverse() : batch.Ops)
        {
            if (op.IsUndone == isUndo) continue;
            recorded = true;
            if (_rows[id] != op.Left)
            {
                leftAlone.Add(_rows[id].Title);
                continue;
            }
            hasEffect = true;
            op.IsUndone = isUndo;
            _rows[id] = op.Left = isUndo ? op.Before ?? Deleted(id) : op.After;
        }
        batch.IsUndone = recorded ? isUndo : batch.IsUndone;
        if (recorded) _log.Add((batch.Member, batch, isUndo, hasEffect));
        return leftAlone;
    }

    /// <param name="Deletion">Counts deletions, since two are never the same; null while the row lives.</param>
    public sealed record Row(
        string Title, long Amount, Guid CategoryId, DateOnly Date, string? Note, string Tags, long? Deletion = null);

    sealed class Batch(int member)
    {
        public int Member => member;

        public OrderedDictionary<Guid, Op> Ops { get; } = [];

        public bool IsUndone { get; set; }
    }

    sealed class Op(Row? before, Row after)
    {
        public Row? Before => before;

        public Row After => after;

        public required Row Left { get; set; }

        public bool IsUndone { get; set; }
    }
}
