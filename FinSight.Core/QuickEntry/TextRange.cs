namespace FinSight.Core.QuickEntry;

/// <summary>Where something stands in a text, in UTF-16 characters.</summary>
public readonly record struct TextRange(int Start, int Length)
{
    public int End => Start + Length;

    public bool Holds(int position) => Start <= position && position < End;
}
