using FinSight.Core.Categories;
using FinSight.Core.Dashboard;

namespace FinSight.Core.Demo;

/// <summary>Finds a place for sample expenses among the categories that a ledger has.</summary>
static class DemoCategoryPicker
{
    /// <summary>
    /// The one of that name in English or in the reader's language, else one of the same colour, else the last.
    /// </summary>
    /// <param name="starter">The English name of a starter category.</param>
    /// <param name="usable">At least one.</param>
    public static Guid Match(string starter, IReadOnlyList<CategoryChoice> usable, Func<string, string> translate)
    {
        string[] names = [Names.Key(starter), Names.Key(StarterCategories.Name(starter, translate))];
        var color = StarterCategories.Color(starter);
        return (usable.FirstOrDefault(c => names.Contains(Names.Key(c.Name)))
            ?? usable.FirstOrDefault(c => c.Color == color) ?? usable[^1]).Id;
    }
}
