using System.Globalization;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;

namespace FinSight.Web.Features.Ledgers;

/// <summary>Who looks at which ledger; the layout cascades it to every page behind the session.</summary>
public sealed record LedgerContext(Person Person, Member Member)
{
    /// <summary>The day where the reader is, as the layout last saw it: a new one redraws every page.</summary>
    public DateOnly Day { get; init; }

    /// <summary>What tells whether an adder's own rows are still theirs to change.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public bool MayAdd => Member.Role >= Role.Adder;

    public bool MayEdit => Member.Role >= Role.Editor;

    /// <summary>Whether there are rows that the reader may change, be it only their own of the last day.</summary>
    public bool MayCorrectOwn => Member.MayCorrectOwn;

    public bool MayCorrect(ExpenseRow row) => MayCorrect(row.CreatedBy, row.CreatedAt);

    public bool MayCorrect(Guid addedBy, DateTime addedAt) =>
        Member.MayCorrect(addedBy, addedAt, Clock.GetUtcNow().UtcDateTime);

    /// <summary>The address of a page in this ledger.</summary>
    /// <param name="path">Begins with a slash; <c>/</c> is the dashboard.</param>
    public string To(string path) => LedgerAddress.Of(Member.LedgerId, path);

    public CultureInfo Culture => Person.Culture;

    public string Amount(long minor) => MoneyText.Format(new Money(minor, Member.Currency), Culture);

    /// <summary>Rounded towards 0, and in one piece where a line is broken.</summary>
    public string WholeWithCode(long minor) =>
        Unbroken(MoneyText.FormatWholeWithCode(new Money(minor, Member.Currency), Culture));

    /// <summary>In one piece where a line is broken.</summary>
    public string AmountWithCode(long minor) =>
        Unbroken(MoneyText.FormatWithCode(new Money(minor, Member.Currency), Culture));

    static string Unbroken(string amount) => amount.Replace(' ', '\u00A0');
}
