using FinSight.Core.Ledgers;
using Microsoft.Extensions.Localization;

namespace FinSight.Web.Features.Ledgers;

/// <summary>What a member may do, in words.</summary>
static class RoleText
{
    public static string Of(Role role, IStringLocalizer texts) => role switch
    {
        Role.Viewer => texts["Viewer"],
        Role.Adder => texts["Adder"],
        Role.Editor => texts["Editor"],
        _ => texts["Owner"],
    };

    /// <param name="logged">As the log has it; an unknown one stays as it is.</param>
    public static string Of(string? logged, IStringLocalizer texts) =>
        Enum.TryParse<Role>(logged, out var role) && Enum.IsDefined(role) ? Of(role, texts) : logged ?? "";

    public static string Explain(Role role, IStringLocalizer texts) => role switch
    {
        Role.Viewer => texts["Sees everything, changes nothing."],
        Role.Adder => texts["Adds expenses."],
        Role.Editor => texts["Adds, changes and deletes."],
        _ => texts["May do everything, and decides who is in."],
    };
}
