using System.Globalization;
using FinSight.Core.Expenses;
using FinSight.Core.Tokens;
using FinSight.Web.Features.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FinSight.Web.Features.Trash;

/// <summary>What was deleted in the last 90 days, for programs.</summary>
static class TrashApi
{
    public static void MapTrashApi(this IEndpointRouteBuilder api) =>
        api.MapGet(ApiEndpoints.Root + "/ledgers/{ledger:guid}/trash", ListAsync).Needs(TokenScopeKinds.Read)
            .Takes(ApiParameters.Cursor)
            .WithTags("Trash").WithSummary("Deleted expenses but removed samples, the latest first")
            .ProducesProblems(400, 404);

    static async Task<Ok<ApiTrash>> ListAsync(
        HttpContext context, Guid ledger, TrashService trash, CancellationToken cancel)
    {
        var member = await context.EnterAsync(ledger);
        var page = await trash.PageAsync(member, After(context), cancel);
        return TypedResults.Ok(new ApiTrash(
            [.. page.Rows.Select(row => new ApiDeletedExpense(
                row.Id, row.Date, row.Title, ApiMoney.Of(row.Amount, member.Currency), row.Category.Id, row.DeletedAt,
                row.By))],
            page.Next is { } next ? Write(next) : null, page.Sequence));
    }

    static TrashCursor? After(HttpContext context)
    {
        if (ApiParameters.Cursor.Text(context) is not { } text) return null;
        return text.Split('.') is [var at, var seq]
            && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds < 253402300799999
            && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime, number)
            : throw ApiParameters.Cursor.Unreadable();
    }

    static string Write(TrashCursor cursor) => string.Create(
        CultureInfo.InvariantCulture,
        $"{new DateTimeOffset(cursor.DeletedAt, TimeSpan.Zero).ToUnixTimeMilliseconds()}.{cursor.Seq}");
}

/// <param name="Next">Where the next page starts; null on the last.</param>
sealed record ApiTrash(IReadOnlyList<ApiDeletedExpense> Data, string? Next, long Sequence);

/// <param name="DeletedBy">The display name; null where that is not known any more.</param>
sealed record ApiDeletedExpense(
    Guid Id, DateOnly Date, string Title, ApiMoney Amount, Guid CategoryId, DateTime DeletedAt, string? DeletedBy);
