using Bunit;
using FinSight.Core.Expenses;
using FinSight.Web.Features.QuickEntry;

namespace FinSight.Tests.QuickEntry;

/// <summary>The line on top of the dashboard.</summary>
public abstract class QuickAddTestBase : SignedInComponentTestBase
{
    private protected BunitJSModuleInterop Lines => Drafts;

    private protected string IdOf(string category) => Choices.Single(choice => choice.Name == category).Id.ToString();

    /// <summary>The browser gives what is typed out of the line; answers with the id that it has.</summary>
    private protected Guid Carries()
    {
        var id = Guid.CreateVersion7();
        Lines.Setup<string?>("carry", _ => true).SetResult(id.ToString());
        return id;
    }

    private protected IRenderedComponent<QuickAdd> Draw() => Show<QuickAdd>(p => p.Add(q => q.Choices, Choices));

    private protected static async Task AddAsync(IRenderedComponent<QuickAdd> quick, Guid id, string text)
    {
        quick.Input("[name=entry-id]", id.ToString());
        Type(quick, text);
        await quick.SubmitAsync("form");
    }

    private protected static void Type(IRenderedComponent<QuickAdd> quick, string text) =>
        quick.Input("#quick-line", text);

    private protected static IEnumerable<string> Readings(IRenderedComponent<QuickAdd> quick) =>
        quick.FindAll(".chip.reading").Select(reading => reading.TextContent);

    /// <summary>What a chip says, without the list that lies over it.</summary>
    private protected static string Words(AngleSharp.Dom.IElement chip) => string.Join(' ', chip.ChildNodes
        .Where(node => node.NodeName != "SELECT")
        .Select(node => node.TextContent.Trim())
        .Where(text => text.Length > 0));

    /// <summary>What each chip says behind its label.</summary>
    private protected static IEnumerable<string> Chips(IRenderedComponent<QuickAdd> quick) =>
        quick.FindAll(".chip").Select(chip =>
            string.Concat(
                chip.ChildNodes.Where(node => node.NodeName == "#text").Select(node => node.TextContent)).Trim());
}
