using System.Xml.Linq;
using FinSight.Core.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace FinSight.Web.Hosting;

/// <summary>What one server seals another can open: the keys lie in the database that they share.</summary>
sealed class SharedKeys(ISharedDataProtectionKeys keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.Read().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Write(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
