using FinSight.Core.Ledgers;
using FinSight.Web.Components;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Ledgers;

static class LedgerText
{
    const int Named = 3;

    /// <summary>Who keeps it, by name: as many as fit, and how many more.</summary>
    public static string Members(LedgerListEntry entry, IStringLocalizer<Texts> texts)
    {
        if (entry.Members.Count == 1) return texts["Only you"];
        var names = string.Join(", ", entry.Members.Take(Named).Select(Bidi.Isolate));
        return entry.Members.Count <= Named ? names : texts["{0} and {1} more", names, entry.Members.Count - Named];
    }
}
