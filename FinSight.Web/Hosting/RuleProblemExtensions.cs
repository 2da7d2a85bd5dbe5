using FinSight.Core;

namespace FinSight.Web.Hosting;

static class RuleProblemExtensions
{
    /// <summary>
    /// A broken rule as programs are told it (RFC 9457): for them its field and code, for people a sentence.
    /// </summary>
    public static IResult ProblemOf(
        this HttpContext context, RuleException broken, int status, params (string Name, object? Value)[] besides)
    {
        var members = besides.ToDictionary(one => one.Name, one => one.Value);
        members["code"] = broken.Rule.Code;
        if (broken.Field != FieldNames.None) members["field"] = broken.Field;
        var sentence = context.RequestServices.GetRequiredService<RuleTexts>().Of(broken);
        return Results.Problem(statusCode: status, detail: sentence, extensions: members);
    }
}
