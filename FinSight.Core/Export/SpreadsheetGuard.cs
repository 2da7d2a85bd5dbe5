namespace FinSight.Core.Export;

/// <summary>
/// Keeps a spreadsheet from running a text: what it would take for a formula gets an apostrophe before it, and so does
/// what has one there already, so that each text is read back as it was.
/// </summary>
public static class SpreadsheetGuard
{
    const char Guard = '\'';

    /// <summary>The last four are what some spreadsheets of East Asia take for the first four.</summary>
    const string Dangers = "=+-@\t\r\n＝＋－＠";

    public static string Harmless(string text) => IsDangerous(text) ? Guard + text : text;

    /// <summary>The text that <see cref="Harmless"/> was given.</summary>
    public static string Restore(string cell) => cell is [Guard, .. var text] && IsDangerous(text) ? text : cell;

    static bool IsDangerous(string text)
    {
        var at = 0;
        while (at < text.Length && text[at] == Guard) at++;
        return at < text.Length && Dangers.Contains(text[at], StringComparison.Ordinal);
    }
}
