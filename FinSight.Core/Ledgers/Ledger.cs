namespace FinSight.Core.Ledgers;

/// <summary>The book that a person or a household keeps, in one currency.</summary>
public sealed class Ledger : ILedgerEntity
{
    public const int MaxName = 60;

    /// <summary>How long a deleted one can be restored; the night after that it is gone.</summary>
    public const int DaysInTrash = 30;

    Ledger() { }

    public Ledger(string name, Currency currency, bool isChosen = false)
    {
        Id = Guid.CreateVersion7();
        Name = name;
        CurrencyCode = currency.Code;
        CurrencyChosen = isChosen;
    }

    public Guid Id { get; private set; }

    Guid ILedgerEntity.LedgerId => Id;

    public string Name { get; private set; } = "";

    /// <summary>ISO 4217.</summary>
    public string CurrencyCode { get; private set; } = "";

    /// <summary>Somebody has said that it is this currency; else it was guessed from a browser.</summary>
    public bool CurrencyChosen { get; private set; }

    /// <summary>The day of the month on which this ledger's months start, as <see cref="Month"/> knows it.</summary>
    public int FirstDay { get; private set; } = 1;

    /// <summary>
    /// Adders edit and delete what they added themselves, for <see cref="Member.CorrectionHours"/> hours.
    /// </summary>
    public bool AddersCorrect { get; private set; } = true;

    /// <summary>UTC: since when it can only be read; null while it is in use.</summary>
    public DateTime? ArchivedAt { get; private set; }

    /// <summary>UTC: since when it lies in the trash, where nobody enters it; null outside of it.</summary>
    public DateTime? DeletedAt { get; private set; }

    public long Version { get; private set; } = 1;

    internal void StartMonthsOn(int firstDay) => FirstDay = Month.IsFirstDay(firstDay)
        ? firstDay
        : throw new RuleException(Rules.Ledgers.FirstDayOutOfRange, 1, Month.MaxFirstDay);

    internal void LetAddersCorrect(bool may) => AddersCorrect = may;

    internal void KeepIn(Currency currency) => (CurrencyCode, CurrencyChosen) = (currency.Code, true);

    internal void Archive(DateTime now) => ArchivedAt ??= now;

    internal void TakeBackIntoUse() => ArchivedAt = null;

    internal void Delete(DateTime now) => DeletedAt ??= now;

    internal void Restore() => DeletedAt = null;

    internal void Rename(string? typed)
    {
        var name = TextNormalizer.OneLine(typed);
        if (Names.Key(name).Length == 0) throw new RuleException(Rules.Ledgers.NameMissing);
        Name = name.Length <= MaxName ? name : throw new RuleException(Rules.Ledgers.NameTooLong, MaxName);
    }
}
