using FinSight.Core;
using FinSight.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace FinSight.Web.Features.Outbox;

/// <summary>With the keys of cookies, and longer than those.</summary>
sealed class DataProtectionSecretProtector(IDataProtectionProvider protection) : ISecretProtector
{
    readonly IDataProtector _protector = protection.CreateProtector("FinSight.Outbox");

    public string Seal(string text) => _protector.Protect(text);

    public string? Open(string sealedText) => _protector.Open(sealedText);
}
