namespace FinSight.Core.Inbox;

/// <summary>
/// What FinSight itself writes into an expense that arrived by itself, in the language of whose it is.
/// </summary>
static class CapturedExpenseTexts
{
    public static string CardPayment(string language) => language == "de" ? "Kartenzahlung" : "Card payment";

    public static string Fee(string language, string amount) =>
        language == "de" ? $"Gebühr {amount}" : $"Fee {amount}";
}
