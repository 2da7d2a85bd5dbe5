using System.Reflection;
using FinSight.Core;
using FinSight.Core.Accounts;
using FinSight.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.CompilerServices;
using Microsoft.JSInterop;

namespace FinSight.Tests.Architecture;

/// <summary>No event handler can kill a page: each passes the guard, whoever writes it.</summary>
public sealed class EventErrorHandlerTests
{
    static readonly HashSet<Type> Makers =
        [typeof(EventCallbackFactory), typeof(EventCallbackFactoryBinderExtensions), typeof(
            EventCallbackFactoryEventArgsExtensions), typeof(RuntimeHelpers)];

    /// <summary>
    /// Those that live in a circuit; account pages are answered once, and the boundary only tries again.
    /// </summary>
    static readonly IReadOnlyList<Type> Components =
    [
        .. typeof(Program).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(IComponent)) && !type.IsAbstract)
            .Where(
                type => type.GetCustomAttribute<ExcludeFromInteractiveRoutingAttribute>() is null
                    && type != typeof(PartBoundary)),
    ];

    /// <summary>What the guard, or <see cref="DeletedRowExceptionHandler"/>, tells for all of them.</summary>
    static readonly Type[] Told =
        [typeof(RuleException), typeof(NotFoundException), typeof(ConflictException), typeof(TooManyAttemptsException)];

    /// <summary>Components that do more about it than tell it.</summary>
    static readonly Dictionary<string, string> Catching = new()
    {
        ["BackupsSection"] = "shows how the last backup went, whoever made it",
        ["BudgetForm"] = "merges what two people changed",
        ["CategoryEditor"] = "names the category as it is now",
        ["CategoryForm"] = "merges what two people changed",
        ["EditExpenseForm"] = "merges what two people changed",
        ["HistoryPage"] = "is not found without its expense",
        ["LastLedgerPage"] = "leads who keeps no ledger to the page where one begins",
        ["MainLayout"] = "tells that the ledger is lost, and keeps a theme for later",
        ["QuickChips"] = "leaves the amount that was understood",
        ["ReportsPage"] = "shows the names of the filter that nobody has",
        ["TagEditor"] = "merges what two people changed",
    };

    [Fact]
    public void Every_event_of_an_interactive_component_passes_the_guard()
    {
        var handling = Components.Where(Handles).ToList();
        Assert.True(handling.Count > 40, $"{handling.Count} components that handle events were found");
        handling.Where(component => !IsGuarded(component)).Select(component => component.Name).AssertNone();
    }

    [Fact]
    public void What_a_script_calls_passes_the_guard_or_an_event()
    {
        var called =
            from component in Components
            from method in component.GetMethods()
            where method.GetCustomAttribute<JSInvokableAttribute>() is not null
            select (Component: component, Method: method);
        Assert.NotEmpty(called);
        called.Where(
            one => !Calls(one.Component, nameof(EventErrorHandler.TryAsync))
                && !LiteralCallReader.Of(one.Method).Any(call => IsEvent(call.Method.DeclaringType!)))
            .Select(one => $"{one.Component.Name}.{one.Method.Name}").AssertNone();
    }

    [Fact]
    public void What_the_guard_tells_is_caught_by_no_component_without_a_reason() =>
        Assert.Equal(Catching.Keys.Order(), Components.Where(Catches).Select(component => component.Name).Order());

    static bool Catches(Type component) => CompiledInstructions.MethodsOf(component).Any(method =>
        method.GetMethodBody()?.ExceptionHandlingClauses.Any(clause => Catches(method, clause)) is true);

    // A filter is for a line that is lost, and else may let in anything.
    static bool Catches(MethodBase method, ExceptionHandlingClause clause) => clause.Flags switch
    {
        ExceptionHandlingClauseOptions.Clause => Told.Any(told => clause.CatchType!.IsAssignableTo(told)),
        ExceptionHandlingClauseOptions.Filter => !CompiledInstructions.CallsOf(method)
            .Any(call => call.Name == nameof(ConnectionLossExtensions.IsLostLine)),
        _ => false,
    };

    // One that only hands on what a parent gave it leaves the event to the parent.
    static bool Handles(Type component) => LiteralCallReader.Of(component)
        .Where(call => Makers.Contains(call.Method.DeclaringType!)).Select(call => call.Method.GetParameters())
        .Any(parameters => parameters.Any(p => p.ParameterType.IsAssignableTo(typeof(Delegate))));

    static bool IsGuarded(Type component) =>
        component.GetInterfaceMap(typeof(IHandleEvent)).TargetMethods[0] is var handler
            && handler.DeclaringType != typeof(ComponentBase)
        && LiteralCallReader.Of(handler)
            .Any(call => call.Method == typeof(EventErrorHandler).GetMethod(nameof(EventErrorHandler.RunAsync)));

    static bool Calls(Type component, string method) =>
        LiteralCallReader.Of(component)
            .Any(call => call.Method.DeclaringType == typeof(EventErrorHandler) && call.Method.Name == method);

    static bool IsEvent(Type type) =>
        type == typeof(EventCallback)
            || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EventCallback<>);
}
