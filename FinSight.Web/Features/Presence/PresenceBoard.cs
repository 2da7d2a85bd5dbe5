using FinSight.Core.Ledgers;

namespace FinSight.Web.Features.Presence;

/// <summary>Who has a page of a ledger open on this server: that they are there, not where, nor what they do.</summary>
sealed class PresenceBoard
{
    readonly Lock _lock = new();
    readonly Dictionary<Guid, List<Seat>> _seats = [];

    /// <summary>
    /// A page that hears who comes and goes, and says so of its reader if they like; dispose it to leave.
    /// </summary>
    /// <param name="changed">Called on any thread, whenever somebody has come, gone or been renamed.</param>
    public Seat Sit(Member member, string name, Action changed)
    {
        var seat = new Seat(this, member, name, changed);
        lock (_lock)
        {
            if (!_seats.TryGetValue(member.LedgerId, out var seats)) _seats[member.LedgerId] = seats = [];
            seats.Add(seat);
        }
        return seat;
    }

    /// <summary>Those who are there and show it, each once and by name; without the member who asks.</summary>
    public IReadOnlyList<PresentMember> Others(Member member)
    {
        lock (_lock)
            return _seats.GetValueOrDefault(member.LedgerId) is not { } seats ? [] :
            [
                .. seats.Where(seat => seat.IsShown && seat.UserId != member.UserId)
                .Select(seat => new PresentMember(seat.UserId, seat.Name))
                    .DistinctBy(one => one.UserId).OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase),
            ];
    }

    void Tell(Guid ledgerId)
    {
        Seat[] others;
        lock (_lock) others = [.. _seats.GetValueOrDefault(ledgerId) ?? []];
        foreach (var seat in others) seat.Changed();
    }

    void Leave(Seat seat)
    {
        lock (_lock)
        {
            if (!_seats.TryGetValue(seat.LedgerId, out var seats) || !seats.Remove(seat)) return;
            if (seats.Count == 0) _seats.Remove(seat.LedgerId);
        }
        if (seat.IsShown) Tell(seat.LedgerId);
    }

    /// <summary>One open page.</summary>
    public sealed class Seat(PresenceBoard board, Member member, string name, Action changed) : IDisposable
    {
        public Guid LedgerId => member.LedgerId;

        public Guid UserId => member.UserId;

        public string Name { get; private set; } = name;

        public bool IsShown { get; private set; }

        public Action Changed => changed;

        /// <summary>The line is there and its reader shows that they are, or not.</summary>
        public void Show(bool isShown, string name)
        {
            if ((IsShown, Name) == (isShown, name)) return;
            (IsShown, Name) = (isShown, name);
            board.Tell(LedgerId);
        }

        public void Dispose() => board.Leave(this);
    }
}

sealed record PresentMember(Guid UserId, string Name);
