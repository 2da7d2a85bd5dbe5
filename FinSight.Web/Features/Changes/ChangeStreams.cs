using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Web.Features.Api;

namespace FinSight.Web.Features.Changes;

/// <summary>
/// What all followers of a ledger hear is read and written down once: most of them know the same already.
/// </summary>
sealed class ChangeStreams(
    LedgerChangesService changes, LoggedEntityDefinitions kinds, IHostApplicationLifetime lifetime)
{
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    const int Size = 100;

    readonly ConcurrentDictionary<(Guid LedgerId, string Currency), Latest> _latest = [];
    int _open;

    /// <summary>The server goes down: streams end, so that it need not wait for them.</summary>
    public CancellationToken Stopping => lifetime.ApplicationStopping;

    /// <summary>How long a reader may take nothing before it is cut off.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many are open.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>One more is open, until it is disposed of.</summary>
    public IDisposable Begin()
    {
        Interlocked.Increment(ref _open);
        return new Opened(this);
    }

    /// <summary>What came after a sequence; null where the log does not reach back so far.</summary>
    /// <param name="now">How far the ledger has come, as far as is known.</param>
    public async Task<StreamPage?> ReadAsync(Member member, long since, long now)
    {
        if (now <= since) return new([], since, false);
        // Who is as far as most reads what they do; who is far behind reads alone.
        var key = (member.LedgerId, member.Currency.Code);
        var latest = _latest.AddOrUpdate(
            key, _ => Read(), (_, known) => known.Since == since && known.Now >= now ? known : Read());
        try
        {
            return await latest.Page.Value;
        }
        catch
        {
            // What could not be read is read anew by who comes back.
            _latest.TryRemove(KeyValuePair.Create(key, latest));
            throw;
        }

        Latest Read() => new(since, now, new(() => ReadAsync(member, since)));
    }

    async Task<StreamPage?> ReadAsync(Member member, long since)
    {
        if (await changes.ReadAsync(member, since, Size, CancellationToken.None) is not { } page) return null;
        var text = new StringBuilder();
        foreach (var change in page.Changes)
            text.Append(CultureInfo.InvariantCulture, $"id: {change.Sequence}\nevent: change\ndata: ")
                .Append(JsonSerializer.Serialize(ApiChange.Of(change, kinds, member.Currency), ApiJson.Answers))
                .Append("\n\n");
        return new(Encoding.UTF8.GetBytes(text.ToString()), page.Next, page.More);
    }

    sealed record Latest(long Since, long Now, Lazy<Task<StreamPage?>> Page);

    sealed class Opened(ChangeStreams streams) : IDisposable
    {
        public void Dispose()
        {
            if (Interlocked.Decrement(ref streams._open) == 0) streams._latest.Clear();
        }
    }
}

/// <param name="Bytes">Events as they go over the line.</param>
sealed record StreamPage(byte[] Bytes, long Next, bool More);
