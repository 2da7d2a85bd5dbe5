using System.Text.RegularExpressions;
using FinSight.Core.Categories;
using FinSight.Core.Demo;
using FinSight.Core.Expenses;
using FinSight.Tests.Architecture;

namespace FinSight.Tests.Localisation;

/// <summary>
/// Every English text that the sources show to people: the keys of all translations but those of rules.
/// </summary>
static partial class TextKeys
{
    /// <summary>Fields of the log that its sentences name; the names of the others are never shown.</summary>
    static readonly string[] Fields =
    [
        nameof(Expense.Title), nameof(Expense.Amount), nameof(Expense.Date), nameof(Expense.Note), "Category",
    ];

    public static IReadOnlySet<string> All { get; } = Source.All
        .SelectMany(Looked).Concat(StarterCategories.Keys).Concat(DemoExpenseGenerator.Titles).Concat(Fields)
        .ToHashSet();

    /// <summary>Looked up where they stand, or marked to be looked up elsewhere.</summary>
    static IEnumerable<string> Looked(Source source) =>
        Lookup().Matches(source.Code).Select(match => Text(match.Groups[1].Value));

    static string Text(string literal) => Regex.Unescape(literal);

    [GeneratedRegex(@"(?:\b(?:T|texts)\[|\bTexts\.Key\()""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Lookup();
}
