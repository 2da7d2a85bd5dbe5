namespace FinSight.Core.Accounts;

/// <summary>What each setting of a user must be; each rule answers with the value as it is stored.</summary>
static class ProfileRules
{
    public static string DisplayName(string? typed)
    {
        var name = TextNormalizer.OneLine(typed);
        if (Names.Key(name).Length == 0) throw new RuleException(Rules.Accounts.DisplayNameMissing);
        return name.Length <= User.MaxDisplayName
            ? name
            : throw new RuleException(Rules.Accounts.DisplayNameTooLong, User.MaxDisplayName);
    }

    public static string Language(string? code) =>
        code is not null && SupportedLanguages.All.Contains(code)
            ? code
            : throw new RuleException(Rules.Accounts.LanguageUnknown);

    public static string Culture(string? name) => SupportedCultures.Find(name)?.Name
        ?? throw new RuleException(Rules.Accounts.CultureUnknown);

    public static string TimeZone(string? typed) => TimeZones.Match(typed)
        ?? throw new RuleException(Rules.Accounts.TimeZoneUnknown, "Europe/Zurich");
}
