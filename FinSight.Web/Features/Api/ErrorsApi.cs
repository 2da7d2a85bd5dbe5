using System.Reflection;
using FinSight.Core;
using FinSight.Web.Hosting;

namespace FinSight.Web.Features.Api;

/// <summary>All codes that answers can hold, with their sentences: what the type of a problem points to.</summary>
static class ErrorsApi
{
    public const string Path = "/api/errors";

    static readonly IReadOnlyList<Rule> All =
    [
        .. from room in typeof(Rules).GetNestedTypes().Append(typeof(ApiRuleCodes))
           from field in room.GetFields(BindingFlags.Public | BindingFlags.Static)
           let rule = (Rule)field.GetValue(null)!
           orderby rule.Code
           select rule,
    ];

    public static void MapErrorsApi(this IEndpointRouteBuilder app) =>
        app.MapGet(Path, (RuleTexts texts) => TypedResults.Ok(All.Select(rule =>
            new ApiErrorCodeEntry(
                rule.Code, rule.Field == FieldNames.None ? null : rule.Field, texts.Of(rule, Places)))))
            .AllowAnonymous().WithMetadata(BareErrorsMetadata.Mark)
            .WithTags("Errors").WithSummary("All error codes, with what they say")
                .Produces<IEnumerable<ApiErrorCodeEntry>>();

    static readonly object[] Places = ["…", "…", "…", "…"];
}

/// <param name="Field">The field that it is about; null where no single one is to blame.</param>
sealed record ApiErrorCodeEntry(string Code, string? Field, string Detail);
