using FinSight.Core;

namespace FinSight.Web.Features.Changes;

/// <summary>Wakes one who follows a ledger, and says how far it has come by then.</summary>
sealed class SequenceSignal : DeliverySignal
{
    long _sequence;

    public long Sequence => Interlocked.Read(ref _sequence);

    /// <summary>The ledger has come that far: whoever wakes reads all that is there.</summary>
    public void To(long sequence)
    {
        long known;
        do known = Sequence;
        while (known < sequence && Interlocked.CompareExchange(ref _sequence, sequence, known) != known);
        Ring();
    }

    /// <summary>Ends once the ledger has come further.</summary>
    public Task PassAsync(long sequence, CancellationToken cancel)
    {
        // Before the look, or what comes between the two is missed.
        var rung = Next;
        return Sequence > sequence ? Task.CompletedTask : rung.WaitAsync(cancel);
    }
}
