namespace FinSight.Web.Features.Categories;

static class CategoryOptionText
{
    /// <summary>A category in a list of choices, set in by its level.</summary>
    public static string Text(string name, int level) => new string('\u2003', level - 1) + name;
}
