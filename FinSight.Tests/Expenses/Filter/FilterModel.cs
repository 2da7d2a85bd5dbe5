using System.Globalization;
using FinSight.Core;
using FinSight.Core.Expenses;

namespace FinSight.Tests.Expenses.Filter;

/// <summary>An expense as the model knows it, and whether a filter lets it through, the slow and obvious way.</summary>
sealed record ModelRow(
    string Title, string? Note, long Amount, string Category, DateOnly Date, string By, string[] Tags)
{
    public bool Meets(ExpenseFilter filter) =>
        (filter.From is null || Date >= filter.From) && (filter.To is null || Date <= filter.To)
        && (filter.Least is not { } least || Amount > least.Minor || least.Included && Amount == least.Minor)
        && (filter.Most is not { } most || Amount < most.Minor || most.Included && Amount == most.Minor)
        && MeetsOne(filter, FilterKind.Category) && MeetsOne(filter, FilterKind.By)
        && filter.Terms.Where(t => t.Kind is FilterKind.Tag or FilterKind.Word).All(t => Has(t) != t.Not);

    bool MeetsOne(ExpenseFilter filter, FilterKind kind)
    {
        var terms = filter.Terms.Where(t => t.Kind == kind).ToLookup(t => t.Not);
        return (!terms[false].Any() || terms[false].Any(Has)) && !terms[true].Any(Has);
    }

    bool Has(FilterTerm term) => term.Kind switch
    {
        FilterKind.Category => Same(term.Text, Category),
        FilterKind.By => Same(term.Text, By),
        FilterKind.Tag => Tags.Any(tag => Same(term.Text, tag)),
        _ => HasWords(Title, term) || HasWords(Note ?? "", term),
    };

    static bool Same(string one, string other) => Names.Key(one) == Names.Key(other);

    static bool HasWords(string text, FilterTerm term)
    {
        var (words, wanted) = (Words(text), Words(term.Text));
        return Enumerable.Range(0, Math.Max(0, words.Count - wanted.Count + 1)).Any(at => wanted
            .Select((word, i) => term.IsPhrase || i < wanted.Count - 1
                ? words[at + i] == word
                : words[at + i].StartsWith(word, StringComparison.Ordinal))
            .All(fits => fits));
    }

    static List<string> Words(string text)
    {
        var plain = string.Concat(text.Normalize(System.Text.NormalizationForm.FormD)
            .Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
        return [.. string.Concat(plain.Select(c => char.IsLetterOrDigit(c) ? c : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
