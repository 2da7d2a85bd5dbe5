using FinSight.Core.Ledgers;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests;

/// <summary>The services on a real database of their own, with Mara, who keeps a ledger in CHF.</summary>
public abstract class ServiceTestBase : IAsyncLifetime
{
    protected TestServices House { get; private set; } = null!;

    protected Member Mara { get; private set; } = null!;

    /// <summary>Null for the real one.</summary>
    protected virtual TimeProvider? Clock => null;

    /// <summary>What stands in for services of the real one.</summary>
    protected virtual void Replace(IServiceCollection services) { }

    public virtual async Task InitializeAsync()
    {
        House = await TestServices.OpenAsync(time: Clock, also: Replace);
        Mara = await House.MoveInAsync();
    }

    public async Task DisposeAsync() => await House.DisposeAsync();
}
