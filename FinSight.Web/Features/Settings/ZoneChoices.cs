using System.Globalization;
using FinSight.Core;
using FinSight.Web.Components;

namespace FinSight.Web.Features.Settings;

/// <summary>
/// The time zones by their IANA names, their countries and, where a city is called otherwise there, in German.
/// </summary>
static class ZoneChoices
{
    static readonly Dictionary<string, string> German = new()
    {
        ["Africa/Algiers"] = "Algier",
        ["Africa/Cairo"] = "Kairo",
        ["America/Havana"] = "Havanna",
        ["America/Mexico_City"] = "Mexiko-Stadt",
        ["Asia/Baghdad"] = "Bagdad",
        ["Asia/Damascus"] = "Damaskus",
        ["Asia/Kolkata"] = "Kalkutta",
        ["Asia/Nicosia"] = "Nikosia",
        ["Asia/Riyadh"] = "Riad",
        ["Asia/Shanghai"] = "Schanghai",
        ["Asia/Singapore"] = "Singapur",
        ["Asia/Tashkent"] = "Taschkent",
        ["Asia/Tehran"] = "Teheran",
        ["Asia/Tokyo"] = "Tokio",
        ["Atlantic/Azores"] = "Azoren",
        ["Atlantic/Canary"] = "Kanaren",
        ["Atlantic/Faroe"] = "Färöer",
        ["Europe/Athens"] = "Athen",
        ["Europe/Belgrade"] = "Belgrad",
        ["Europe/Brussels"] = "Brüssel",
        ["Europe/Bucharest"] = "Bukarest",
        ["Europe/Copenhagen"] = "Kopenhagen",
        ["Europe/Kyiv"] = "Kiew",
        ["Europe/Lisbon"] = "Lissabon",
        ["Europe/Luxembourg"] = "Luxemburg",
        ["Europe/Moscow"] = "Moskau",
        ["Europe/Prague"] = "Prag",
        ["Europe/Rome"] = "Rom",
        ["Europe/Tirane"] = "Tirana",
        ["Europe/Vatican"] = "Vatikan",
        ["Europe/Vienna"] = "Wien",
        ["Europe/Warsaw"] = "Warschau",
    };

    public static IReadOnlyList<NamedChoice> All() =>
        [.. TimeZones.All.Select(zone => new NamedChoice(zone, zone, Also(zone)))];

    static string Also(string zone)
    {
        var names = new List<string>();
        if (German.TryGetValue(zone, out var city)) names.Add(city);
        if (TimeZones.CountryOf(zone) is { } code && Country(code) is { } country)
            names.AddRange(new[] { country.DisplayName, country.NativeName, country.EnglishName }.Distinct());
        return string.Join(", ", names);
    }

    static RegionInfo? Country(string code)
    {
        try
        {
            return new RegionInfo(code);
        }
        catch (ArgumentException)
        {
            // Antarctica has zones and no culture.
            return null;
        }
    }
}
