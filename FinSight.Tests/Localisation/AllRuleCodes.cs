using System.Reflection;
using FinSight.Core;
using FinSight.Web;
using FinSight.Web.Features.Api;

namespace FinSight.Tests.Localisation;

/// <summary>The rules of the domain, and those that pages have of their own.</summary>
static class AllRuleCodes
{
    public static IReadOnlyList<string> Codes { get; } =
    [
        .. from room in typeof(Rules).GetNestedTypes().Concat([typeof(PageRuleCodes), typeof(ApiRuleCodes)])
           from field in room.GetFields(BindingFlags.Public | BindingFlags.Static)
           select ((Rule)field.GetValue(null)!).Code,
    ];
}
