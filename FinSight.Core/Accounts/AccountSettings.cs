namespace FinSight.Core.Accounts;

/// <summary>Who may register, and which currency their ledgers have.</summary>
/// <param name="RegistrationIsOpen">Whether a stranger may create an account.</param>
/// <param name="Currency">Of every new ledger; null takes it from the browser's region.</param>
public sealed record AccountSettings(bool RegistrationIsOpen, Currency? Currency)
{
    const string Registration = "FINSIGHT_REGISTRATION";
    const string CurrencyCode = "FINSIGHT_CURRENCY";

    /// <exception cref="StartupException">A setting has a value that means nothing.</exception>
    public static AccountSettings Read(Func<string, string?> setting) => new(IsOpen(setting(Registration)), Find(setting(CurrencyCode)));

    /// <summary>The currency of a ledger whose founder's browser tells of this region.</summary>
    public Currency CurrencyFor(string? region) => Currency ?? Core.Currency.OfRegion(region) ?? Core.Currency.Of("EUR");

    static bool IsOpen(string? value) => value switch
    {
        null or "" or "open" => true,
        "closed" => false,
        _ => throw new StartupException($"{Registration} is \"{value}\": set it to open or closed."),
    };

    static Currency? Find(string? code) =>
        string.IsNullOrEmpty(code) ? null
        : Core.Currency.TryFind(code, out var currency) ? currency
        : throw new StartupException($"{CurrencyCode} is \"{code}\": set it to a currency of ISO 4217 such as EUR.");
}
