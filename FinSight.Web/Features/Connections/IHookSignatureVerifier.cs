using FinSight.Core.Connections;

namespace FinSight.Web.Features.Connections;

/// <summary>How senders of one kind sign what they send; what is not signed correctly is refused and counted.</summary>
interface IHookSignatureVerifier
{
    ConnectionKind Kind { get; }

    Task<bool> IsRightAsync(AuthenticatedConnection key, HttpRequest request, ReadOnlyMemory<byte> body);
}
