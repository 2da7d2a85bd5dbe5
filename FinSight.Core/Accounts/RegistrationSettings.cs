namespace FinSight.Core.Accounts;

/// <summary>Who may register, and which currency their ledgers have.</summary>
/// <param name="Registration">Who may create an account, once there is one.</param>
/// <param name="Currency">Of every new ledger; null takes it from the browser's region.</param>
/// <param name="OwnersInvite">Where an invitation is needed, that to a ledger is one, too.</param>
/// <param name="Passwords">They open accounts; else the identity provider and passkeys alone do.</param>
public sealed record RegistrationSettings(
    RegistrationMode Registration, Currency? Currency, bool OwnersInvite = true, bool Passwords = true)
{
    const string RegistrationName = "FINSIGHT_REGISTRATION";
    const string InvitesName = "FINSIGHT_INVITES";
    const string PasswordsName = "FINSIGHT_PASSWORDS";

    /// <summary>Of the identity provider: without one, and without passwords, nobody could come in.</summary>
    internal const string AuthorityName = "FINSIGHT_OIDC_AUTHORITY";

    const string CurrencyName = "FINSIGHT_CURRENCY";

    /// <exception cref="StartupException">A setting has a value that means nothing.</exception>
    public static RegistrationSettings Read(Func<string, string?> setting) =>
        new(Mode(setting(RegistrationName)), Find(setting(CurrencyName)), DoOwnersInvite(setting(InvitesName)),
            DoPasswordsOpen(setting(PasswordsName), string.IsNullOrEmpty(setting(AuthorityName))));

    /// <summary>The currency of a ledger whose founder's browser tells of this region.</summary>
    public Currency CurrencyFor(string? region) =>
        Currency ?? Amounts.Currency.OfRegion(region) ?? Amounts.Currency.Of("EUR");

    static RegistrationMode Mode(string? value) => value switch
    {
        null or "" or "invite" => RegistrationMode.Invite,
        "open" => RegistrationMode.Open,
        "closed" => RegistrationMode.Closed,
        _ => throw new StartupException($"{RegistrationName} is \"{value}\": set it to open, invite or closed."),
    };

    static bool DoOwnersInvite(string? value) => value switch
    {
        null or "" or "owners" => true,
        "administrators" => false,
        _ => throw new StartupException($"{InvitesName} is \"{value}\": set it to owners or administrators."),
    };

    /// <exception cref="RuleException">Passwords open nothing here.</exception>
    internal void RefuseWithoutPasswords()
    {
        if (!Passwords) throw new RuleException(Rules.Accounts.PasswordsOff);
    }

    static bool DoPasswordsOpen(string? value, bool isAlone) => value switch
    {
        null or "" or "on" => true,
        "off" when isAlone =>
            throw new StartupException(
                $"{PasswordsName} is off, but there is no other way in: set {AuthorityName}, too."),
        "off" => false,
        _ => throw new StartupException($"{PasswordsName} is \"{value}\": set it to on or off."),
    };

    static Currency? Find(string? code) =>
        string.IsNullOrEmpty(code) ? null
        : Amounts.Currency.TryFind(code, out var currency) ? currency
        : throw new StartupException($"{CurrencyName} is \"{code}\": set it to a currency of ISO 4217 such as EUR.");
}
