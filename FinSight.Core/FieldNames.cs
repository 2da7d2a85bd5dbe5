namespace FinSight.Core;

/// <summary>The names of what can be typed or chosen, as rules, forms and programs know them.</summary>
public static class FieldNames
{
    /// <summary>Where no single field is to blame.</summary>
    public const string None = "";
    public const string Aliases = "aliases";
    public const string Amount = "amount";
    public const string Category = "category";
    public const string Code = "code";
    public const string Color = "color";
    public const string Culture = "culture";
    public const string Currency = "currency";
    public const string Date = "date";
    public const string Days = "days";
    public const string DisplayName = "displayName";
    public const string Email = "email";
    public const string Filter = "filter";
    public const string Events = "events";
    public const string FirstDay = "firstDay";
    public const string Hours = "hours";
    public const string Icon = "icon";
    public const string Id = "id";
    public const string Into = "into";
    public const string Language = "language";
    public const string Name = "name";
    public const string Note = "note";
    public const string Parent = "parent";
    public const string Password = "password";
    public const string Period = "period";
    public const string Thresholds = "thresholds";
    public const string Role = "role";
    public const string Scopes = "scopes";
    public const string Secret = "secret";
    public const string Tags = "tags";
    public const string Text = "text";
    public const string TimeZone = "timeZone";
    public const string Title = "title";
    public const string Url = "url";
    public const string UserName = "username";
}
