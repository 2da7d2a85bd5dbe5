using System.Collections.Concurrent;

namespace FinSight.Core.Ledgers;

/// <summary>
/// Refuses to write for a member who entered a ledger before its currency changed: their amounts are in the old one.
/// The writer gate asks it of everybody whom it lets in, so that nothing slips through beside a change.
/// </summary>
public sealed class CurrencyGuard
{
    readonly ConcurrentDictionary<Guid, Currency> _changed = [];

    /// <summary>From here on, what is written to the ledger is in this currency.</summary>
    internal void Expect(Guid ledgerId, Currency currency) => _changed[ledgerId] = currency;

    /// <exception cref="RuleException">The member's currency is no longer the ledger's.</exception>
    internal void Check(Member member)
    {
        if (_changed.TryGetValue(member.LedgerId, out var currency) && currency != member.Currency)
            throw new RuleException(Rules.Ledgers.CurrencyChanged, currency);
    }
}
