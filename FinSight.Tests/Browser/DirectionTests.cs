using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FinSight.Tests.Browser;

/// <summary>
/// Titles, notes and names that are written from right to left, or hold signs that turn the direction, on every page:
/// each stands alone or is isolated, so that no amount, date or name beside it is turned round.
/// </summary>
public sealed class DirectionTests(BrowserFixture fixture) : BrowserTestBase(fixture)
{
    static readonly string[] Payloads =
    [
        "قهوة 12", "עוגה-5", "\u202e2.22 tea", "\u202bbread\u202c 7", "\u2067cake 8\u2069", "شاي", "ab\u202e\u202e3",
        "חלב 1,5%", "tea \u200f9", "\u202e\u202d4.50 ok",
    ];

    /// <summary>
    /// Where a payload stands beside other words or digits of the same block, and nothing isolates it.
    /// </summary>
    const string Loose = """
        payloads => {
          const isolates = /isolate|plaintext/;
          const says = text => /[\p{L}\p{N}]/u.test(text);
          const loose = text => payloads.some(payload => {
            const at = text.indexOf(payload);
            // The words of the filter's language belong to what is typed there.
            return at >= 0 && says(text.replace(payload, '').replace(/\b(tag|category|by):/g, ''))
              && !(text[at - 1] === '\u2068' && text[at + payload.length] === '\u2069');
          });
          const found = [];
          for (const element of document.querySelectorAll('body *'))
            for (const { name, value } of element.attributes)
              if (/^(aria-label|title|alt|placeholder)$/.test(name) && loose(value))
                found.push(`${element.localName} ${name}=${value}`);
          if (loose(document.title)) found.push(`title: ${document.title}`);
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const text = walk.currentNode;
            if (text.parentElement.closest('script, style, option, textarea')
              || !payloads.some(payload => text.data.includes(payload))) continue;
            if (loose(text.data)) { found.push(`text: ${text.data}`); continue; }
            if (/\u2068/.test(text.data)) continue;
            let box = text.parentElement;
            while (getComputedStyle(box).display === 'inline' && !isolates.test(getComputedStyle(box).unicodeBidi))
              box = box.parentElement;
            const style = getComputedStyle(box);
            if (isolates.test(style.unicodeBidi) && style.display === 'inline'
              || /flex|grid/.test(style.display) && text.parentElement === box) continue;
            const rest = [...box.querySelectorAll('*')].length
              ? textOf(box, text)
              : box.textContent.replace(text.data, '');
            if (says(rest)) found.push(`beside: ${text.data.trim()} | ${rest.trim()}`);
          }
          return [...new Set(found)];

          // The other text of the same lines: what is a block of its own, or isolated, turns nothing here.
          function textOf(box, except) {
            let all = '';
            for (const child of box.childNodes) {
              if (child === except) continue;
              if (child.nodeType === Node.TEXT_NODE) all += child.data;
              else if (child.nodeType === Node.ELEMENT_NODE && getComputedStyle(child).display === 'inline')
                all += textOf(child, except);
            }
            return all;
          }
        }
        """;

