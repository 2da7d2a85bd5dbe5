using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace FinSight.Tests.Localisation;

/// <summary>One file of texts, in one language.</summary>
static partial class TextFile
{
    /// <param name="beside">The type that the file is named after.</param>
    public static Dictionary<string, string> Of(Type beside, CultureInfo language)
    {
        var texts = new ResourceManager(beside).GetResourceSet(language, createIfNotExists: true, tryParents: false);
        return texts!.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    /// <summary>Where something is put into a text, such as <c>{0}</c>.</summary>
    public static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();
}
