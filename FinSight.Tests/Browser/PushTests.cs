using System.Text.Json;

namespace FinSight.Tests.Browser;

/// <summary>
/// What the worker of the installed app makes of a push. It runs in a page that plays its browser, as one without a
/// screen shows no notifications.
/// </summary>
public sealed class PushTests(BrowserFixture fixture) : QuickPageTestBase(fixture)
{
    const string Played = """
        async ([source, push, windows]) => {
          const [handlers, told] = [{}, { shown: [], opened: [], focused: [], closed: 0 }];
          const self = {
            addEventListener: (name, handler) => { handlers[name] = handler; },
            registration: { showNotification: async (title, rest) => { told.shown.push({ title, ...rest }); } },
          };
          const clients = {
            matchAll: async () => windows.map(url => ({ url, focus: async () => { told.focused.push(url); } })),
            openWindow: async url => { told.opened.push(url); },
          };
          const location = { origin: 'https://money.example' };
          new Function('self', 'clients', 'caches', 'location', source)(self, clients, {}, location);
          const happen = async (name, event) => {
            let done;
            handlers[name]({ ...event, waitUntil: promise => { done = promise; } });
            await done;
          };
          await happen('push', { data: { json: () => push } });
          await happen(
            'notificationclick', { notification: { close: () => { told.closed++; }, data: told.shown[0].data } });
          return told;
        }
        """;

    [Fact]
    public async Task A_push_is_shown_and_leads_to_its_budgets()
    {
        var told = await PlayAsync(
            new { title = "Household", body = "Groceries: 80 %", tag = "alert-1", url = "/l/1/budgets" });
        var shown = Assert.Single(told.GetProperty("shown").EnumerateArray());
        Assert.Equal(
            ("Household", "Groceries: 80 %", "alert-1"),
            (shown.GetProperty("title").GetString(), shown.GetProperty("body").GetString(),
                shown.GetProperty("tag").GetString()));
        Assert.Equal(["https://money.example/l/1/budgets"], Texts(told, "opened"));
        Assert.Equal(1, told.GetProperty("closed").GetInt32());
    }

    [Fact]
    public async Task Where_the_page_is_open_that_is_shown()
    {
        var told = await PlayAsync(
            new { url = "/l/1/budgets" },
            "https://money.example/l/2/budgets",
            "https://money.example/l/1/budgets#alerts");
        Assert.Equal(["https://money.example/l/1/budgets#alerts"], Texts(told, "focused"));
        Assert.Empty(Texts(told, "opened"));
    }

    [Fact]
    public async Task A_push_that_would_lead_elsewhere_leads_nowhere()
    {
        var told = await PlayAsync(new { title = "FinSight", url = "https://elsewhere.example/" });
        Assert.Empty(Texts(told, "opened"));
        Assert.Empty(Texts(told, "focused"));
    }

    async Task<JsonElement> PlayAsync(object push, params string[] windows)
    {
        using var http = new HttpClient { BaseAddress = App.Address };
        var source = await http.GetStringAsync("/sw.js");
        var page = await (await BrowseAsync(await MoveInAsync())).NewPageAsync();
        return await page.EvaluateAsync<JsonElement>(Played, new object[] { source, push, windows });
    }

    static List<string?> Texts(JsonElement told, string name) =>
    [
        .. told.GetProperty(name).EnumerateArray().Select(one => one.GetString()),
    ];
}
