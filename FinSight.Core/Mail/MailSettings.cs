using System.Globalization;
using System.Net.Mail;
using FinSight.Core.Links;

namespace FinSight.Core.Mail;

/// <summary>The server that takes this one's mail.</summary>
public sealed record MailSettings(
    string Host, int Port, MailEncryptionMode Encryption, string? User, string? Password, MailAddress From)
{
    const string Prefix = "FINSIGHT_SMTP_";
    const int SubmissionPort = 587;
    const int ImplicitTlsPort = 465;

    /// <returns>Null where no server is named: then nothing sends mail.</returns>
    /// <exception cref="StartupException">A setting is missing or means nothing.</exception>
    public static MailSettings? Read(Func<string, string?> setting, PublicAddress address)
    {
        if (setting(Prefix + "HOST") is not { Length: > 0 } host) return null;
        if (address.Url is null)
            throw new StartupException(
                "FINSIGHT_SMTP_HOST is set but FINSIGHT_PUBLIC_URL is not: links in mails need an address to lead to.");
        var (user, password) = (SecretSettingReader.Read(setting, Prefix + "USER"), SecretSettingReader.Read(
            setting, Prefix + "PASSWORD"));
        if (user is null != password is null)
            throw new StartupException($"{Prefix}USER and {Prefix}PASSWORD go together: set both or neither.");
        var port = PortOf(setting(Prefix + "PORT"), setting(Prefix + "TLS"));
        var encryption = EncryptionOf(setting(Prefix + "TLS"), port);
        return new(host, port, encryption, user, password, FromOf(setting(Prefix + "FROM"), address));
    }

    static int PortOf(string? text, string? tls) => text switch
    {
        null or "" => tls == "implicit" ? ImplicitTlsPort : SubmissionPort,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= 65535 => port,
        _ => throw new StartupException($"{Prefix}PORT is \"{text}\": set it to a port such as 587 or 465."),
    };

    static MailEncryptionMode EncryptionOf(string? text, int port) => text switch
    {
        null or "" or "on" => port == ImplicitTlsPort ? MailEncryptionMode.Implicit : MailEncryptionMode.StartTls,
        "starttls" => MailEncryptionMode.StartTls,
        "implicit" => MailEncryptionMode.Implicit,
        "off" => MailEncryptionMode.None,
        _ => throw new StartupException(
            $"{Prefix}TLS is \"{text}\": set it to on, starttls or implicit, or to off for a server on this machine."),
    };

    static MailAddress FromOf(string? text, PublicAddress address) =>
        text is null or "" ? new MailAddress($"finsight@{address.Host}", "FinSight")
        : MailAddress.TryCreate(text, out var from)
            ? from.DisplayName is "" ? new MailAddress(from.Address, "FinSight") : from
        : throw new StartupException($"{Prefix}FROM is \"{text}\": set it to an e-mail address.");
}
