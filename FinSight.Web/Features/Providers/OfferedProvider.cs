using FinSight.Core.Providers;

namespace FinSight.Web.Features.Providers;

/// <summary>The identity provider that pages offer.</summary>
/// <param name="Settings">Null where there is none.</param>
public sealed record OfferedProvider(ProviderSettings? Settings)
{
    public bool IsThere => Settings is not null;

    /// <summary>What people call it.</summary>
    public string Name => Settings?.Name ?? "";
}
