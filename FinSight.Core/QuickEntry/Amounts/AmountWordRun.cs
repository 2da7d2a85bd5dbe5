namespace FinSight.Core.QuickEntry.Amounts;

/// <summary>Words in a row that make one amount.</summary>
sealed class AmountWordRun(int first)
{
    public int First => first;

    public int Count { get; private set; }

    public int End => First + Count;

    /// <summary>As <see cref="AmountParser"/> reads it.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The number that was added last.</summary>
    public string Last { get; private set; } = "";

    public AmountMark? Mark { get; private set; }

    /// <summary>What the amount may be divided by, as in <c>60 / 3</c>; 0 where nothing divides it.</summary>
    public int Divisor { get; set; }

    /// <summary>How many there may be of it, as in <c>x3 12</c>; 0 where nothing says so.</summary>
    public int Times { get; set; }

    /// <summary>The last of two numbers that may be one of thousands; null where they surely are.</summary>
    public string? Group { get; set; }

    /// <summary>Cents of a currency that has other ones.</summary>
    public bool HasStrangeCents { get; set; }

    /// <summary>An operator waits for a number.</summary>
    public bool IsOpen => !AmountLikeWordDetector.IsComplete(Text);

    public void Add(string text, int words = 1)
    {
        Text = Text.Length == 0 ? text : $"{Text} {text}";
        Last = text;
        Count += words;
    }

    public void Add(AmountNumberWord number)
    {
        Add(number.Text);
        Mark ??= number.Mark;
    }

    public void Add(AmountMark mark, int words)
    {
        Count += words;
        Mark ??= mark;
    }

    /// <summary>Words that add nothing to the number.</summary>
    public void Skip(int words) => Count += words;
}

/// <summary>The mark of a currency beside a number.</summary>
/// <param name="IsOwn">Of the ledger's currency.</param>
/// <param name="IsWord">A pound of meat, too.</param>
sealed record AmountMark(bool IsOwn, bool IsWord = false);

/// <summary>A word that is a number, perhaps with its currency: <c>4.50</c>, <c>€4</c>, <c>3usd</c>.</summary>
sealed record AmountNumberWord(string Text, AmountMark? Mark);
