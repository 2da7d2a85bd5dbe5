using FinSight.Core.Changes;

namespace FinSight.Core.Ledgers;

/// <summary>A user in a ledger: the key that every service asks for. Only <see cref="LedgerAccess"/> hands one out.</summary>
public sealed class Member
{
    /// <summary>How long adders may correct what they added.</summary>
    public const int CorrectionHours = 24;

    readonly Func<Guid, Task> _onRefused;

    /// <param name="onRefused">Hears of the user whose role did not allow what they tried.</param>
    internal Member(Guid userId, Ledger ledger, Role role, Source source, Func<Guid, Task>? onRefused = null)
    {
        _onRefused = onRefused ?? (_ => Task.CompletedTask);
        UserId = userId;
        LedgerId = ledger.Id;
        LedgerName = ledger.Name;
        Currency = Currency.Of(ledger.CurrencyCode);
        IsCurrencyChosen = ledger.CurrencyChosen;
        FirstDay = ledger.FirstDay;
        AddersCorrect = ledger.AddersCorrect;
        IsArchived = ledger.ArchivedAt is not null;
        Role = role;
        Source = source;
    }

    Member(Member other, Source source)
    {
        (UserId, LedgerId, LedgerName) = (other.UserId, other.LedgerId, other.LedgerName);
        (Currency, IsCurrencyChosen) = (other.Currency, other.IsCurrencyChosen);
        (FirstDay, AddersCorrect, IsArchived) = (other.FirstDay, other.AddersCorrect, other.IsArchived);
        (Role, Source) = (other.Role, source);
        _onRefused = other._onRefused;
    }

    public Guid UserId { get; }

    public Guid LedgerId { get; }

    public string LedgerName { get; }

    public Currency Currency { get; }

    /// <summary>Somebody has said that it is this currency; else it was guessed from a browser.</summary>
    public bool IsCurrencyChosen { get; }

    /// <summary>The day of the month on which the ledger's months start.</summary>
    public int FirstDay { get; }

    /// <summary>A rule of the ledger: adders edit and delete what they added themselves, for a day.</summary>
    public bool AddersCorrect { get; }

    /// <summary>The ledger can only be read: whoever enters it is a viewer there.</summary>
    public bool IsArchived { get; }

    public Role Role { get; }

    /// <summary>Whether there is anything that the member may change or take back.</summary>
    public bool MayCorrectOwn => Role >= CorrectionRole;

    /// <summary>The least role that changes rows; what an adder may change is looked at row by row.</summary>
    internal Role CorrectionRole => Role < Role.Editor && AddersCorrect ? Role.Adder : Role.Editor;

    /// <summary>Where this member's changes come from.</summary>
    public Source Source { get; }

    /// <summary>Whether both know the same of the ledger and of the user's place in it.</summary>
    public bool IsLike(Member other) =>
        (UserId, LedgerId, LedgerName, Currency, IsCurrencyChosen, FirstDay, AddersCorrect, IsArchived, Role)
        == (other.UserId, other.LedgerId, other.LedgerName, other.Currency, other.IsCurrencyChosen, other.FirstDay,
            other.AddersCorrect, other.IsArchived, other.Role);

    /// <summary>Whether the member may change a row: an adder only what they added themselves, for a day.</summary>
    /// <param name="addedAt">UTC.</param>
    /// <param name="now">UTC.</param>
    public bool MayCorrect(Guid addedBy, DateTime addedAt, DateTime now) => Role >= Role.Editor
        || MayCorrectOwn && addedBy == UserId && now - addedAt <= TimeSpan.FromHours(CorrectionHours);

    /// <summary>The same member, whose changes come from elsewhere.</summary>
    internal Member From(Source source) => new(this, source);

    /// <exception cref="RuleException">The role is a lesser one.</exception>
    internal async Task RequireAsync(Role role)
    {
        if (Role >= role) return;
        await _onRefused(UserId);
        throw new RuleException(Rules.Ledgers.RoleTooLow);
    }
}
