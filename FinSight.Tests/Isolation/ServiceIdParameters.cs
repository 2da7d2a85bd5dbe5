using System.Reflection;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Core.Administration;
using FinSight.Core.Connections;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using FinSight.Core.Links;
using FinSight.Core.Outbox;
using FinSight.Core.Sessions;
using FinSight.Core.Tokens;
using FinSight.Core.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Isolation;

/// <summary>
/// Every place where a caller can hand an id to a service of FinSight.Core, found by reflection:
/// <c>Type.Method path</c>.
/// What asks for an <see cref="SignedInAdministrator"/> acts on everybody's account, and is not among them.
/// </summary>
static class ServiceIdParameters
{
    /// <summary>Who asks, or whom it is about, as the server itself knows it: never taken from a request.</summary>
    static readonly string[] FromTheServer =
    [
        "LedgerAccessService.EnterLastAsync userId", "LedgerAccessService.ReachAsync userId",
        "LedgerListService.ListAsync userId",
        "PersonReader.FindAsync userId", "SessionService.BeginAsync user.Id",
        "SecurityLog.WriteAsync userId", "SecurityLog.WriteAsync actorId", "SecurityLog.WriteSparselyAsync userId",
        "SessionFeed.Subscribe sessionId",
        "CodeVerifier.CheckAsync userId", "UserPasskeyService.UseAsync userId",
    ];

    /// <summary>Keys that only their door hands out.</summary>
    static readonly Type[] Keys = [typeof(Member), typeof(SignedIn), typeof(FreshProof), typeof(TokenBearer), typeof(
        ClaimedWebhookDelivery), typeof(ClaimedOutboxMessage), typeof(AuthenticatedConnection)];

    public static IEnumerable<string> All() =>
        from service in Services()
        from method in service.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where !method.IsSpecialName
            && !method.GetParameters().Any(p => p.ParameterType == typeof(SignedInAdministrator))
        from parameter in method.GetParameters()
        from path in Paths(parameter.Name!, parameter.ParameterType, [])
        let position = $"{service.Name}.{method.Name} {path}"
        where !FromTheServer.Contains(position)
        select position;

    /// <summary>
    /// What the app registers from Core and others may call; the doors of the database are not for callers.
    /// </summary>
    public static IEnumerable<Type> Services()
    {
        using var folder = new TempFolder();
        return [.. new ServiceCollection()
            .AddFinSightCore(DataFolder.Open(folder.Path))
            .AddFinSightAccounts(new RegistrationSettings(RegistrationMode.Open, null), PublicAddress.Unknown)
            .Select(service => service.ServiceType)
            .Where(type => type.Assembly == typeof(Member).Assembly && type.IsPublic)
            .Where(type => type.Namespace != typeof(DataFolder).Namespace)
            .Distinct()];
    }

    static IEnumerable<string> Paths(string path, Type type, Type[] within)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(Guid)) return [path];
        if (Keys.Contains(type) || within.Contains(type)) return [];
        if (Element(type) is { } element) return Paths($"{path}[]", element, within);
        if (type.Assembly != typeof(Member).Assembly || type.IsEnum) return [];
        return type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .SelectMany(property => Paths($"{path}.{property.Name}", property.PropertyType, [.. within, type]));
    }

    static Type? Element(Type type) => type == typeof(string) ? null
        : type.GetInterfaces().Append(type)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?
            .GetGenericArguments()[0];
}
