namespace FinSight.Core.Mail;

/// <summary>How the connection to the mail server is encrypted; a server that can't is given nothing.</summary>
public enum MailEncryptionMode
{
    /// <summary>Not at all: for a server on this machine.</summary>
    None,

    /// <summary>After a greeting in clear text, usually on port 587 (RFC 3207).</summary>
    StartTls,

    /// <summary>From the first byte on, usually on port 465 (RFC 8314).</summary>
    Implicit,
}
