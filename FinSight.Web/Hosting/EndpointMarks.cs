using Microsoft.AspNetCore.Http.Metadata;

namespace FinSight.Web.Hosting;

/// <summary>Marks an endpoint whose errors are for a script or a program: no page is put in their place.</summary>
sealed class BareErrorsMetadata : ISkipStatusCodePagesMetadata
{
    public static readonly BareErrorsMetadata Mark = new();
}

/// <summary>
/// The largest body that an endpoint reads, in bytes. MVC's attribute would load MVC, 2 MB, for this alone.
/// </summary>
sealed record BodySizeLimitMetadata(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
