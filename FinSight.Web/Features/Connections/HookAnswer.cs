using System.Text.Json.Serialization;
using FinSight.Core.Inbox;
using FinSight.Web.Features.Api;

namespace FinSight.Web.Features.Connections;

/// <summary>What a sender is told of one message.</summary>
/// <param name="Outcome">added, attached, draft, repeat, ignored or refused.</param>
/// <param name="Reason">A stable code.</param>
/// <param name="Event">By which the inbox knows it.</param>
/// <param name="Expense">What was added, or what it is about.</param>
sealed record HookAnswer(
    string Outcome, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason, Guid Event,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Expense)
{
    public static HookAnswer Of(CaptureResult answer) =>
        new(ApiFieldNames.Of(answer.Outcome), answer.Reason, answer.EventId, answer.ExpenseId);
}
