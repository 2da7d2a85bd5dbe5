using FinSight.Core;

namespace FinSight.Web.Features.Api;

/// <summary>What is wrong with a request, told as problem+json (RFC 9457).</summary>
/// <param name="Type">Where the code is explained.</param>
/// <param name="Title">The status, in English.</param>
/// <param name="Detail">A sentence in the language that was asked for.</param>
/// <param name="Instance">What was asked for.</param>
/// <param name="Code">What never changes.</param>
/// <param name="Errors">What is wrong with which part; at least one.</param>
sealed record ApiProblem(
    string Type, string Title, int Status, string Detail, string Instance, string Code,
    IReadOnlyList<ApiErrorItem> Errors);

/// <param name="Pointer">A JSON pointer into the body (RFC 6901); empty where no part of it is to blame.</param>
/// <param name="Parameter">The parameter or header that is to blame; null where it is the body.</param>
sealed record ApiErrorItem(string Pointer, string Code, string Detail, string? Parameter = null);

/// <summary>A request is refused; what is thrown by Core is told in the same way.</summary>
sealed class ApiException(int status, params IReadOnlyList<BrokenApiRule> faults) : Exception(faults[0].Rule.Code)
{
    public int Status { get; } = status;

    public IReadOnlyList<BrokenApiRule> Faults { get; } = faults;

    /// <summary>More members of the answer, such as the row as it is now.</summary>
    public IReadOnlyDictionary<string, object?> Besides { get; init; } = new Dictionary<string, object?>();

    public static ApiException BadField(string pointer, Rule rule, params IReadOnlyList<object> arguments) =>
        new(StatusCodes.Status400BadRequest, new BrokenApiRule(rule, arguments, pointer));

    public static ApiException BadParameter(string name, Rule rule, params IReadOnlyList<object> arguments) =>
        new(StatusCodes.Status400BadRequest, new BrokenApiRule(rule, arguments, "", name));
}

/// <param name="Pointer">Into the body; empty where no part of it is to blame.</param>
sealed record BrokenApiRule(Rule Rule, IReadOnlyList<object> Arguments, string Pointer = "", string? Parameter = null)
{
    public static BrokenApiRule Of(RuleException broken, string within = "") => broken.Field == FieldNames.Filter
        ? new(broken.Rule, broken.Arguments, "", "q")
        : new(broken.Rule, broken.Arguments, broken.Field == FieldNames.None ? within : $"{within}/{broken.Field}");
}
