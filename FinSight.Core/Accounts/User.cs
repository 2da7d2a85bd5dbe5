using Microsoft.AspNetCore.Identity;

namespace FinSight.Core.Accounts;

/// <summary>A person with an account, and how they read numbers, dates and colours.</summary>
public sealed class User : IdentityUser<Guid>
{
    User() { }

    /// <param name="name">A user name that <c>UserNames</c> has accepted.</param>
    /// <param name="culture">A .NET culture name such as <c>de-CH</c>.</param>
    /// <param name="timeZone">An IANA time zone such as <c>Europe/Zurich</c>.</param>
    public User(string name, string culture, string timeZone)
    {
        Id = Guid.CreateVersion7();
        UserName = name;
        DisplayName = name;
        Culture = culture;
        TimeZone = timeZone;
    }

    public string DisplayName { get; private set; } = "";

    public string Culture { get; private set; } = "";

    public string TimeZone { get; private set; } = "";

    /// <summary>Light, dark, or as the system has it.</summary>
    public Theme Theme { get; private set; }
}

public enum Theme
{
    System = 0,
    Light = 1,
    Dark = 2,
}
