using System.Globalization;
using FinSight.Web.Components;
using Microsoft.Extensions.Localization;

namespace FinSight.Web;

/// <summary>The files of texts beside a type, a language each, as they are spelled where the reader lives.</summary>
sealed class TextFileLocalizer<T>(IStringLocalizerFactory factory) : IStringLocalizer<T>
{
    readonly IStringLocalizer _files = factory.Create(typeof(T));

    public LocalizedString this[string name] => Spell(_files[name]);

    public LocalizedString this[string name, params object[] arguments] =>
        Spell(_files[name, [.. arguments.Select(Isolated)]]);

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) =>
        _files.GetAllStrings(includeParentCultures);

    static object Isolated(object argument) =>
        argument is string or LocalizedString ? Bidi.Isolate($"{argument}") : argument;

    // Switzerland and Liechtenstein write no ß.
    static LocalizedString Spell(LocalizedString text) => CultureInfo.CurrentUICulture.Name is "de-CH" or "de-LI"
        ? new(text.Name, text.Value.Replace("ß", "ss", StringComparison.Ordinal), text.ResourceNotFound)
        : text;
}

static class TextServiceExtensions
{
    public static IServiceCollection AddTexts(this IServiceCollection services) => services.AddLocalization()
        .AddSingleton(typeof(IStringLocalizer<>), typeof(TextFileLocalizer<>)).AddSingleton<RuleTexts>();
}
