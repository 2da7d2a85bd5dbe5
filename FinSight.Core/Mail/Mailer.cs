using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace FinSight.Core.Mail;

/// <summary>A message to one person, in plain text.</summary>
public sealed record Letter(string To, string Subject, string Text);

/// <summary>Hands letters to the mail server, through the framework's <see cref="SmtpClient"/>: STARTTLS, no implicit TLS.</summary>
public sealed class Mailer(MailSettings settings)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="SmtpException">The server is away, is not who it says, or refuses.</exception>
    public async Task SendAsync(Letter letter, CancellationToken cancel = default)
    {
        using var client = new SmtpClient(settings.Host, settings.Port)
        {
            EnableSsl = settings.Tls,
            Credentials = settings.User is null ? null : new NetworkCredential(settings.User, settings.Password),
        };
        using var message = new MailMessage(settings.From, new MailAddress(letter.To))
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Text.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            // The framework writes the other form, quoted-printable, without the line breaks of the text.
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        // No vacation notice answers it (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        await client.SendMailAsync(message, limit.Token);
    }
}
