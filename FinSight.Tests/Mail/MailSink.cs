using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using FinSight.Core.Mail;
using MimeKit;

namespace FinSight.Tests.Mail;

/// <summary>A mail, as the server got it.</summary>
/// <param name="Envelope">Whether it came encrypted, and who signed in to send it.</param>
sealed record ReceivedMail(
    string From, string To, string Subject, string Headers, string Text, (bool Tls, string? User) Envelope)
{
    /// <summary>The first link in it.</summary>
    public Uri Link => new(Regex.Match(Text, @"https?://\S+").Value);
}

/// <summary>A real mail server on this machine (RFC 5321, with TLS and AUTH LOGIN), which keeps what it gets.</summary>
sealed class MailSink : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly Channel<ReceivedMail> _mails = Channel.CreateUnbounded<ReceivedMail>();
    readonly CancellationTokenSource _stop = new();
    readonly X509Certificate2? _certificate;
    readonly MailEncryptionMode _encryption;
    readonly Task _work;

    /// <param name="certificate">With it, it takes encrypted mail only.</param>
    public MailSink(X509Certificate2? certificate = null, MailEncryptionMode encryption = MailEncryptionMode.StartTls)
    {
        (_certificate, _encryption) = (certificate, certificate is null ? MailEncryptionMode.None : encryption);
        _listener.Start();
        _work = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many of the next mails are refused for now.</summary>
    public int Refusals { get; set; }

    /// <summary>Nobody of that address is known.</summary>
    public string? Unknown { get; set; }

    /// <summary>While it is there, no mail is said to be kept.</summary>
    public TaskCompletionSource? Hold { get; set; }

    /// <summary>A mail has come that is held.</summary>
    public TaskCompletionSource Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Connections { get; private set; }

    public Dictionary<string, string> Settings(string address = "http://localhost:5000") => new()
    {
        ["FINSIGHT_PUBLIC_URL"] = address,
        ["FINSIGHT_SMTP_HOST"] = "localhost",
        ["FINSIGHT_SMTP_PORT"] = $"{Port}",
        ["FINSIGHT_SMTP_TLS"] = _encryption switch
        {
            MailEncryptionMode.None => "off",
            MailEncryptionMode.Implicit => "implicit",
            _ => "on",
        },
        ["FINSIGHT_SMTP_FROM"] = "finsight@example.org",
    };

    public async Task<ReceivedMail> ReceiveAsync()
    {
        using var limit = new CancellationTokenSource(Patience.Long);
        return await _mails.Reader.ReadAsync(limit.Token);
    }

    public bool IsEmpty => !_mails.Reader.TryPeek(out _);

    public static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var own = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(own.Export(X509ContentType.Pkcs12), null);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try { await _work; }
        catch (OperationCanceledException) { }
        _listener.Dispose();
        _stop.Dispose();
    }

    async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            Connections++;
            try { await TalkAsync(client.GetStream()); }
            // A client that hangs up has nothing more to say.
            catch (Exception gone)
                when (gone is IOException or System.Security.Authentication.AuthenticationException)
            {
            }
        }
    }

    async Task TalkAsync(Stream stream)
    {
        var (from, to, user, tls) = ("", "", (string?)null, false);
        if (_encryption == MailEncryptionMode.Implicit) (stream, tls) = (await SecureAsync(stream), true);
        var (reader, writer) = Over(stream);
        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync(
                        _certificate is not null && !tls ? "250-sink\r\n250 STARTTLS" : "250-sink\r\n250 AUTH LOGIN");
                    break;
                case "STARTTLS":
                    await writer.WriteLineAsync("220 go on");
                    ((reader, writer), tls) = (Over(await SecureAsync(stream)), true);
                    break;
                case "AUTH":
                    await writer.WriteLineAsync("334 VXNlcm5hbWU6");
                    user = Plain((await reader.ReadLineAsync(_stop.Token))!);
                    await writer.WriteLineAsync("334 UGFzc3dvcmQ6");
                    user += ":" + Plain((await reader.ReadLineAsync(_stop.Token))!);
                    await writer.WriteLineAsync("235 welcome");
                    break;
                case "MAIL" when Refusals > 0:
                    Refusals--;
                    await writer.WriteLineAsync("451 later");
                    break;
                case "MAIL":
                    from = Regex.Match(line, "<(.*)>").Groups[1].Value;
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "RCPT" when Unknown is { } unknown && line.Contains(unknown, StringComparison.Ordinal):
                    await writer.WriteLineAsync("550 nobody of that name");
                    break;
                case "RCPT":
                    to = Regex.Match(line, "<(.*)>").Groups[1].Value;
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var mail = await ReadAsync(reader, from, to, (tls, user));
                    Held.TrySetResult();
                    if (Hold is { } hold) await hold.Task;
                    _mails.Writer.TryWrite(mail);
                    await writer.WriteLineAsync("250 kept");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("502 what?");
                    break;
            }
        }
    }

    async Task<ReceivedMail> ReadAsync(StreamReader reader, string from, string to, (bool, string?) envelope)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is var line && line != ".")
        {
            if (line is null) throw new EndOfStreamException();
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
        using var bytes = new MemoryStream(Encoding.ASCII.GetBytes(text.ToString()));
        using var message = await MimeMessage.LoadAsync(bytes, _stop.Token);
        return new ReceivedMail(
            from, to, message.Subject ?? "", string.Join('\n', message.Headers),
            (message.TextBody ?? "").ReplaceLineEndings("\r\n"), envelope);
    }

    async Task<SslStream> SecureAsync(Stream stream)
    {
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(new() { ServerCertificate = _certificate }, _stop.Token);
        return secure;
    }

    static (StreamReader, StreamWriter) Over(Stream stream) =>
        (new(stream, Encoding.ASCII), new(stream, Encoding.ASCII) { AutoFlush = true, NewLine = "\r\n" });

    static string Plain(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
