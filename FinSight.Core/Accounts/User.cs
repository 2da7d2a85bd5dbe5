using FinSight.Core.Mail;
using Microsoft.AspNetCore.Identity;

namespace FinSight.Core.Accounts;

/// <summary>A person with an account, and how they read numbers, dates and colours.</summary>
public sealed class User : IdentityUser<Guid>
{
    public const int MaxDisplayName = 80;

    User() { }

    /// <param name="name">A user name that <c>UserNameRules</c> has accepted.</param>
    /// <param name="culture">A .NET culture name such as <c>de-CH</c>.</param>
    /// <param name="timeZone">An IANA time zone such as <c>Europe/Zurich</c>.</param>
    public User(string name, string culture, string timeZone)
    {
        Id = Guid.CreateVersion7();
        UserName = name;
        DisplayName = name;
        Culture = culture;
        Language = SupportedLanguages.Of(culture);
        TimeZone = timeZone;
    }

    public string DisplayName { get; private set; } = "";

    public string Culture { get; private set; } = "";

    /// <summary>The ISO 639 code of the language in which FinSight speaks, such as <c>de</c>.</summary>
    public string Language { get; private set; } = "";

    public string TimeZone { get; private set; } = "";

    /// <summary>Light, dark, or as the system has it.</summary>
    public Theme Theme { get; private set; }

    /// <summary>Whether single letters are shortcuts (WCAG 2.1.4 asks for a way to turn them off).</summary>
    public bool LetterKeys { get; private set; } = true;

    /// <summary>Others in the same ledger see that they are there.</summary>
    public bool ShowsPresence { get; private set; } = true;

    /// <summary>Whether they run this server: its accounts, never other people's ledgers.</summary>
    public bool IsAdministrator { get; private set; }

    /// <summary>UTC, as the other instants; null while the account can be used.</summary>
    public DateTime? DisabledAt { get; private set; }

    /// <summary>Null while the password is the first one.</summary>
    public DateTime? PasswordChangedAt { get; private set; }

    /// <summary>
    /// The time step of the last code that was used for two-step sign-in: each counts once (RFC 6238, 5.2).
    /// </summary>
    public long LastCodeStep { get; private set; }

    /// <summary>To be followed by <see cref="RenewStamps"/>.</summary>
    internal void ChangePassword(string hash, DateTime now) => (PasswordHash, PasswordChangedAt) = (hash, now);

    /// <summary>
    /// As after each change of what opens the account: sessions that do not follow are over, and a save that did not
    /// know of it fails. Called through <c>RenewAsync</c> only, which takes the user's links along.
    /// </summary>
    internal void RenewStamps() => (SecurityStamp, ConcurrencyStamp) = ($"{Guid.NewGuid():N}", $"{Guid.NewGuid()}");

    /// <summary>By mail, where the user has shown that the address is theirs.</summary>
    internal void ReachAt(string? address) =>
        (Email, NormalizedEmail, EmailConfirmed) =
            (address, address is null ? null : EmailAddressParser.Key(address), address is not null);

    internal void UseCode(long step) => LastCodeStep = step;

    internal void Rename(string? displayName) => DisplayName = ProfileRules.DisplayName(displayName);

    internal void Speak(string? language) => Language = ProfileRules.Language(language);

    internal void WriteNumbersAs(string? culture) => Culture = ProfileRules.Culture(culture);

    internal void MoveTo(string? timeZone) => TimeZone = ProfileRules.TimeZone(timeZone);

    internal void Show(Theme theme) => Theme = theme;

    internal void UseLetterKeys(bool letterKeys) => LetterKeys = letterKeys;

    internal void ShowPresence(bool shows) => ShowsPresence = shows;

    /// <returns>Whether that is new; so do the next two.</returns>
    internal bool Administrate(bool isAdministrator)
    {
        if (IsAdministrator == isAdministrator) return false;
        IsAdministrator = isAdministrator;
        return true;
    }

    internal bool Disable(DateTime now)
    {
        if (DisabledAt is not null) return false;
        DisabledAt = now;
        return true;
    }

    internal bool Enable()
    {
        if (DisabledAt is null) return false;
        DisabledAt = null;
        return true;
    }
}

public enum Theme
{
    System = 0,
    Light = 1,
    Dark = 2,
}
