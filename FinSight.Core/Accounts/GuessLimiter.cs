namespace FinSight.Core.Accounts;

/// <summary>The failures at one kind of guess. Not thread-safe.</summary>
sealed class GuessLimiter(TimeProvider time)
{
    public const int FreeOfAccount = 5, FreeOfAddress = 20, FreeOfDevice = 5;

    readonly FailureCounter _accounts = new(FreeOfAccount, time);
    readonly FailureCounter _addresses = new(FreeOfAddress, time);
    readonly FailureCounter _devices = new(FreeOfDevice, time);

    public TimeSpan? Begin(string account, string address, string? device)
    {
        var wait = device is not null ? _devices.WaitOf(device)
            : TimeSpan.FromTicks(Math.Max(_accounts.WaitOf(account).Ticks, _addresses.WaitOf(address).Ticks));
        if (wait > TimeSpan.Zero) return wait;
        if (device is not null)
        {
            _devices.Add(device);
            return null;
        }
        _accounts.Add(account);
        _addresses.Add(address);
        return null;
    }

    public void Succeeded(string account, string address, string? device)
    {
        if (device is not null)
        {
            _devices.Forget(device);
            return;
        }
        _accounts.Forget(account);
        _addresses.TakeBack(address);
    }
}
