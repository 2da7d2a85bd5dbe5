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
    static readonly string[] SpokenAttributes = ["aria-label", "aria-description", "placeholder", "title", "alt", "Label", "Hint"];

    // The Content-Security-Policy would ignore it.
    [Fact]
    public void No_element_has_a_style_attribute() =>
        Source.All.Where(source => source.Path.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(source => source.Find(Style())).AssertNone();

    [Fact]
    public void Every_visible_text_can_be_translated()
    {
        var components = typeof(Program).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IComponent))).ToList();
        Assert.NotEmpty(components);
        components.SelectMany(component =>
            Texts(component).Where(HasWords).Select(text => $"{component.Name}: {text}")).AssertNone();
    }

    /// <summary>The texts and the spoken attributes that a component writes as they stand in its source.</summary>
    static IEnumerable<string> Texts(Type component)
    {
        foreach (var (method, arguments) in LiteralCalls.Of(component)
            .Where(call => call.Method.DeclaringType == typeof(RenderTreeBuilder)))
        {
            if (method.Name is nameof(RenderTreeBuilder.AddMarkupContent))
                foreach (var text in Texts(arguments[^1])) yield return text;
            else if (method.Name is nameof(RenderTreeBuilder.AddContent) && arguments.Count > 0)
                yield return arguments[^1];
            else if (method.Name is nameof(RenderTreeBuilder.AddAttribute) or nameof(RenderTreeBuilder.AddComponentParameter)
                && arguments.Count > 1 && SpokenAttributes.Contains(arguments[^2]))
                yield return arguments[^1];
        }
    }

    static IEnumerable<string> Texts(string markup)
    {
        var body = new HtmlParser().ParseDocument(markup).DocumentElement;
        return body.Descendants().OfType<IText>().Select(text => text.Data)
            .Concat(body.QuerySelectorAll("*").SelectMany(element => element.Attributes)
                .Where(attribute => SpokenAttributes.Contains(attribute.Name)).Select(attribute => attribute.Value));
    }

    static bool HasWords(string text) => Word().IsMatch(text.Replace("FinSight", "", StringComparison.Ordinal));

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\sstyle\s*=")]
    private static partial Regex Style();
}
