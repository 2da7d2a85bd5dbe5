namespace FinSight.Web;

/// <summary>
/// The interface's texts. The English text is itself the key; every other language is one file beside this one, such
/// as <c>Texts.de.resx</c>.
/// </summary>
public sealed class Texts
{
    Texts() { }

    /// <summary>Marks a text that is looked up elsewhere, by a variable.</summary>
    public static string Key(string text) => text;
}
