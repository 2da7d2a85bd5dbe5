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

    public async Task<DeliveryResult> CarryAsync(ClaimedOutboxMessage job, CancellationToken cancel)
    {
        // Nobody can read it any more; whoever waits asks again.
        if (job.Content is not { } content) return DeliveryResult.GivenUp;
        if (job.Kind == OutboxKind.ForgottenPassword)
        {
            await resets.AnswerAsync(job, JsonSerializer.Deserialize<ForgottenPasswordRequest>(content)!, cancel);
            return DeliveryResult.Skipped;
        }
        var order = JsonSerializer.Deserialize<LetterRequest>(content)!;
        try
        {
            return await post.SendAsync(
                job, letters.Write(order, await people.FindAsync(order.ReaderId, cancel)), cancel);
        }
        catch (NotFoundException)
        {
            return DeliveryResult.Skipped;
        }
    }
}
