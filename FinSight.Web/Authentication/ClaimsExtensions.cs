using System.Security.Claims;

namespace FinSight.Web.Authentication;

static class ClaimsExtensions
{
    /// <summary>The id of who is signed in; null for a visitor.</summary>
    public static Guid? UserId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
}
