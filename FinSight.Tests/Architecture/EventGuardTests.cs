using System.Reflection;
using FinSight.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.CompilerServices;
using Microsoft.JSInterop;

namespace FinSight.Tests.Architecture;

/// <summary>No event handler can kill a page: each passes the guard, whoever writes it.</summary>
public sealed class EventGuardTests
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
            one => !Calls(one.Component, nameof(EventGuard.TryAsync))
                && !LiteralCalls.Of(one.Method).Any(call => IsEvent(call.Method.DeclaringType!)))
            .Select(one => $"{one.Component.Name}.{one.Method.Name}").AssertNone();
    }

    // One that only hands on what a parent gave it leaves the event to the parent.
    static bool Handles(Type component) => LiteralCalls.Of(component)
        .Where(call => Makers.Contains(call.Method.DeclaringType!)).Select(call => call.Method.GetParameters())
        .Any(parameters => parameters.Any(p => p.ParameterType.IsAssignableTo(typeof(Delegate))));

    static bool IsGuarded(Type component) =>
        component.GetInterfaceMap(typeof(IHandleEvent)).TargetMethods[0] is var handler
            && handler.DeclaringType != typeof(ComponentBase)
        && LiteralCalls.Of(handler)
            .Any(call => call.Method == typeof(EventGuard).GetMethod(nameof(EventGuard.RunAsync)));

    static bool Calls(Type component, string method) =>
        LiteralCalls.Of(component)
            .Any(call => call.Method.DeclaringType == typeof(EventGuard) && call.Method.Name == method);

    static bool IsEvent(Type type) =>
        type == typeof(EventCallback)
            || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EventCallback<>);
}
