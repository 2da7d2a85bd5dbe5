using System.Globalization;
using FinSight.Core;
using FinSight.Core.Capture.Bills;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Bills;

/// <summary>What there is to say about a bill that was read, and about reading one.</summary>
static class QrBillText
{
    public static string Of(QrBillDetails bill, Currency currency, CultureInfo culture, IStringLocalizer texts)
    {
        var money = bill.Minor is { } minor ? new Money(minor, bill.Currency) : (Money?)null;
        if (bill.Currency != currency)
            return texts["It is in another currency: {0}. Type what it cost you.",
                money is { } abroad ? MoneyText.FormatWithCode(abroad, culture) : bill.Currency.Code];
        return money is null ? texts["The bill leaves the amount to you."] : texts["Add it once the bill is paid."];
    }

    /// <summary>What the bill names, as a note; null where there is nothing.</summary>
    public static string? Note(QrBillDetails bill) =>
        string.Join(" · ", new[] { bill.Note, bill.Reference }.Where(part => !string.IsNullOrEmpty(part)))
            is { Length: > 0 } note ? note : null;

    /// <summary>By the names that the script asks for.</summary>
    public static object Words(IStringLocalizer texts) => new
    {
        title = texts["Scan a bill"].Value,
        hint = texts["Hold the QR code of the bill before the camera, or choose a picture of it."].Value,
        picture = texts["Choose a picture"].Value,
        cancel = texts["Cancel"].Value,
        noCamera = texts["There is no camera here, or it is not allowed. Choose a picture of the code."].Value,
        none = texts["There is no QR code in this picture."].Value,
        unreadable = texts["This picture can't be read."].Value,
    };
}
