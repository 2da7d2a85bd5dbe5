using FinSight.Core.Changes;

namespace FinSight.Core.Ledgers;

/// <summary>A user in a ledger: the key that every service asks for. Only <see cref="LedgerAccess"/> hands one out.</summary>
public sealed class Member
{
    internal Member(Guid userId, Ledger ledger, Role role, Source source)
    {
        UserId = userId;
        LedgerId = ledger.Id;
        LedgerName = ledger.Name;
        Currency = Currency.Of(ledger.CurrencyCode);
        FirstDay = ledger.FirstDay;
        Role = role;
        Source = source;
    }

    public Guid UserId { get; }

    public Guid LedgerId { get; }

    public string LedgerName { get; }

    public Currency Currency { get; }

    /// <summary>The day of the month on which the ledger's months start.</summary>
    public int FirstDay { get; }

    public Role Role { get; }

    /// <summary>Where this member's changes come from.</summary>
    public Source Source { get; }

    internal void Require(Role role)
    {
        if (Role < role) throw new RuleException("", "Your role in this ledger does not allow that.");
    }
}
