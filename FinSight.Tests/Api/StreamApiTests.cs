namespace FinSight.Tests.Api;

public sealed class StreamApiTests : ApiTest
{
    [Fact]
    public async Task Changes_come_as_they_happen_and_a_line_that_broke_goes_on_where_it_was()
    {
        await AddAsync("First");
        using var line = await OpenAsync("stream?since=0");
        await ReadUntilAsync(line, "First");
        await AddAsync("Second");
        var id = await ReadUntilAsync(line, "Second");
        await AddAsync("Third");
        using var again = await OpenAsync("stream", ("Last-Event-ID", id));
        var next = await ReadUntilAsync(again, "Third");
        Assert.True(long.Parse(next, null) > long.Parse(id, null));
    }

    [Fact]
    public async Task Without_a_sequence_only_what_is_to_come_is_told()
    {
        await AddAsync("Before");
        using var line = await OpenAsync("stream");
        await AddAsync("After");
        await ReadUntilAsync(line, "After", never: "Before");
    }

    async Task<StreamReader> OpenAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Mara.Root}/{path}");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var answer = await Mara.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    /// <returns>The id of the event that holds the text.</returns>
    static async Task<string> ReadUntilAsync(StreamReader line, string text, string? never = null)
    {
        var id = "";
        while (await line.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)) is { } read)
        {
            if (read.StartsWith("id: ", StringComparison.Ordinal)) id = read[4..];
            if (never is not null) Assert.DoesNotContain(never, read, StringComparison.Ordinal);
            if (read.StartsWith("data: ", StringComparison.Ordinal)
                && read.Contains($"\"{text}\"", StringComparison.Ordinal))
                return id;
        }
        throw new InvalidOperationException($"The stream ended before {text}.");
    }
}
