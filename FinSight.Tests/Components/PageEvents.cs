using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace FinSight.Tests;

/// <summary>
/// Events of a page in its own turn: what is drawn in the background neither takes the handler away between the look
/// and the event, nor is an event still waiting when the call is back. They take the place of those of bUnit in every
/// test.
/// With a selector, the look is in the same turn as well.
/// </summary>
static class PageEvents
{
    public static void Click(this IElement element) => InTurn(element, () => element.Click(new MouseEventArgs()));

    public static Task ClickAsync(this IElement element) =>
        InTurn(element, () => element.ClickAsync(new MouseEventArgs()));

    public static void Change(this IElement element, string? value) => InTurn(element, () => element.Change(To(value)));

    public static void Change(this IElement element, bool value) => InTurn(element, () => element.Change(To(value)));

    public static Task ChangeAsync(this IElement element, string? value) =>
        InTurn(element, () => element.ChangeAsync(To(value)));

    public static Task ChangeAsync(this IElement element, bool value) =>
        InTurn(element, () => element.ChangeAsync(To(value)));

    public static void Input(this IElement element, string? value) => InTurn(element, () => element.Input(To(value)));

    public static Task InputAsync(this IElement element, string? value) =>
        InTurn(element, () => element.InputAsync(To(value)));

    public static void Submit(this IElement element) => InTurn(element, () => element.Submit(EventArgs.Empty));

    public static Task SubmitAsync(this IElement element) =>
        InTurn(element, () => element.SubmitAsync(EventArgs.Empty));

    public static Task ClickAsync<T>(this IRenderedComponent<T> page, string selector) where T : IComponent =>
        page.InvokeAsync(() => page.Find(selector).ClickAsync(new MouseEventArgs()));

    public static Task SubmitAsync<T>(this IRenderedComponent<T> page, string selector) where T : IComponent =>
        page.InvokeAsync(() => page.Find(selector).SubmitAsync(EventArgs.Empty));

    public static Task ChangeAsync<T>(this IRenderedComponent<T> page, string selector, object? value)
        where T : IComponent =>
        page.InvokeAsync(() => page.Find(selector).ChangeAsync(To(value)));

    public static Task InputAsync<T>(this IRenderedComponent<T> page, string selector, object? value)
        where T : IComponent =>
        page.InvokeAsync(() => page.Find(selector).InputAsync(To(value)));

    public static void Click<T>(this IRenderedComponent<T> page, string selector) where T : IComponent =>
        InTurn(page, () => page.Find(selector).Click(new MouseEventArgs()));

    public static void Submit<T>(this IRenderedComponent<T> page, string selector) where T : IComponent =>
        InTurn(page, () => page.Find(selector).Submit(EventArgs.Empty));

    public static void Change<T>(this IRenderedComponent<T> page, string selector, object? value)
        where T : IComponent =>
        InTurn(page, () => page.Find(selector).Change(To(value)));

    public static void Input<T>(this IRenderedComponent<T> page, string selector, object? value) where T : IComponent =>
        InTurn(page, () => page.Find(selector).Input(To(value)));

    static ChangeEventArgs To(object? value) => new() { Value = value };

#pragma warning disable RS0030 // Who raises it asks for no task: what fails is to be thrown here.
    static void InTurn<T>(IRenderedComponent<T> page, Action raise) where T : IComponent =>
        page.InvokeAsync(raise).GetAwaiter().GetResult();

    static void InTurn(IElement element, Action raise) => Turn(element).InvokeAsync(raise).GetAwaiter().GetResult();
#pragma warning restore RS0030

    static Task InTurn(IElement element, Func<Task> raise) => Turn(element).InvokeAsync(raise);

    static Dispatcher Turn(IElement element) =>
        element.Owner?.Context.GetService<BunitContext>()?.Renderer.Dispatcher
            ?? throw new InvalidOperationException("The element is of no page.");
}
