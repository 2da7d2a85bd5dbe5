using System.Text.Json;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Links;
using FinSight.Core.Outbox;
using FinSight.Web.Features.Outbox;

namespace FinSight.Web.Features.Mail;

/// <summary>Puts letters into words, and hands them to the mail server.</summary>
sealed class LetterSender(
    LetterComposer letters, LetterMailer post, PasswordResetService resets, PersonReader people) : IOutboxSender
{
    public IReadOnlyList<OutboxKind> Kinds { get; } = [OutboxKind.Letter, OutboxKind.ForgottenPassword];

    public async Task<DeliveryResult> SendAsync(ClaimedOutboxMessage claimed, CancellationToken cancel)
    {
        // Nobody can read it any more; whoever waits asks again.
        if (claimed.Content is not { } content) return DeliveryResult.GivenUp;
        if (claimed.Kind == OutboxKind.ForgottenPassword)
        {
            await resets.AnswerAsync(claimed, JsonSerializer.Deserialize<ForgottenPasswordRequest>(content)!, cancel);
            return DeliveryResult.Skipped;
        }
        var order = JsonSerializer.Deserialize<LetterRequest>(content)!;
        try
        {
            return await post.SendAsync(
                claimed, letters.Write(order, await people.FindAsync(order.ReaderId, cancel)), cancel);
        }
        catch (NotFoundException)
        {
            return DeliveryResult.Skipped;
        }
    }
}
