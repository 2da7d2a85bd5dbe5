using System.Reflection;
using FinSight.Web.Features.Live;
using Microsoft.AspNetCore.Components;

namespace FinSight.Tests.Isolation;

/// <summary>A page, and one of its parameters that an address can fill.</summary>
sealed record PageAddress(string Template, string Parameter, Type Type)
{
    static readonly Type[] CarryIds = [typeof(string), typeof(Guid), typeof(int), typeof(long)];
    static readonly Type[] CarryNone = [typeof(bool), typeof(DateOnly)];

    /// <summary>Every parameter of every routable component of the app.</summary>
    public static IEnumerable<PageAddress> All() =>
        from page in typeof(Program).Assembly.GetTypes()
        from route in page.GetCustomAttributes<RouteAttribute>()
        from property in page.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
        let name = Name(property, route.Template)
        where name is not null
        let type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType
        where !CarryNone.Contains(type)
        select new PageAddress(route.Template, name, type);

    public bool CanCarryAnId => CarryIds.Contains(Type);

    /// <param name="ledgerId">The ledger of whoever asks, for the pages in it.</param>
    public string With(Guid id, Guid ledgerId)
    {
        var parts = Template.Split('/').Select(part =>
            IsIn(part, Parameter) ? $"{id}" : IsIn(part, nameof(LivePageBase.LedgerId)) ? $"{ledgerId}" : part);
        var path = string.Join('/', parts);
        return IsIn(Template, Parameter) ? path : $"{path}?{Parameter}={id}";
    }

    public override string ToString() => $"{Template} {Parameter}";

    static string? Name(PropertyInfo property, string template) =>
        property.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is { } query ? query.Name ?? property.Name
        : property.GetCustomAttribute<ParameterAttribute>() is not null && IsIn(template, property.Name) ? property.Name
        : null;

    static bool IsIn(string template, string parameter) =>
        template.Split('/').Any(part => part.StartsWith('{') && part.TrimStart('{', '*').TrimEnd('}').Split(':', '?')[0]
            .Equals(parameter, StringComparison.OrdinalIgnoreCase));
}
