namespace FinSight.Core;

/// <summary>Wakes whoever delivers: there may be something to send.</summary>
public abstract class DeliverySignal
{
    volatile TaskCompletionSource _rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the next ring.</summary>
    public Task Next => _rung.Task;

    public void Ring() =>
        Interlocked.Exchange(ref _rung, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
