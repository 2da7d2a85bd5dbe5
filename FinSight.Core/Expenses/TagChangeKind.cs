namespace FinSight.Core.Expenses;

/// <summary>What becomes of the tags that expenses carry.</summary>
public enum TagChangeKind
{
    Add,
    Replace,
    Remove,
}
