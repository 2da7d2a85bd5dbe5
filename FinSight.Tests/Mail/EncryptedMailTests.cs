using FinSight.Core.Mail;
using FinSight.Tests.Hosting;

namespace FinSight.Tests.Mail;

/// <summary>The running app with a mail server that encrypts.</summary>
[Collection(HostingTests.Name)]
public sealed class EncryptedMailTests
{
    [Theory]
    [InlineData(MailEncryptionMode.StartTls)]
    [InlineData(MailEncryptionMode.Implicit)]
    public async Task Mail_goes_out_encrypted_and_signed_in_with_a_password_from_a_file(MailEncryptionMode encryption)
    {
        // Where certificates of one's own are named by a file.
        if (!OperatingSystem.IsLinux()) return;
        using var data = new TempFolder();
        using var certificate = MailSink.Certificate();
        await using var sink = new MailSink(certificate, encryption);
        var (roots, password) = (Path.Combine(data.Path, "roots.pem"), Path.Combine(data.Path, "password"));
        await File.WriteAllTextAsync(roots, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(password, "plum river\n");
        await using var app = await AppProcess.StartAsync(
            Repository.BuiltApp,
            Repository.Web,
            new(sink.Settings("https://money.example.org"))
            {
                ["FINSIGHT_DATA"] = data.Path,
                ["FINSIGHT_SMTP_USER"] = "finsight",
                ["FINSIGHT_SMTP_PASSWORD_FILE"] = password,
                ["SSL_CERT_FILE"] = roots,
            });

        var mara = app.Visit();
        await mara.RegisterAsync("mara");
        await mara.SubmitAsync("/account/email", new() { ["Email"] = "mara@example.org" }, "email");
        var mail = await sink.ReceiveAsync();
        Assert.Equal(("mara@example.org", (true, "finsight:plum river")), (mail.To, mail.Envelope));
        Assert.StartsWith(
            "https://money.example.org/account/email/confirm#", mail.Link.OriginalString, StringComparison.Ordinal);
        Assert.Empty(app.Complaints);
    }
}
