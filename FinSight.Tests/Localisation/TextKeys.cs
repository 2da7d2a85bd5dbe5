using System.Text.RegularExpressions;
using FinSight.Core.Categories;
using FinSight.Core.Demo;
using FinSight.Core.Expenses;
using FinSight.Tests.Architecture;

namespace FinSight.Tests.Localisation;

/// <summary>Every English text that the sources show to people: the keys of all translations.</summary>
static partial class TextKeys
{
    /// <summary>Fields of the log that its sentences name; the names of the others are never shown.</summary>
    static readonly string[] Fields = [nameof(Expense.Title), nameof(Expense.Amount), nameof(Expense.Date), nameof(Expense.Note), "Category"];

    /// <summary>Names of fields that look like sentences beside those of a rule.</summary>
    static readonly string[] FieldNames = ["Display name", "Numbers and dates", "Time zone", "First day of the month"];

    public static IReadOnlySet<string> All { get; } = Source.All
        .SelectMany(source => Looked(source).Concat(Rules(source)))
        .Concat(StarterCategories.Keys).Concat(DemoPlan.Titles).Concat(Fields)
        .ToHashSet();

    /// <summary>Looked up where they stand, or marked to be looked up elsewhere.</summary>
    static IEnumerable<string> Looked(Source source) => Lookup().Matches(source.Code).Select(match => Text(match.Groups[1].Value));

    /// <summary>The sentences of broken rules: all literals of a statement that makes one, but the names of fields.</summary>
    static IEnumerable<string> Rules(Source source) =>
        from Match rule in Rule().Matches(source.Code)
        from Match literal in Literal().Matches(rule.Value)
        let text = Text(literal.Groups[1].Value)
        where text.Contains(' ', StringComparison.Ordinal) && !FieldNames.Contains(text)
        select text;

    static string Text(string literal) => Regex.Unescape(literal);

    [GeneratedRegex(@"(?:\b(?:T|texts)\[|\bTexts\.Key\()""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Lookup();

    // The constructor by its name, target-typed beside a field, or through a helper that fills in the field.
    [GeneratedRegex(@"(?:\bRuleException\(|\bnew\(Field,|\bnew\(""[A-Z]\w+"",|\bBroken\(|\bRefused\()(?:[^;""]|""(?:[^""\\]|\\.)*"")*;")]
    private static partial Regex Rule();

    [GeneratedRegex(@"(?<!\$)""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Literal();
}
