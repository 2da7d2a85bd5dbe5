namespace FinSight.Core.Expenses;

/// <summary>Which words of a filter are the name of a category or a tag, and may be meant so.</summary>
public static class FilterNameSuggester
{
    /// <summary>Each name with the filter that asks for it in the place of its words.</summary>
    public static IEnumerable<(FilterTerm Name, ExpenseFilter Filter)> Suggest(
        ExpenseFilter filter, IEnumerable<string> categories, IEnumerable<string> tags)
    {
        List<FilterTerm> words = [.. filter.Terms.Where(term => term is { Kind: FilterKind.Word, Not: false })];
        List<(FilterKind Kind, string Name)> names =
        [
            .. categories.Select(name => (FilterKind.Category, name)), .. tags.Select(name => (FilterKind.Tag, name)),
        ];
        IEnumerable<List<FilterTerm>> readings = words.Select(word => new List<FilterTerm> { word });
        if (words.Count > 1) readings = readings.Prepend(words);
        return
            from reading in readings
            let plain = Names.Plain(string.Join(' ', reading.Select(word => word.Text)))
            from known in names
            where Names.Plain(known.Name) == plain
            let term = new FilterTerm(known.Kind, known.Name)
            select (term, filter with
            {
                Terms = [.. filter.Terms.Except(reading).Where(other => !Widens(other, term)), term],
            });
    }

    /// <summary>An expense has one of several categories: beside another, the link shows more than it says.</summary>
    static bool Widens(FilterTerm other, FilterTerm term) =>
        other is { Kind: FilterKind.Category, Not: false } && term.Kind == FilterKind.Category;
}
