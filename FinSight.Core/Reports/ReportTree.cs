using FinSight.Core.Categories;

namespace FinSight.Core.Reports;

/// <summary>Sums each category with those below it.</summary>
sealed class ReportTree(
    IReadOnlyList<Category> categories, ReportSums sums, DateRange days, ComparedDateRanges? compared)
{
    readonly CategoryTree _tree = new(categories);
    readonly Dictionary<Guid, (long Amount, long Count)> _sums = sums.ByCategory(days);
    readonly Dictionary<Guid, (long Amount, long Count)> _soFar =
        compared is { } same ? sums.ByCategory(same.Days) : [];
    readonly Dictionary<Guid, (long Amount, long Count)> _before =
        compared is { } same ? sums.ByCategory(same.Before) : [];

    public IReadOnlyList<ReportCategory> Rows()
    {
        var tops = _tree.Children(null).Select(category => Row(category, 1)).ToList();
        var whole = tops.Sum(top => Math.Max(top.Amount, 0));
        return [.. Sorted(tops).SelectMany(top => Branch(top, whole))];
    }

    IEnumerable<ReportCategory> Branch(ReportCategory row, long whole)
    {
        yield return row with
        {
            Permille = row.Amount < 0 || whole == 0 ? null : RoundedDivision.Divide((Int128)row.Amount * 1000, whole)
        };
        if (row.IsOwn) yield break;
        var below = _tree.Children(row.Id).Select(category => Row(category, row.Level + 1)).Where(IsThere).ToList();
        if (below.Count == 0) yield break;
        var own = Own(row);
        if (IsThere(own)) below.Add(own);
        foreach (var child in Sorted(below))
            foreach (var part in Branch(child, whole)) yield return part;
    }

    ReportCategory Row(Category category, int level)
    {
        List<Guid> ids = [.. _tree.Branch(category).Select(part => part.Id)];
        return new(
            category.Id, category.Name, category.Color, level, Sum(_sums, ids),
            ids.Sum(id => _sums.GetValueOrDefault(id).Count), null, More(ids));
    }

    ReportCategory Own(ReportCategory row) => row with
    {
        Level = row.Level + 1,
        IsOwn = true,
        More = More([row.Id]),
        Amount = _sums.GetValueOrDefault(row.Id).Amount,
        Count = _sums.GetValueOrDefault(row.Id).Count,
    };

    long? More(List<Guid> ids) => compared is null ? null : Sum(_soFar, ids) - Sum(_before, ids);

    static long Sum(Dictionary<Guid, (long Amount, long Count)> sums, List<Guid> ids) =>
        ids.Sum(id => sums.GetValueOrDefault(id).Amount);

    static bool IsThere(ReportCategory row) => row.Count > 0 || row.More is not (null or 0);

    static IEnumerable<ReportCategory> Sorted(IEnumerable<ReportCategory> rows) =>
        rows.Where(IsThere).OrderByDescending(row => row.Amount).ThenBy(row => row.Name, StringComparer.Ordinal);
}
