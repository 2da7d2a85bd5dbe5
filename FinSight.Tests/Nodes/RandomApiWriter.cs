using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace FinSight.Tests.Nodes;

/// <summary>
/// A program that writes at random, asks again until it has an answer, and remembers what it was told.
/// </summary>
sealed class RandomApiWriter(IReadOnlyList<HttpClient> doors, Guid ledger, Random random)
{
    readonly Dictionary<Guid, (long Minor, string Tag)> _rows = [];

    /// <summary>What there must be in the end.</summary>
    public IReadOnlyDictionary<Guid, long> Rows => _rows.ToDictionary(row => row.Key, row => row.Value.Minor);

    public Guid Ledger => ledger;

    /// <summary>Changes that were acknowledged.</summary>
    public int Written { get; private set; }

    /// <summary>Answers that did not come, or said that it can't be done now.</summary>
    public int Failed { get; private set; }

    /// <summary>Of these the ones that said that the server itself had failed.</summary>
    public int Broken { get; private set; }

    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            await (random.Next(10) switch
            {
                < 6 => AddAsync(),
                < 8 when _rows.Count > 0 => EditAsync(),
                _ when _rows.Count > 0 => DeleteAsync(),
                _ => AddAsync(),
            });
            Written++;
        }
    }

    async Task AddAsync()
    {
        var (id, minor) = (Guid.CreateVersion7(), random.Next(1, 10_000));
        var body =
            $$$"""{"id":"{{{id}}}","title":"Model {{{minor}}}","amount":{"minor":{{{minor}}}},"category":"Groceries","date":"2026-11-20"}""";
        var (status, text, tag) = await SendAsync(HttpMethod.Post, "", body, null);
        Assert.True(status is HttpStatusCode.Created or HttpStatusCode.OK, $"{status}: {text}");
        _rows[id] = (minor, tag!);
    }

    async Task EditAsync()
    {
        var id = Any();
        // Another amount than it has: the same one is no change.
        var minor = (_rows[id].Minor + random.Next(1, 9_998)) % 9_999 + 1;
        var (status, text, tag) = await SendAsync(
            HttpMethod.Patch, $"/{id}", $$$"""{"amount":{"minor":{{{minor}}}}}""", _rows[id].Tag);
        // It was done before, and nobody heard.
        if (status is HttpStatusCode.PreconditionFailed)
        {
            (status, text, tag) = await SendAsync(HttpMethod.Get, $"/{id}", null, null);
            Assert.Equal(
                minor, JsonDocument.Parse(text).RootElement.GetProperty("amount").GetProperty("minor").GetInt64());
        }
        Assert.True(status is HttpStatusCode.OK, $"{status}: {text}");
        _rows[id] = (minor, tag!);
    }

    async Task DeleteAsync()
    {
        var id = Any();
        var (status, text, _) = await SendAsync(HttpMethod.Delete, $"/{id}", null, _rows[id].Tag);
        Assert.True(
            status is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed,
            $"{status}: {text}");
        _rows.Remove(id);
    }

    Guid Any() => _rows.Keys.ElementAt(random.Next(_rows.Count));

    /// <summary>Again and again, until somebody says yes or no.</summary>
    async Task<(HttpStatusCode Status, string Text, string? Tag)> SendAsync(
        HttpMethod method, string path, string? json, string? tag)
    {
        var until = TimeProvider.System.GetTimestamp();
        while (true)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(until) < Patience.Long, $"{method} {path} has no answer.");
            try
            {
                using var request = new HttpRequestMessage(
                    method, string.Create(CultureInfo.InvariantCulture, $"/api/v1/ledgers/{ledger}/expenses{path}"));
                if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
                if (tag is not null) request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(tag));
                using var answer = await doors[random.Next(doors.Count)].SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                // Never; but what came of the write is looked at all the same.
                if (answer.StatusCode is HttpStatusCode.InternalServerError) Broken++;
                else if (answer.StatusCode is not (HttpStatusCode.BadGateway
                    or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout))
                    return (answer.StatusCode, text, answer.Headers.ETag?.Tag);
            }
            catch (Exception problem) when (problem is HttpRequestException or IOException or TaskCanceledException)
            {
                // Whether it was done, nobody knows: it is asked again under the same id and version.
            }
            Failed++;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
