using System.Reflection;
using FinSight.Core.Ledgers;

namespace FinSight.Tests.Architecture;

/// <summary>Rooms of Core lean on those below them, and on none above.</summary>
public sealed class RoomTests
{
    const string Root = "FinSight.Core";

    /// <summary>Seen by all, and sees all: the context holds every table.</summary>
    const string Data = "Data";

    /// <summary>
    /// Accounts and sessions are a half of their own: its rooms know each other, and nothing of ledgers.
    /// </summary>
    static readonly string[] Accounts =
        [
            "Accounts", "Security", "Sessions", "Links", "Mail", "Outbox", "Passkeys", "Push", "Providers",
            "SecondFactor", "Tokens", "Administration",
        ];

    /// <summary>From the bottom.</summary>
    static readonly string[] Rooms =
    [
        "Telemetry", "Calendar", "Amounts", "Capture", .. Accounts, "Ledgers", "Changes", "Categories", "Tags",
        "Expenses", "Moves", "Budgets", "Alerts", "QuickEntry", "Dashboard",
        "Webhooks", "Connections", "Evidence", "Inbox", "Settings", "Profile", "Members", "SignUp", "Deletion", "Demo",
        "Export", "Reports", "Doctor", "Backup", "Upgrades",
    ];

    /// <summary>
    /// The one exception: what expenses hold can't go, and a merge moves it to another category or tag. An expense
    /// can't be without either, so the two ask upwards. Budgets go and move with their category.
    /// </summary>
    static readonly string[] Exceptions = ["Categories → Expenses", "Tags → Expenses", "Categories → Budgets"];

    static readonly Assembly Core = typeof(Member).Assembly;

    [Fact]
    public void Every_room_has_its_place() =>
        Assert.Equal(
            Rooms.Append(Data).Order(), AssemblyReferenceReader.TopTypesOf(Core).Select(RoomOf).OfType<string>()
                .Distinct().Order());

    [Fact]
    public void Rooms_lean_on_those_below()
    {
        var upward = (
            from type in AssemblyReferenceReader.TopTypesOf(Core)
            let room = RoomOf(type)
            where room is not null and not Data
            from other in AssemblyReferenceReader.Of(type)
            let below = RoomOf(other)
            where below is not null and not Data && Place(below) > Place(room)
            select ($"{room} → {below}", $"{type.Name} needs {other.Name}")).ToList();
        upward.Where(lean => !Exceptions.Contains(lean.Item1)).Select(lean => $"{lean.Item1}: {lean.Item2}")
            .AssertNone();
        Assert.Equal(Exceptions.Order(), upward.Select(lean => lean.Item1).Distinct().Order());
    }

    /// <summary>The whole half of accounts is one place.</summary>
    static int Place(string room) => Array.IndexOf(Rooms, Accounts.Contains(room) ? Accounts[0] : room);

    /// <returns>Null for the vocabulary that all rooms share, and for what the compiler makes.</returns>
    static string? RoomOf(Type type) => type.Namespace?.Split('.') is [_, _, var room, ..]
        && type.Namespace.StartsWith(Root + ".", StringComparison.Ordinal) ? room : null;
}
