using System.Globalization;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Ledgers;

namespace FinSight.Web.Features.Ledgers;

/// <summary>Who looks at which ledger; the layout cascades it to every page behind the session.</summary>
public sealed record LedgerContext(Person Person, Member Member)
{
    /// <summary>The day where the reader is, as the layout last saw it: a new one redraws every page.</summary>
    public DateOnly Day { get; init; }

    public bool MayAdd => Member.Role >= Role.Adder;

    public bool MayEdit => Member.Role >= Role.Editor;

    public CultureInfo Culture => Person.Culture;

    public string Amount(long minor) => MoneyText.Format(new Money(minor, Member.Currency), Culture);

    public string AmountWithCode(long minor) => MoneyText.FormatWithCode(new Money(minor, Member.Currency), Culture);
}
