using FinSight.Core.Changes;
using FinSight.Core.Tokens;

namespace FinSight.Core.Ledgers;

/// <summary>
/// A user in a ledger: the key that every service asks for. Only <see cref="LedgerAccessService"/> hands one out.
/// </summary>
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

    Member(Member other, Source source, TokenScopeKinds? scopes)
    {
        (UserId, LedgerId, LedgerName) = (other.UserId, other.LedgerId, other.LedgerName);
        (Currency, IsCurrencyChosen) = (other.Currency, other.IsCurrencyChosen);
        (FirstDay, IsArchived) = (other.FirstDay, other.IsArchived);
        AddersCorrect = other.AddersCorrect && scopes?.HasFlag(TokenScopeKinds.Write) is not false;
        MayAdd = other.MayAdd && scopes?.HasFlag(TokenScopeKinds.Add) is not false;
        Bearer = other.Bearer;
        Via = other.Via;
        (Role, Source) = (scopes is { } few ? Least(other.Role, few) : other.Role, source);
        _onRefused = other._onRefused;
    }

    /// <summary>The same in the ledger as it has become, for what is read within the write that changes it.</summary>
    internal Member In(Ledger ledger) => new(UserId, ledger, Role, Source, _onRefused);

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

    /// <summary>The program that has the key; null for people.</summary>
    internal TokenBearer? Bearer { get; private init; }

    /// <summary>
    /// What its user calls the program or device that writes with this key, as the log keeps it; null for people.
    /// </summary>
    public string? Via { get; private init; }

    /// <summary>Whether new expenses may be written with this key: a token may be for changes alone.</summary>
    internal bool MayAdd { get; } = true;

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
    internal Member From(Source source) => new(this, source, null);

    /// <summary>The same member, whose changes come through something that has a name.</summary>
    internal Member From(Source source, string via) => new(this, source, null) { Via = via };

    /// <summary>The same member, who may add and nothing else: what arrives by itself changes no row.</summary>
    /// <param name="via">The name of what it came through; null where it has none.</param>
    internal Member ToAddOnly(string? via = null) => new(this, Source, TokenScopeKinds.Add) { Via = via };

    /// <summary>
    /// The same member, as far as a token's scopes reach: the key of a program opens less than its user's.
    /// </summary>
    internal Member Within(TokenBearer bearer, TokenScopeKinds scopes) =>
        new(this, Source, scopes) { Bearer = bearer, Via = bearer.Name };

    /// <exception cref="RuleException">The role is a lesser one.</exception>
    internal async Task RequireAsync(Role role)
    {
        if (Role >= role) return;
        await _onRefused(UserId);
        throw new RuleException(Rules.Ledgers.RoleTooLow);
    }

    /// <exception cref="RuleException">The role is a lesser one, or the key is not for that.</exception>
    internal async Task RequireToAddAsync()
    {
        await RequireAsync(Role.Adder);
        if (!MayAdd) throw new RuleException(Rules.Tokens.ScopeTooNarrow);
    }

    // What concerns the ledger itself or its people is nothing for programs.
    static Role Least(Role role, TokenScopeKinds scopes) => (Role)Math.Min((int)role, (int)(
        scopes.HasFlag(TokenScopeKinds.Write) ? Role.Editor
        : scopes.HasFlag(TokenScopeKinds.Add) ? Role.Adder : Role.Viewer));
}
