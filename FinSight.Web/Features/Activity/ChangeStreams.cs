using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Web.Features.Api;

namespace FinSight.Web.Features.Activity;

/// <summary>What all followers of a ledger hear is read and written down once: most of them know the same already.</summary>
sealed class ChangeStreams(LedgerChangesService changes, LedgerSequenceService sequences, EntityKinds kinds, IHostApplicationLifetime lifetime)
{
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    const int Size = 100;

    readonly ConcurrentDictionary<Guid, Lazy<Task<StreamPage?>>> _last = [];
    readonly ConcurrentDictionary<Guid, (long Since, long Sequence)> _known = [];

    /// <summary>The server goes down: streams end, so that it need not wait for them.</summary>
    public CancellationToken Stopping => lifetime.ApplicationStopping;

    /// <summary>What came after a sequence; null where the log does not reach back so far.</summary>
    public async Task<StreamPage?> ReadAsync(Member member, long since, CancellationToken cancel)
    {
        var now = await sequences.ReadAsync(member, cancel);
        if (now <= since) return new([], since, false);
        var key = (since, now);
        if (!_known.TryGetValue(member.LedgerId, out var known) || known != key || !_last.TryGetValue(member.LedgerId, out var page))
        {
            page = new(() => ReadAsync(member, since));
            (_known[member.LedgerId], _last[member.LedgerId]) = (key, page);
        }
        return await page.Value;
    }

    async Task<StreamPage?> ReadAsync(Member member, long since)
    {
        if (await changes.ReadAsync(member, since, Size, CancellationToken.None) is not { } page) return null;
        var text = new StringBuilder();
        foreach (var change in page.Changes)
            text.Append(CultureInfo.InvariantCulture, $"id: {change.Sequence}\nevent: change\ndata: ")
                .Append(JsonSerializer.Serialize(ApiChange.Of(change, kinds, member.Currency), ApiJson.Answers)).Append("\n\n");
        return new(Encoding.UTF8.GetBytes(text.ToString()), page.Next, page.More);
    }
}

/// <param name="Bytes">Events as they go over the line.</param>
sealed record StreamPage(byte[] Bytes, long Next, bool More);
