using System.Text;

namespace FinSight.Core;

public static class Names
{
    /// <summary>
    /// The form in which two names are the same to a reader: NFKC, upper case, whatever the culture
    /// (SQLite's NOCASE knows ASCII only).
    /// </summary>
    public static string Key(string name) =>
        name.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Normalize(NormalizationForm.FormKC);
}
