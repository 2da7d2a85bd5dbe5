using System.Text.Json.Nodes;

namespace FinSight.Web.Features.Api;

/// <summary>Examples of fields that hold something else in one place than where their name stands otherwise.</summary>
static class OpenApiExamples
{
    static readonly Dictionary<string, string> ByPlace = new(StringComparer.Ordinal)
    {
        ["Change.op"] = "upsert",
        ["Currency.code"] = "CHF",
        ["InboxEntry.from"] = "Phone",
        ["Ledger.name"] = "Household",
        ["LedgerDetail.name"] = "Household",
        ["Member.name"] = "Mara",
        ["Person.name"] = "Mara",
        ["Place.name"] = "Household",
        ["Problem.title"] = "Unprocessable Entity",
        ["Server.name"] = "FinSight",
        ["SummaryRow.name"] = "2026-11",
        ["Tag.name"] = "work",
        ["TagInput.name"] = "work",
        ["TokenInfo.name"] = "Phone",
        ["User.name"] = "Mara",
    };

    /// <param name="place">The schema and the field; null where the usual one fits.</param>
    public static JsonNode? Of(string place) => ByPlace.GetValueOrDefault(place);
}
