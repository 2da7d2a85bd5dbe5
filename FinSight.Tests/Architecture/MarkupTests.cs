using System.Reflection;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace FinSight.Tests.Architecture;

/// <summary>What components may write into a page.</summary>
public sealed partial class MarkupTests
{
    static readonly string[] SpokenAttributes =
        ["aria-label", "aria-description", "placeholder", "title", "alt", "Label", "Hint"];

    // The Content-Security-Policy would ignore it.
    [Fact]
    public void No_element_has_a_style_attribute() =>
        Components().Where(component => Writes(component).Any(IsStyle)).Select(component => component.Name)
            .AssertNone();

    [Fact]
    public void Every_visible_text_can_be_translated()
    {
        Assert.NotEmpty(Components());
        Components().SelectMany(component =>
            Texts(component).Where(HasWords).Select(text => $"{component.Name}: {text}")).AssertNone();
    }

    static IEnumerable<Type> Components() =>
        typeof(Program).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IComponent)));

    /// <summary>What a component tells the renderer, with the texts that stand in its source.</summary>
    static IEnumerable<(string Method, IReadOnlyList<string> Texts)> Writes(Type component) =>
        LiteralCallReader.Of(component)
        .Where(call => call.Method.DeclaringType == typeof(RenderTreeBuilder))
        .Select(call => (call.Method.Name, call.Literals));

    static bool IsStyle((string Method, IReadOnlyList<string> Texts) write) =>
        write.Method is nameof(RenderTreeBuilder.AddMarkupContent)
            ? Parse(write.Texts[^1]).QuerySelector("[style]") is not null
            : write.Method is nameof(RenderTreeBuilder.AddAttribute) && write.Texts.Contains("style");

    /// <summary>The texts and the spoken attributes that a component writes as they stand in its source.</summary>
    static IEnumerable<string> Texts(Type component)
    {
        foreach (var (method, arguments) in Writes(component))
        {
            if (method is nameof(RenderTreeBuilder.AddMarkupContent))
                foreach (var text in Texts(arguments[^1])) yield return text;
            else if (method is nameof(RenderTreeBuilder.AddContent) && arguments.Count > 0)
                yield return arguments[^1];
            else if (method is nameof(RenderTreeBuilder.AddAttribute) or nameof(RenderTreeBuilder.AddComponentParameter)
                && arguments.Count > 1 && SpokenAttributes.Contains(arguments[^2]))
                yield return arguments[^1];
        }
    }

    static IEnumerable<string> Texts(string markup)
    {
        var body = Parse(markup);
        return body.Descendants().OfType<IText>().Select(text => text.Data)
            .Concat(body.QuerySelectorAll("*").SelectMany(element => element.Attributes)
                .Where(attribute => SpokenAttributes.Contains(attribute.Name)).Select(attribute => attribute.Value));
    }

    static IElement Parse(string markup) => new HtmlParser().ParseDocument(markup).DocumentElement;

    static bool HasWords(string text) => Word().IsMatch(text.Replace("FinSight", "", StringComparison.Ordinal));

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Word();
}
