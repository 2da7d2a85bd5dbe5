using System.Globalization;
using FinSight.Web.Components;
using Microsoft.Extensions.Localization;

namespace FinSight.Web;

/// <summary>
/// The interface's texts. The English text is itself the key; every other language is one file beside this one, such
/// as <c>Texts.de.resx</c>.
/// </summary>
public sealed class Texts(IStringLocalizerFactory factory) : IStringLocalizer<Texts>
{
    readonly IStringLocalizer _file = factory.Create(typeof(Texts));

    public LocalizedString this[string name] => Spell(_file[name]);

    public LocalizedString this[string name, params object[] arguments] => Spell(_file[name, [.. arguments.Select(Isolated)]]);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => _file.GetAllStrings(includeParentCultures);

    /// <summary>Marks a text that is looked up elsewhere, by a variable.</summary>
    public static string Key(string text) => text;

    static object Isolated(object argument) => argument is string or LocalizedString ? Bidi.Isolate($"{argument}") : argument;

    // Switzerland and Liechtenstein write no ß.
    static LocalizedString Spell(LocalizedString text) => CultureInfo.CurrentUICulture.Name is "de-CH" or "de-LI"
        ? new(text.Name, text.Value.Replace("ß", "ss", StringComparison.Ordinal), text.ResourceNotFound)
        : text;
}

static class TextServices
{
    public static IServiceCollection AddTexts(this IServiceCollection services) =>
        services.AddLocalization().AddSingleton<IStringLocalizer<Texts>, Texts>();
}
