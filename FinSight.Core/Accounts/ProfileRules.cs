namespace FinSight.Core.Accounts;

/// <summary>What each setting of a user must be; each rule answers with the value as it is stored.</summary>
static class ProfileRules
{
    public static string DisplayName(string? typed)
    {
        var name = Text.OneLine(typed);
        if (Names.Key(name).Length == 0) throw new RuleException("Display name", "Type what the others call you.");
        return name.Length <= User.MaxDisplayName
            ? name
            : throw new RuleException("Display name", "Shorten it to {0} characters.", User.MaxDisplayName);
    }

    public static string Language(string? code) =>
        code is not null && Languages.All.Contains(code) ? code : throw new RuleException("Language", "Choose one of the languages.");

    public static string Culture(string? name) => Cultures.Find(name)?.Name
        ?? throw new RuleException("Numbers and dates", "Choose how numbers and dates are written.");

    public static string TimeZone(string? typed) => TimeZones.Match(typed)
        ?? throw new RuleException("Time zone", "Choose a time zone such as {0}.", "Europe/Zurich");
}
