namespace FinSight.Core.Categories;

/// <summary>The other names of a category.</summary>
public static class CategoryAliasParser
{
    /// <summary>The names in a text in which commas stand between them.</summary>
    public static IReadOnlyList<string> Read(string? typed) =>
        (typed ?? "").Split(',', '\n').Where(alias => !string.IsNullOrWhiteSpace(alias)).ToList();

    /// <summary>As a person types them.</summary>
    public static string Text(IEnumerable<string> aliases) => string.Join(", ", aliases);

    /// <summary>Each as it is stored; those that read the same, or like the name itself, are one.</summary>
    /// <exception cref="RuleException">One breaks a rule, or they are too long together.</exception>
    internal static IReadOnlyList<string> Clean(IEnumerable<string> typed, string name)
    {
        var aliases = typed.Select(Alias).DistinctBy(Names.Key).Where(alias => Names.Key(alias) != Names.Key(name))
            .ToList();
        return string.Join('\n', aliases).Length <= Category.MaxAliases
            ? aliases
            : throw new RuleException(Rules.Categories.AliasesTooLong, Category.MaxAliases);
    }

    internal static RuleException Taken(string alias, Category by) =>
        new(Rules.Categories.AliasTaken, alias, by.Name);

    static string Alias(string typed)
    {
        var alias = Core.TextNormalizer.OneLine(typed);
        if (Names.Key(alias).Length == 0 || alias.Contains(','))
            throw new RuleException(Rules.Categories.AliasUnreadable);
        return alias.Length <= Category.MaxName
            ? alias
            : throw new RuleException(Rules.Categories.AliasTooLong, alias, Category.MaxName);
    }
}
