namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>Words in a row that make one amount.</summary>
sealed class AmountRun(int first)
{
    public int First => first;

    public int Count { get; private set; }

    public int End => First + Count;

    public string Text { get; private set; } = "";

    /// <summary>The word that was added last.</summary>
    public string Last { get; private set; } = "";

    public bool IsMarked { get; private set; }

    /// <summary>An operator waits for a number.</summary>
    public bool IsOpen => !AmountShape.IsComplete(Text);

    public void Add(string word)
    {
        Text = Text.Length == 0 ? word : $"{Text} {word}";
        Last = word;
        Count++;
    }

    public void AddMark(string mark)
    {
        Add(mark);
        IsMarked = true;
    }
}
