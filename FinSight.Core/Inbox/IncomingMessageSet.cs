using FinSight.Core.Capture;
using FinSight.Core.Connections;
using FinSight.Core.Ledgers;

namespace FinSight.Core.Inbox;

/// <summary>The messages of one request.</summary>
/// <param name="Key">What they came through; null where the member pasted them.</param>
/// <param name="Context">What they are read with.</param>
sealed record IncomingMessageSet(
    Member Member, AuthenticatedConnection? Key, IReadOnlyList<InboundEvent> Rows, DateTime At, CaptureContext Context)
{
    public Guid? ConnectionId => Key?.ConnectionId;

    public static IncomingMessageSet Of(
        Member member, AuthenticatedConnection? key, IReadOnlyList<CapturedEvent> messages, DateTime now,
        CaptureContext context) =>
        new(
            member, key, [.. messages.Select(message => new InboundEvent(member, key?.ConnectionId, message, now))],
            now, context);
}
