using System.Text.Json;

namespace FinSight.Web.Features.Api;

/// <summary>Names of the code as answers have them, such as <c>tagIds</c>.</summary>
static class ApiFieldNames
{
    public static string Of(Enum value) => Of(value.ToString());

    public static string Of(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
