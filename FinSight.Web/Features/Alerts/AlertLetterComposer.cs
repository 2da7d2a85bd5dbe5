using System.Globalization;
using FinSight.Core.Alerts;
using FinSight.Core.Links;
using FinSight.Core.Mail;
using FinSight.Web.Components;
using FinSight.Web.Features.Budgets;
using FinSight.Web.Features.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Alerts;

/// <summary>What is written of budgets, in the language of whoever reads it.</summary>
sealed class AlertLetterComposer(IStringLocalizer<Texts> texts, PublicAddress address)
{
    public Letter Write(AlertDeliveryDetails news)
    {
        var (ledger, T) = (new LedgerContext(news.Reader, news.Member), In(news.Reader));
        var last = DayFormatter.LongIn(ledger.Culture, news.Alert.Days.Last);
        return new(news.Email!, AlertText.Of(news.Alert, ledger, T), Lines(
            T["Hello {0}", news.Reader.Name],
            $"{ledger.Member.LedgerName}: {AlertText.Of(news.Alert, ledger, T)}",
            news.Left < 0 ? T["It is {0} over, and goes on until {1}.", ledger.AmountWithCode(-news.Left), last]
                : T["{0} is left until {1}.", ledger.AmountWithCode(news.Left), last],
            news.Alert.Cause is { } cause
                ? T["It was crossed by {0}, {1}.", cause.Title, ledger.AmountWithCode(cause.Amount)].Value
                : null,
            address.LinkTo(ledger.To("/budgets")),
            Farewell(ledger, T)));
    }

    public Letter Write(Digest digest)
    {
        var (ledger, T) = (new LedgerContext(digest.Reader, digest.Member), In(digest.Reader));
        var (first, last) = (
            DayFormatter.LongIn(ledger.Culture, digest.Days.First),
            DayFormatter.LongIn(ledger.Culture, digest.Days.Last));
        return new(digest.Email, T["{0}: the week until {1}", ledger.Member.LedgerName, last], Lines(
            T["Hello {0}", digest.Reader.Name],
            T["From {0} to {1}, {2} was spent in {3}.",
                first, last, ledger.AmountWithCode(digest.Spent), ledger.Member.LedgerName],
            digest.Left is not { } left ? null
                : left < 0 ? T["The budgets are {0} over.", ledger.AmountWithCode(-left)].Value
                : T["{0} is left to spend.", ledger.AmountWithCode(left)].Value,
            List(T["The tightest budgets:"], digest.Tightest.Select(line =>
                $"{Bidi.Isolate(BudgetText.Name(line, T))}: {BudgetText.Used(line.Status, T)}, " +
                $"{BudgetText.Left(line.Status, ledger, T)}")),
            List(T["The largest expenses:"], digest.Largest.Select(one =>
                $"{DayFormatter.LongIn(ledger.Culture, one.Date)}: {Bidi.Isolate(one.Title)}, " +
                $"{ledger.AmountWithCode(one.Amount)}")),
            address.LinkTo(ledger.To("/budgets")),
            Farewell(ledger, T)));
    }

    /// <param name="showsAmounts">Else it says no more than how much of a budget is used.</param>
    public PushNotificationContent Push(AlertDeliveryDetails news, bool showsAmounts)
    {
        var (ledger, T) = (new LedgerContext(news.Reader, news.Member), In(news.Reader));
        return new(
            ledger.Member.LedgerName,
            showsAmounts ? AlertText.Of(news.Alert, ledger, T) : AlertText.WithoutAmounts(news.Alert, T),
            $"{news.Alert.BudgetId:N}", ledger.To("/budgets"));
    }

    static string Farewell(LedgerContext ledger, IStringLocalizer<Texts> T) =>
        T["You asked for this email, below the budgets of {0}. You can turn it off there.",
            ledger.Member.LedgerName];

    IStringLocalizer<Texts> In(Core.Accounts.Person reader)
    {
        CultureInfo.CurrentUICulture = reader.Speech;
        return texts;
    }

    static string? List(string head, IEnumerable<string> lines) =>
        lines.ToList() is { Count: > 0 } all ? $"{head}\n- {string.Join("\n- ", all)}" : null;

    static string Lines(params string?[] paragraphs) => string.Join("\n\n", paragraphs.OfType<string>()) + "\n";
}

/// <summary>What a browser shows.</summary>
/// <param name="Tag">A later one with the same takes its place.</param>
/// <param name="Url">Where a click leads.</param>
sealed record PushNotificationContent(string Title, string Body, string Tag, string Url);
