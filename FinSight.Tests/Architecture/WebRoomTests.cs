using FinSight.Web.Features.Live;

namespace FinSight.Tests.Architecture;

/// <summary>Rooms of the website lean on each other in no circle.</summary>
public sealed class WebRoomTests
{
    /// <summary>
    /// A session that begins remembers who vouched for it, and the provider's pages begin sessions. The page of budgets
    /// shows what they told, which is told in words of budgets.
    /// </summary>
    static readonly string[] Exceptions = ["Authentication → Providers", "Budgets → Alerts"];

    static readonly IReadOnlyList<Lean> Leans =
    [
        .. from type in AssemblyReferenceReader.TopTypesOf(typeof(LivePageBase).Assembly)
           let room = RoomOf(type)
           where room is not null
           from other in AssemblyReferenceReader.Of(type)
           let below = RoomOf(other)
           where below is not null && below != room
           select new Lean(room, below, $"{type.Name} needs {other.Name}"),
    ];

    [Fact]
    public void No_room_needs_one_that_needs_it()
    {
        Assert.True(Leans.Select(lean => lean.Room).Distinct().Count() > 40);
        var rest = Leans.Where(lean => !Exceptions.Contains(lean.Name)).ToList();
        InCircles(rest).Order().AssertNone();
        Exceptions.Where(name => !InCircles([.. rest, .. Leans.Where(lean => lean.Name == name)])
            .Any(found => found.StartsWith(name, StringComparison.Ordinal))).AssertNone();
    }

    /// <summary>What is left once all that leads in or out only is taken away.</summary>
    static IEnumerable<string> InCircles(IEnumerable<Lean> leans)
    {
        var left = leans.ToList();
        for (var before = -1; before != left.Count;)
        {
            before = left.Count;
            var (needing, needed) = (left.Select(l => l.Room).ToHashSet(), left.Select(l => l.Below).ToHashSet());
            left = [.. left.Where(lean => needing.Contains(lean.Below) && needed.Contains(lean.Room))];
        }
        return left.Select(lean => $"{lean.Name}: {lean.Why}").Distinct();
    }

    /// <returns>Null for the vocabulary that all rooms share, for Program, and for what the compiler makes.</returns>
    static string? RoomOf(Type type) => type.Namespace?.Split('.') switch
    {
        ["FinSight", "Web", "Features", var feature, ..] => feature,
        ["FinSight", "Web", var room, ..] when room != "Features" => room,
        _ => null,
    };

    sealed record Lean(string Room, string Below, string Why)
    {
        public string Name => $"{Room} → {Below}";
    }
}
