using System.Globalization;
using System.Text.RegularExpressions;
using FinSight.Core;
using FinSight.Core.QuickEntry;

namespace FinSight.Tests.QuickEntry;

/// <summary>The phrases of the files in Corpus; a line with <c>@</c> sets what the lines below it depend on.</summary>
static class Corpus
{
    const int Columns = 6;

    public static IReadOnlyList<Phrase> All { get; } =
        [
            .. Directory.EnumerateFiles(
                Path.Combine(Repository.Root, "FinSight.Tests", "QuickEntry", "Corpus"), "*.txt")
                .Order()
                .SelectMany(Read),
        ];

    static IEnumerable<Phrase> Read(string file)
    {
        var (culture, currency, today) = (CultureInfo.InvariantCulture, Currency.Of("EUR"), default(DateOnly));
        var categories = new List<QuickEntryCategory>();
        var seen = new List<TitleUse>();
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal)) continue;
            if (line.Split(' ', 3) is not ["@", var what, var value])
            {
                var context = new QuickEntryContext(
                    today, currency, culture, new(categories, [], new TitleMemory(seen)));
                yield return Phrase($"{Path.GetFileName(file)}:{number}", line, currency, context);
                continue;
            }
            switch (what)
            {
                case "culture": culture = CultureInfo.GetCultureInfo(value); break;
                case "currency": currency = Currency.Of(value); break;
                case "today": today = DateOnly.Parse(value, CultureInfo.InvariantCulture); break;
                case "category": categories.Add(Category(value)); break;
                case "seen": seen.Add(Seen(value, categories, today)); break;
                default: throw new InvalidDataException($"{file}:{number}: {line}");
            }
        }
    }

    static Phrase Phrase(string where, string line, Currency currency, QuickEntryContext context)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries);
        var meant = cells[1..].Concat(Enumerable.Repeat("", Columns)).Take(Columns).ToArray();
        meant[1] = string.Join(
            ", ", meant[1].TrimStart('?', ' ').Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Amount));
        if (cells is [_, _, ['?', ..], ..]) meant[1] = $"? {meant[1]}".TrimEnd();
        return new(where, Regex.Unescape(cells[0]), string.Join(" | ", meant), context);

        string Amount(string typed) =>
            MoneyText.Editable(
                AmountParser.Parse(typed, currency, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    static QuickEntryCategory Category(string line)
    {
        var parts = line.Split(':', StringSplitOptions.TrimEntries);
        return new(
            Guid.NewGuid(), parts[0], parts.Length == 1 ? [] : parts[1].Split(',', StringSplitOptions.TrimEntries));
    }

    static TitleUse Seen(string line, List<QuickEntryCategory> categories, DateOnly today)
    {
        var parts = line.Split('=', StringSplitOptions.TrimEntries);
        return new(parts[0], categories.Single(category => category.Name == parts[1]).Id, today.AddDays(-7));
    }
}
