using FinSight.Core.QuickEntry;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Expenses;

/// <summary>Where a category comes from that nobody chose.</summary>
static class CategorySourceText
{
    public static string? Text(PartOrigin? origin, IStringLocalizer<Texts> texts) => origin switch
    {
        PartOrigin.Learned => texts["From your earlier entries"].Value,
        PartOrigin.Guessed => texts["A usual guess"].Value,
        PartOrigin.Unknown => texts["No category yet"].Value,
        _ => null,
    };
}
