using System.Text.Json;

namespace FinSight.Core.Export;

/// <summary>Who the export is about. All instants are UTC.</summary>
sealed record ExportedProfile(
    string UserName, string Name, string? Email, string Language, string Culture, string TimeZone, string Theme,
    bool IsAdministrator, IEnumerable<ExportedSession> Sessions, IEnumerable<ExportedToken> Tokens,
    ExportedAlertSettings Hearing,
    IEnumerable<ExportedInvitation> Invitations, IEnumerable<ExportedLedgerVisit> Visits);

sealed record ExportedSession(string Browser, string Address, DateTime BeganAt, DateTime SeenAt);

sealed record ExportedToken(string Name, string Scopes, DateTime CreatedAt, DateTime? ExpiresAt, DateTime? UsedAt);

/// <summary>A link with which they let others in: into a ledger, or as an administrator onto the server.</summary>
/// <param name="LedgerId">Null for the server.</param>
/// <param name="For">Where it was sent, or whom it was for in their words; null where they said neither.</param>
/// <param name="Uses">How many have accepted it.</param>
sealed record ExportedInvitation(
    Guid? LedgerId, string? Role, string? For, bool IsReusable, int Uses, DateTime CreatedAt, DateTime ExpiresAt);

/// <summary>When they were last in a ledger.</summary>
sealed record ExportedLedgerVisit(Guid LedgerId, DateTime LastSeenAt);

/// <summary>How they hear of budgets beyond the pages.</summary>
sealed record ExportedAlertSettings(
    string? QuietFrom, string? QuietTo, IEnumerable<ExportedAlertChoice> Ledgers,
    IEnumerable<ExportedPushBrowser> Browsers);

sealed record ExportedAlertChoice(Guid LedgerId, bool ByMail, bool ByPush, string? DigestDay);

/// <param name="Service">Its maker's, through which it is pushed to.</param>
sealed record ExportedPushBrowser(string Service, bool ShowsAmounts, DateTime CreatedAt);

sealed record ExportedSecurityEvent(DateTime At, string Act, string Address, string Detail);

sealed record ExportedLedger(
    Guid Id, string Name, string Currency, int FirstDayOfMonth, bool AddersCorrect, string Role,
    IEnumerable<ExportedMember> Members);

sealed record ExportedMember(Guid Id, string? Name, string Role);

sealed record ExportedCategory(
    Guid Id, Guid? ParentId, string Name, IEnumerable<string> Aliases, string Icon, string Color, bool Archived);

/// <param name="CategoryId">Null for the whole ledger.</param>
/// <param name="Amounts">What it gives out per period, from which day on.</param>
sealed record ExportedBudget(
    Guid Id, Guid? CategoryId, string Period, DateOnly StartsOn, DateOnly? EndsOn,
    IEnumerable<ExportedBudgetAmount> Amounts, bool RollsOverWhatIsLeft, bool RollsOverWhatIsOverspent,
    IEnumerable<ExportedBudgetPause> Pauses);

/// <param name="To">The last day of the pause; null where it goes on.</param>
sealed record ExportedBudgetPause(DateOnly From, DateOnly? To);

/// <param name="Amount">With the currency's decimals, such as <c>500.00</c>.</param>
sealed record ExportedBudgetAmount(DateOnly From, string Amount);

/// <param name="Amount">With the currency's decimals, such as <c>4.50</c>; negative for a refund.</param>
/// <param name="DeletedAt">Set while it lies in the trash.</param>
sealed record ExportedExpense(
    Guid Id, DateOnly Date, string Title, string Amount, string Currency, Guid CategoryId, string Category,
    IEnumerable<string> Tags, string? Note, Guid AddedBy, DateTime AddedAt, DateTime? DeletedAt);

sealed record ExportedConnection(
    Guid Id, string Kind, string Name, Guid? CategoryId, string? Tag, DateTime CreatedAt, DateTime? HeardAt,
    DateTime? RevokedAt);

/// <param name="Text">As it came; null once it is forgotten.</param>
/// <param name="Amount">With the currency's decimals; null where none was sure.</param>
sealed record ExportedMessage(
    Guid Id, Guid? ConnectionId, DateTime ReceivedAt, string Outcome, string? Reason, string? Text, string? Amount,
    string? Currency, string? Merchant, string? LastFour, DateOnly? Date, string? Reference, Guid? ExpenseId);

/// <param name="Amount">With the currency's decimals; negative for a refund.</param>
sealed record ExportedEvidence(
    Guid Id, Guid ExpenseId, Guid? ConnectionId, Guid? MessageId, string? Reference, string Amount, string Currency,
    DateTime At, DateOnly Date, string? LastFour, string? Merchant, string State, Guid? RefundOf);

sealed record ExportedChange(
    long Sequence, DateTime At, Guid By, string Source, string Intent, Guid Batch, string Entity, Guid EntityId,
    string Kind, JsonElement? Before, JsonElement? After);
