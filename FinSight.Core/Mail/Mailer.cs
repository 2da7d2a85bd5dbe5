using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Utils;

namespace FinSight.Core.Mail;

/// <summary>A message to one person, in plain text.</summary>
/// <param name="Id">The same each time that it is tried; null for another one each time.</param>
public sealed record Letter(string To, string Subject, string Text, Guid? Id = null);

/// <summary>Why the mail server took no letter.</summary>
/// <param name="isFinal">It will not take it later either.</param>
public sealed class MailException(Exception cause, bool isFinal) : Exception(cause.GetBaseException().Message, cause)
{
    public bool IsFinal => isFinal;
}

/// <summary>Hands letters to the mail server.</summary>
public sealed class Mailer(MailSettings settings)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="MailException">The server is away, is not who it says, or refuses.</exception>
    public async Task SendAsync(Letter letter, CancellationToken cancel = default)
    {
        using var message = Message(letter);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            await SendAsync(message, limit.Token);
        }
        catch (Exception problem) when (IsOfTheServer(problem))
        {
            throw new MailException(problem, IsFinal(problem));
        }
    }

    async Task SendAsync(MimeMessage message, CancellationToken cancel)
    {
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(settings.Host, settings.Port, Encryption, cancel);
        if (settings is { User: { } user, Password: { } password })
            await client.AuthenticateAsync(user, password, cancel);
        await client.SendAsync(message, cancel);
        await client.DisconnectAsync(true, cancel);
    }

    SecureSocketOptions Encryption => settings.Encryption switch
    {
        MailEncryptionMode.Implicit => SecureSocketOptions.SslOnConnect,
        MailEncryptionMode.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    MimeMessage Message(Letter letter)
    {
        var message = new MimeMessage
        {
            Subject = letter.Subject,
            Body = new TextPart("plain") { Text = letter.Text.ReplaceLineEndings("\r\n") },
            // The library would name this machine in it.
            MessageId = letter.Id is { } id
                ? $"{id:N}@{settings.From.Host}"
                : MimeUtils.GenerateMessageId(settings.From.Host),
        };
        message.From.Add(new MailboxAddress(settings.From.DisplayName, settings.From.Address));
        message.To.Add(new MailboxAddress(null, letter.To));
        // No vacation notice answers it (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    /// <summary>The person is unknown there.</summary>
    static bool IsFinal(Exception problem) =>
        problem is SmtpCommandException
        {
            ErrorCode: SmtpErrorCode.RecipientNotAccepted,
            StatusCode: >= SmtpStatusCode.CommandUnrecognized
        };

    static bool IsOfTheServer(Exception problem) => problem
        is CommandException or ProtocolException or AuthenticationException or SslHandshakeException
        or SocketException or IOException or TimeoutException or NotSupportedException;
}
