using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FinSight.Core.Doctor;

/// <summary>The log within itself, and against the rows that it tells of, as far as it reaches back.</summary>
static class LogChecks
{
    public static IEnumerable<DoctorCheck> Of(ISqlDialect sql, IModel model, LoggedEntityDefinitions kinds) =>
        [.. Entries(sql), .. kinds.All.SelectMany(kind => Rows(sql, model.FindEntityType(kind.Type)!, kind.LogName))];

    static IEnumerable<DoctorCheck> Entries(ISqlDialect sql) =>
    [
        new($"""
            SELECT 'Change ' || Sequence || ' of the log is broken: its values before and after are not what its kind asks for.' AS "Value"
            FROM Changes
            WHERE (Kind IN (1, 4)) <> (Before IS NULL) OR (Kind IN (3, 4)) <> (After IS NULL)
               OR {sql.IsNoJson("Before")} OR {sql.IsNoJson("After")}
            """),
        new($"""
            SELECT 'Change ' || Sequence || ' of the log leaps from version ' || Earlier || ' to ' || EntityVersion || '.' AS "Value"
            FROM (
                SELECT Sequence, EntityVersion, Kind, lag(EntityVersion) OVER entries AS Earlier, lag(Kind) OVER entries AS EarlierKind
                FROM Changes WHERE Kind <> 4 WINDOW entries AS (PARTITION BY EntityId, Entity, LedgerId ORDER BY Sequence)) steps
            WHERE Kind = 2 AND EarlierKind <> 3 AND EntityVersion <> Earlier + 1
            """),
        new($"""
            SELECT 'Batch ' || {sql.IdText("BatchId")} || ' of the log has lost its head, or mixes ledgers, users or intents.' AS "Value"
            FROM Changes GROUP BY BatchId
            HAVING count(*) FILTER (WHERE IsHead) <> 1 OR min(CASE WHEN IsHead THEN Sequence END) <> min(Sequence)
                OR {sql.Differs("LedgerId")} OR {sql.Differs("UserId")} OR min(Intent) <> max(Intent)
            """),
    ];

    static IEnumerable<DoctorCheck> Rows(ISqlDialect sql, IEntityType type, string name)
    {
        var table = type.GetTableName();
        var id = (type.FindProperty(nameof(ILedgerEntity.Id)) ?? type.FindPrimaryKey()!.Properties[^1]).GetColumnName();
        var ledger = (type.FindProperty(nameof(ILedgerEntity.LedgerId)) ?? type.FindPrimaryKey()!.Properties[0])
            .GetColumnName();
        return
        [
            new($"""
                SELECT '{name} ' || {sql.IdText($"r.{id}")} || ' is at version ' || r.Version || ', but '
                    || CASE c.Kind WHEN 3 THEN 'removed' ELSE 'at version ' || c.EntityVersion END || ' in the log.' AS "Value"
                FROM {table} r JOIN Changes c ON c.Sequence = (
                    SELECT max(Sequence) FROM Changes
                    WHERE EntityId = r.{id} AND Entity = '{name}' AND LedgerId = r.{ledger} AND Kind <> 4)
                WHERE c.EntityVersion <> r.Version OR c.Kind = 3
                """),
            new($"""
                SELECT '{name} ' || {sql.IdText("c.EntityId")} || ' is in the log at version ' || c.EntityVersion
                    || ', but does not exist.' AS "Value"
                FROM Changes c
                WHERE c.Entity = '{name}' AND c.Kind IN (1, 2)
                  AND NOT EXISTS (SELECT 1 FROM {table} r WHERE r.{id} = c.EntityId AND r.{ledger} = c.LedgerId)
                  AND NOT EXISTS (
                    SELECT 1 FROM Changes l
                    WHERE l.EntityId = c.EntityId AND l.Sequence > c.Sequence AND l.Entity = c.Entity AND l.LedgerId = c.LedgerId AND l.Kind <> 4)
                """),
        ];
    }
}
