using FinSight.Core.Mail;
using FinSight.Core.Outbox;
using FinSight.Web.Features.Outbox;

namespace FinSight.Web.Features.Mail;

/// <summary>Hands a letter of the outbox to the mail server, each time under the same id.</summary>
sealed class LetterMailer(ILogger<LetterMailer> logger, Mailer? mailer = null)
{
    public async Task<DeliveryResult> SendAsync(ClaimedOutboxMessage claimed, Letter letter, CancellationToken cancel)
    {
        if (mailer is null) return DeliveryResult.Skipped;
        try
        {
            await mailer.SendAsync(letter with { Id = claimed.Id }, cancel);
            return DeliveryResult.Sent;
        }
        catch (MailException problem)
        {
            // Its text may hold the address, not more than the server's answer; the letter itself is never logged.
            logger.LogWarning("A mail could not be sent, at try {Try}: {Problem}", claimed.Tries + 1, problem.Message);
            return problem.IsFinal ? DeliveryResult.GivenUp : DeliveryResult.Failed;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            logger.LogWarning(
                "A mail could not be sent, at try {Try}: the mail server does not answer", claimed.Tries + 1);
            return DeliveryResult.Failed;
        }
    }
}
