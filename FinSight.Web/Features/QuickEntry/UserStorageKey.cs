using System.Security.Cryptography;
using System.Text;

namespace FinSight.Web.Features.QuickEntry;

/// <summary>A user as a browser knows whose entries are waiting in it; nothing else can be done with it.</summary>
static class UserStorageKey
{
    public static string Of(Guid userId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"entries of {userId:N}"))[..16]);
}
