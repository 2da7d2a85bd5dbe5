using System.Data.Common;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;

namespace FinSight.Core.Data;

/// <summary>
/// Looks, within the transaction that writes, whether the batch's member still is one, may still do this, and counts in
/// the ledger's currency: they may have entered before that changed.
/// </summary>
static class MemberCheck
{
    const string Sql =
        """
        SELECT m.Role, l.CurrencyCode, l.AddersCorrect, l.ArchivedAt IS NOT NULL, l.DeletedAt IS NOT NULL,
            (SELECT MAX(c.Sequence) FROM Changes c WHERE c.LedgerId = @ledger)
        FROM Memberships m JOIN Ledgers l ON l.Id = m.LedgerId
        WHERE m.LedgerId = @ledger AND m.UserId = @user
        """;

    /// <exception cref="NotFoundException">They are no member any more, or the ledger lies in the trash.</exception>
    /// <exception cref="RuleException">
    /// Their role is a lesser one, or the ledger is archived or in another currency.
    /// </exception>
    public static async Task CheckAsync(
        IDatabaseProvider provider, BatchContext batch, DbTransaction transaction, CancellationToken cancel)
    {
        if (!Concerns(batch)) return;
        await using var command = Command(provider, transaction, batch.Member);
        await using var row = await command.ExecuteReaderAsync(cancel);
        await JudgeAsync(row, batch, cancel);
    }

    /// <summary>Who founds a ledger is its first member, and the server is none.</summary>
    public static bool Concerns(BatchContext batch) => batch is { Intent: not BatchKind.Found, IsOfServer: false };

    /// <summary>Adds the question to a command, behind what it asks already.</summary>
    public static void Ask(DbCommand command, IDatabaseProvider provider, Member member)
    {
        command.CommandText += Sql;
        Add(command, "@ledger", provider.Key(member.LedgerId));
        Add(command, "@user", provider.Key(member.UserId));
    }

    /// <summary>What the answer means.</summary>
    public static async Task JudgeAsync(DbDataReader row, BatchContext batch, CancellationToken cancel)
    {
        if (!await row.ReadAsync(cancel) || (row.GetBoolean(4) && !batch.IsOfClosed))
            throw new NotFoundException("ledger");
        var least = batch.IsCorrection && !row.GetBoolean(2) ? Role.Editor : batch.Least;
        // The key may be for less than the user's role, such as that of a program.
        if (Math.Min(row.GetInt32(0), (int)batch.Member.Role) < (int)least)
            throw new RuleException(Rules.Ledgers.RoleTooLow);
        if (row.GetBoolean(3) && least > Role.Viewer && !batch.IsOfClosed)
            throw new RuleException(Rules.Ledgers.Archived);
        if (row.GetString(1) is var code && code != batch.Member.Currency.Code)
            throw new RuleException(Rules.Ledgers.CurrencyChanged, Currency.Of(code));
        batch.Before = row.IsDBNull(5) ? 0 : row.GetInt64(5);
    }

    /// <summary>Prepared once on each connection: every write asks this.</summary>
    static DbCommand Command(IDatabaseProvider provider, DbTransaction transaction, Member member)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        Ask(command, provider, member);
        return provider.Keep(command);
    }

    static void Add(DbCommand command, string name, object id)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, id);
        command.Parameters.Add(parameter);
    }
}
