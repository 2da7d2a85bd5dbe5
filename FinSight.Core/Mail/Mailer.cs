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
/// <param name="time">Lines to other servers go by the real clock, unless a test says otherwise.</param>
public sealed class Mailer(MailSettings settings, TimeProvider? time = null)
{
    /// <summary>For what comes before a letter and after it.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What a server may take to say that it has a letter: who hangs up before sends it twice. RFC 5321, 4.5.3.2.6,
    /// asks for ten minutes, in which the other letters would wait.
    /// </summary>
    static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(2);

    /// <exception cref="MailException">The server is away, is not who it says, or refuses.</exception>
    public async Task SendAsync(Letter letter, CancellationToken cancel = default)
    {
        using var message = Message(letter);
        try
        {
            await SendAsync(message, cancel);
        }
        catch (Exception problem) when (IsOfTheServer(problem))
        {
            throw new MailException(problem, IsFinal(problem));
        }
    }

    async Task SendAsync(MimeMessage message, CancellationToken cancel)
    {
        using var client = new SmtpClient { Timeout = (int)LongestAnswer.TotalMilliseconds };
        await SoonAsync(stop => OpenAsync(client, stop), cancel);
        await client.SendAsync(message, cancel);
        await SoonAsync(stop => client.DisconnectAsync(true, stop), cancel);
    }

    async Task OpenAsync(SmtpClient client, CancellationToken cancel)
    {
        await client.ConnectAsync(settings.Host, settings.Port, Encryption, cancel);
        if (settings is { User: { } user, Password: { } password })
            await client.AuthenticateAsync(user, password, cancel);
    }

    async Task SoonAsync(Func<CancellationToken, Task> act, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time ?? TimeProvider.System);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        await act(any.Token);
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
