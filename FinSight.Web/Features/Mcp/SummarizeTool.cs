using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using FinSight.Core.Dashboard;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;

namespace FinSight.Web.Features.Mcp;

/// <summary>What expenses come to, beside an earlier time where that is asked for.</summary>
sealed class SummarizeTool() : McpTool<SummarizeTool.Ask, SummarizeTool.Answer>(
    "summarize", "Sum up",
    "What expenses come to by month, category, tag or member, of all time or from a day to a day; `compare` sets an " +
    "earlier time beside it. What has several tags counts with each; the total counts it once.", TokenScopeKinds.Read)
{
    const int Most = 60;

    protected override async Task<Answer> RunAsync(McpCall call, Ask ask)
    {
        var member = await call.EnterAsync(ask.Ledger, TokenScopeKinds.Read);
        if (ask.From is { } first) ExpenseRules.Date(first);
        if (ask.To is { } last) ExpenseRules.Date(last);
        if (ask.From > ask.To) throw ApiException.BadField("/from", Core.Rules.Filter.NoSuchDays);
        var by = Enum.Parse<SummaryGrouping>($"{ask.By ?? Part.Month}");
        var now = await call.Get<SummaryService>().ViewAsync(member, by, ask.From, ask.To, call.Cancel);
        var then = Days(ask, member);
        var before = then is { } days
            ? await call.Get<SummaryService>().ViewAsync(member, by, days.First, days.Last, call.Cancel)
            : null;
        var rows = Rows(member, now, before);
        // Months are told to the last, the rest from the largest down.
        var kept = by == SummaryGrouping.Month ? rows.TakeLast(Most).ToList() : [.. rows.Take(Most)];
        return new(
            McpUntrustedTextNotice.Text, now.Count, McpMoneyFormat.Of(now.Amount, member.Currency),
            member.Currency.Code, kept,
            rows.Count == kept.Count ? null : rows.Count - kept.Count, then?.First, then?.Last,
            before is null ? null : McpMoneyFormat.Of(before.Amount, member.Currency));
    }

    static List<Sum> Rows(Member member, SummaryView now, SummaryView? before)
    {
        var earlier = before?.Rows.ToDictionary(row => row.Id ?? Guid.Empty, row => row);
        var rows = now.Rows.Select(row => new Sum(
            row.Name ?? "?", row.Count, McpMoneyFormat.Of(row.Amount, member.Currency),
            earlier is null
                ? null
                : McpMoneyFormat.Of(earlier.GetValueOrDefault(row.Id ?? Guid.Empty)?.Amount ?? 0, member.Currency)))
                    .ToList();
        foreach (var gone in earlier?.Values.Where(row => now.Rows.All(one => one.Id != row.Id)) ?? [])
            rows.Add(
                new(gone.Name ?? "?", 0, McpMoneyFormat.Of(0, member.Currency),
                    McpMoneyFormat.Of(gone.Amount, member.Currency)));
        return rows;
    }

    // Whole months go back by months, so that February stands beside January.
    static DateRange? Days(Ask ask, Member member)
    {
        if (ask.Compare is not { } compare) return null;
        if (ask.From is not { } from || ask.To is not { } to)
            throw ApiException.BadField("/compare", ApiRuleCodes.CompareNeedsDays);
        if ((ask.By ?? Part.Month) == Part.Month) throw ApiException.BadField("/compare", ApiRuleCodes.CompareByMonth);
        if (compare == Earlier.YearAgo) return new(from.AddYears(-1), to.AddYears(-1));
        var (first, last) = (Month.Containing(from, member.FirstDay), Month.Containing(to, member.FirstDay));
        if (first.Days(member.FirstDay).First != from || last.Days(member.FirstDay).Last != to)
            return new(from.AddDays(from.DayNumber - to.DayNumber - 1), from.AddDays(-1));
        var months = (last.Year - first.Year) * 12 + last.Number - first.Number + 1;
        return new(first.Add(-months).Days(member.FirstDay).First, from.AddDays(-1));
    }

    public sealed record Ask : McpToolInputBase
    {
        public Part? By { get; init; }

        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }

        [Description("The same length just before, or the same days a year earlier; needs from and to.")]
        public Earlier? Compare { get; init; }
    }

    [JsonConverter(typeof(PartConverter))]
    public enum Part
    {
        Month,
        Category,
        Tag,
        Member,
    }

    [JsonConverter(typeof(EarlierConverter))]
    public enum Earlier
    {
        Previous,
        YearAgo,
    }

    sealed class PartConverter() : JsonStringEnumConverter<Part>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

    sealed class EarlierConverter() : JsonStringEnumConverter<Earlier>(
        JsonNamingPolicy.CamelCase, allowIntegerValues: false);

    /// <param name="LeftOut">How many rows more there are.</param>
    public sealed record Answer(
        string Notice, long Count, string Total, string Currency, IReadOnlyList<Sum> Rows, int? LeftOut,
        DateOnly? ComparedFrom, DateOnly? ComparedTo, string? ComparedTotal);

    public sealed record Sum(string Name, long Count, string Amount, string? Before);
}
