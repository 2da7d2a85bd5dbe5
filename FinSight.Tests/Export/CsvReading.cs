using System.Text;
using FinSight.Core.Export;

namespace FinSight.Tests.Export;

/// <summary>A reader of RFC 4180 that knows nothing of ours but the guard of spreadsheets.</summary>
static class CsvReading
{
    /// <summary>Each line by the heads of its columns.</summary>
    public static List<Dictionary<string, string>> Read(string text, char separator = ',')
    {
        var lines = Cells(text.TrimStart('\uFEFF'), separator);
        return
        [
            .. lines.Skip(1).Select(line =>
                lines[0].Zip(line).ToDictionary(cell => cell.First, cell => SpreadsheetGuard.Restore(cell.Second))),
        ];
    }

    static List<List<string>> Cells(string text, char separator)
    {
        List<List<string>> lines = [];
        List<string> line = [];
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
            else if (text[i] == '"') quoted = !quoted;
            else if (!quoted && text[i] == separator) Take();
            else if (!quoted && text.AsSpan(i).StartsWith("\r\n"))
            {
                Take();
                lines.Add(line);
                line = [];
                i++;
            }
            else cell.Append(text[i]);
        }
        Assert.Empty(line);
        Assert.Equal(0, cell.Length);
        return lines;

        void Take()
        {
            line.Add(cell.ToString());
            cell.Clear();
        }
    }
}