    static readonly string[] Pages = [.. typeof(Program).Assembly.GetTypes()
        .SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)
        .Where(template => template is not ("/error" or "/not-found" or "/q"))];

    [Fact]
    public async Task Whatever_its_direction_it_turns_nothing_beside_it_on_any_page()
    {
        var me = await MoveInAsync();
        var written = new StoredScriptSeeder(App.Services, me, Payloads);
        await written.WriteAsync();
        var passkeys = await written.PasskeyIdsAsync();
        var page = await (await BrowseAsync(me)).NewPageAsync();
        Watch.Expect("404", "400");
        var loose = new List<string>();
        var shown = 0;
        foreach (var path in Pages.Select(
            template => template.Replace("{Id:guid}", $"{written.Row}", StringComparison.Ordinal)))
        {
            await page.GotoAsync(path == "/account/passkey" ? $"{path}?id={passkeys[0]}" : path);
            if (!path.StartsWith("/account/", StringComparison.Ordinal)) await new Tab(page).ExpectLiveAsync();
            if ((await page.Locator("body").InnerTextAsync()).Contains("قهوة", StringComparison.Ordinal)) shown++;
            loose.AddRange((await LooseAsync(page)).Select(found => $"{path} {found}"));
        }
        Assert.InRange(shown, 6, int.MaxValue);
        Assert.Empty(loose);
    }

    [Fact]
    public async Task Neither_does_what_was_just_written_or_taken_back()
    {
        var me = await MoveInAsync();
        var tab = await OpenAsync(me);
        var loose = new List<string>();
        foreach (var title in Payloads)
        {
            await tab.FillAsync(title, "4.44", note: title);
            await tab.AddButton.ClickAsync();
            await Expect(tab.Page.Locator(".toast")).ToContainTextAsync(title.Trim());
            await LookAsync();
            await tab.Page.Locator("#quick-line").FillAsync($"{title} // {title}");
            await Expect(tab.Page.Locator("#chip-date")).ToBeVisibleAsync();
            await LookAsync();
            await tab.Page.Locator("#quick-line").FillAsync("");
        }
        var row = tab.Rows.First;
        await row.HoverAsync();
        await row.GetByRole(AriaRole.Button, new() { NameRegex = new("^Edit ") }).ClickAsync();
        var editing = tab.Page.Locator(".editing");
        await Expect(editing).ToHaveCountAsync(1);
        await LookAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(editing).ToHaveCountAsync(0);
        await tab.Page.Locator("#list").FocusAsync();
        await tab.Page.Keyboard.PressAsync("ControlOrMeta+Z");
        await Expect(tab.Page.Locator(".toast")).ToContainTextAsync("Undone");
        await LookAsync();
        Assert.Empty(loose);

        async Task LookAsync() => loose.AddRange(await LooseAsync(tab.Page));
    }

    [Theory]
    [InlineData("قهوة")]
    [InlineData("2.22\u202e")]
    [InlineData("tea\u2069\u202e")]
    public async Task An_amount_in_a_sentence_reads_from_left_to_right(string title)
    {
        var me = await MoveInAsync();
        await me.WriteAsync(title, 123_456);
        var sentence = (await OpenAsync(me, "/activity")).Page.Locator(".activity-row .title").First;
        await Expect(sentence).ToContainTextAsync("1,234.56");
        // The left edges of the amount's signs, one after the other.
        var edges = await sentence.EvaluateAsync<double[]>("""
            sentence => {
              const text = [...sentence.childNodes].find(node => node.data?.includes('1,234.56'));
              const start = text.data.indexOf('1,234.56');
              return [...'1,234.56'].map((sign, i) => {
                const range = document.createRange();
                range.setStart(text, start + i);
                range.setEnd(text, start + i + 1);
                return range.getBoundingClientRect().left;
              });
            }
            """);
        Assert.Equal(edges.Order(), edges);
    }

    [Theory]
    [InlineData("/", 1440)]
    [InlineData("/", 390)]
    [InlineData("/expenses", 720)]
    public async Task A_title_from_the_right_begins_at_the_edge_of_its_column(string path, int width)
    {
        var me = await MoveInAsync();
        await me.WriteAsync("Tea", 300);
        await me.WriteAsync("قهوة", 450);
        var tab = await OpenAsync(me, path, new() { ViewportSize = new() { Width = width, Height = 900 } });
        await Expect(tab.Rows).ToHaveCountAsync(2);
        var edges = await tab.Page.Locator("[data-expense-id] :is(.title > bdi, bdi.title)").EvaluateAllAsync<int[]>("""
            titles => titles.map(title => {
              const range = document.createRange();
              range.selectNodeContents(title.firstChild);
              return Math.round(range.getBoundingClientRect().left);
            })
            """);
        Assert.Single(edges.Distinct());
    }

    static Task<string[]> LooseAsync(IPage page) => page.EvaluateAsync<string[]>(Loose, Payloads);
}
