using System.Net;
using System.Net.Sockets;
using FinSight.Core;
using FinSight.Core.Links;
using FinSight.Core.Mail;

namespace FinSight.Tests.Mail;

public sealed class MailerTests
{
    static readonly Letter Letter = new(
        "mara@example.org", "Grüße", "Zeile eins\n\n.Zeile zwei, mit Punkt und = und ß\n");

    [Fact]
    public async Task A_letter_arrives_as_it_was_written()
    {
        await using var sink = new MailSink();
        await new Mailer(Read(sink.Settings())).SendAsync(Letter);
        var mail = await sink.ReceiveAsync();
        Assert.Equal(
            (Letter.To, Letter.Subject, Letter.Text.ReplaceLineEndings("\r\n").TrimEnd(), (false, null)),
            (mail.To, mail.Subject, mail.Text.TrimEnd(), mail.Envelope));
    }

    [Fact]
    public async Task With_a_user_it_signs_in()
    {
        await using var sink = new MailSink();
        var settings = sink.Settings();
        (settings["FINSIGHT_SMTP_USER"], settings["FINSIGHT_SMTP_PASSWORD"]) = ("finsight", "plum river");
        await new Mailer(Read(settings)).SendAsync(Letter);
        Assert.Equal("finsight:plum river", (await sink.ReceiveAsync()).Envelope.User);
    }

    [Theory]
    [InlineData(MailEncryptionMode.StartTls)]
    [InlineData(MailEncryptionMode.Implicit)]
    public async Task A_server_that_nobody_vouches_for_gets_no_mail(MailEncryptionMode encryption)
    {
        using var certificate = MailSink.Certificate();
        await using var sink = new MailSink(certificate, encryption);
        await Assert.ThrowsAsync<MailException>(() => new Mailer(Read(sink.Settings())).SendAsync(Letter));
        Assert.Equal((1, true), (sink.Connections, sink.IsEmpty));
    }

    [Fact]
    public async Task A_server_that_cannot_encrypt_gets_no_mail_unless_it_is_allowed()
    {
        await using var sink = new MailSink();
        var settings = sink.Settings();
        settings["FINSIGHT_SMTP_TLS"] = "on";
        await Assert.ThrowsAsync<MailException>(() => new Mailer(Read(settings)).SendAsync(Letter));
        Assert.True(sink.IsEmpty);
    }

    [Fact]
    public async Task A_letter_names_the_service_and_not_its_machine()
    {
        await using var sink = new MailSink();
        await new Mailer(Read(sink.Settings())).SendAsync(Letter);
        Assert.Matches("(?m)^Message-Id: <.+@example.org>$", (await sink.ReceiveAsync()).Headers);
    }

    [Fact]
    public async Task A_server_that_takes_more_than_a_minute_to_keep_a_letter_is_waited_for()
    {
        var time = new FakeTime();
        await using var sink = new MailSink { Hold = new() };
        var sending = new Mailer(Read(sink.Settings()), time).SendAsync(Letter);
        await sink.Held.Task.WaitAsync(Patience.Long);
        time.Advance(TimeSpan.FromSeconds(100));
        sink.Hold.SetResult();
        await sending.WaitAsync(Patience.Long);
        Assert.Equal(Letter.To, (await sink.ReceiveAsync()).To);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_waited_for_half_a_minute()
    {
        var time = new FakeTime();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var sink = new MailSink();
        var settings = sink.Settings();
        settings["FINSIGHT_SMTP_PORT"] = $"{((IPEndPoint)silent.LocalEndpoint).Port}";
        var sending = new Mailer(Read(settings), time).SendAsync(Letter);
        await time.TimerCreatedAsync();
        time.Advance(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending.WaitAsync(Patience.Long));
    }

    [Fact]
    public void Without_a_host_there_is_no_mail() =>
        Assert.Null(MailSettings.Read(name => null, PublicAddress.Unknown));

    [Fact]
    public void The_usual_settings_need_a_host_only()
    {
        var settings = Read(
            new() { ["FINSIGHT_PUBLIC_URL"] = "https://money.example.org", ["FINSIGHT_SMTP_HOST"] = "mail" });
        Assert.Equal(("mail", 587, MailEncryptionMode.StartTls, "finsight@money.example.org", "FinSight"),
            (settings.Host, settings.Port, settings.Encryption, settings.From.Address, settings.From.DisplayName));
    }

    [Theory]
    [InlineData("465", null, 465, MailEncryptionMode.Implicit)]
    [InlineData("2525", "on", 2525, MailEncryptionMode.StartTls)]
    [InlineData("2525", "implicit", 2525, MailEncryptionMode.Implicit)]
    [InlineData(null, "implicit", 465, MailEncryptionMode.Implicit)]
    [InlineData("465", "starttls", 465, MailEncryptionMode.StartTls)]
    [InlineData(null, "off", 587, MailEncryptionMode.None)]
    public void The_port_says_how_to_encrypt_unless_told_otherwise(
        string? port, string? tls, int number, MailEncryptionMode encryption)
    {
        var settings = Read(new()
        {
            ["FINSIGHT_PUBLIC_URL"] = "https://money.example.org",
            ["FINSIGHT_SMTP_HOST"] = "mail",
            ["FINSIGHT_SMTP_PORT"] = port ?? "",
            ["FINSIGHT_SMTP_TLS"] = tls ?? "",
        });
        Assert.Equal((number, encryption), (settings.Port, settings.Encryption));
    }

    [Theory]
    [InlineData("FINSIGHT_PUBLIC_URL", "", "links in mails need an address")]
    [InlineData("FINSIGHT_SMTP_PORT", "0", "a port such as 587")]
    [InlineData("FINSIGHT_SMTP_PORT", "smtp", "a port such as 587")]
    [InlineData("FINSIGHT_SMTP_TLS", "maybe", "set it to on")]
    [InlineData("FINSIGHT_SMTP_FROM", "nobody", "an e-mail address")]
    [InlineData("FINSIGHT_SMTP_USER", "mara", "set both or neither")]
    [InlineData("FINSIGHT_SMTP_PASSWORD_FILE", "/no/such/file", "can't be read")]
    public void A_setting_that_means_nothing_stops_the_start(string name, string value, string remedy) =>
        Assert.Contains(remedy, Assert.Throws<StartupException>(() => Read(new()
        {
            ["FINSIGHT_PUBLIC_URL"] = "https://money.example.org",
            ["FINSIGHT_SMTP_HOST"] = "localhost",
            [name] = value,
        })).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Secrets_may_stand_in_files()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "password");
        await File.WriteAllTextAsync(file, "plum river\n");
        var settings = new Dictionary<string, string>
        {
            ["FINSIGHT_PUBLIC_URL"] = "https://money.example.org",
            ["FINSIGHT_SMTP_HOST"] = "mail",
            ["FINSIGHT_SMTP_USER"] = "finsight",
            ["FINSIGHT_SMTP_PASSWORD_FILE"] = file,
        };
        Assert.Equal("plum river", Read(settings).Password);
        settings["FINSIGHT_SMTP_PASSWORD"] = "other";
        Assert.Contains(
            "keep one", Assert.Throws<StartupException>(() => Read(settings)).Message, StringComparison.Ordinal);
    }

    static MailSettings Read(Dictionary<string, string> settings)
    {
        string? Of(string name) => settings.GetValueOrDefault(name);
        return MailSettings.Read(Of, PublicAddress.Read(Of))!;
    }
}
