using FinSight.Core.Changes;

namespace FinSight.Web.Features.Live;

/// <summary>
/// What is typed into a form over a row that others may change meanwhile, by the fields' names in the
/// log. What somebody else makes of a field that nobody touched here is shown in it; only a field
/// that both changed is asked about.
/// </summary>
public sealed class FormMergeState
{
    /// <summary>How often a save goes on that meets changes of others which need no answer.</summary>
    public const int MostTries = 5;

    readonly Dictionary<string, Field> _fields = [];
    long _latest;

    /// <summary>What is typed into a field.</summary>
    public string? this[string name]
    {
        get => Of(name).Typed;
        set => Of(name).Typed = value;
    }

    /// <summary>The version of the row that a save is on top of; 0 for a new row.</summary>
    public long Version { get; private set; }

    /// <summary>A question is open.</summary>
    public bool AreAsked => _fields.Values.Any(one => one.IsAsked);

    /// <summary>Whether this is all that there is to know of the row.</summary>
    public bool Knows(long version) => version == _latest;

    /// <summary>Whether a person typed something else into a field than the row has.</summary>
    public bool IsTouched(string name) => !Same(Of(name).Seen, Of(name).Typed);

    /// <summary>
    /// What somebody else made of a field that was changed here too; null where there is nothing to ask.
    /// </summary>
    public ConflictingField? Question(string name) =>
        Of(name) is { IsAsked: true } field ? new(name, field.Theirs, field.By) : null;

    /// <summary>Shows the row in the place of what was typed.</summary>
    public void Begin(long version, IReadOnlyDictionary<string, string?> texts)
    {
        Version = _latest = version;
        foreach (var (name, text) in texts) _fields[name] = new Field { Seen = text, Typed = text, Theirs = text };
    }

    /// <summary>Takes in what the row has become.</summary>
    /// <param name="by">Who last changed which field since <see cref="Version"/>.</param>
    public void Meet(
        long version, IReadOnlyDictionary<string, string?> texts, IReadOnlyDictionary<string, ChangeAuthor> by)
    {
        // Two looks may overtake each other.
        if (version < _latest) return;
        _latest = version;
        foreach (var (name, text) in texts)
        {
            var field = Of(name);
            (field.Theirs, field.By) = (text, by.GetValueOrDefault(name));
            if (ThreeWayMerge.Of(field.Seen, field.Typed, text, Same) == FieldMergeOutcome.Theirs) field.Typed = text;
        }
    }

    /// <summary>
    /// What is typed was typed over this, which an earlier page showed; the row may be another since.
    /// </summary>
    /// <param name="by">Who last changed the field.</param>
    public void Recall(string name, string? seen, ChangeAuthor? by)
    {
        var field = Of(name);
        (field.Seen, field.By) = (seen, by);
        if (ThreeWayMerge.Of(seen, field.Typed, field.Theirs, Same) == FieldMergeOutcome.Theirs)
            field.Typed = field.Theirs;
    }

    /// <summary>
    /// The browser shows what came from others: what is typed from here on is typed over that. A key that was on its
    /// way before was not, and is asked about.
    /// </summary>
    public void Settle()
    {
        foreach (var field in _fields.Values.Where(field => Same(field.Typed, field.Theirs))) field.Seen = field.Theirs;
        if (_fields.Values.All(field => Same(field.Seen, field.Theirs))) Version = _latest;
    }

    public void UseTheirs(string name)
    {
        Of(name).Typed = Of(name).Theirs;
        Settle();
    }

    /// <summary>What is typed stays, on top of theirs, now that it has been seen.</summary>
    public void KeepMine(string name)
    {
        Of(name).Seen = Of(name).Theirs;
        Settle();
    }

    Field Of(string name) => _fields.TryGetValue(name, out var field) ? field : _fields[name] = new Field();

    // A field that is left empty has no value.
    static bool Same(string? one, string? other) => (one ?? "") == (other ?? "");

    sealed class Field
    {
        /// <summary>What the row had when it was last shown here.</summary>
        public string? Seen { get; set; }

        public string? Typed { get; set; }

        public string? Theirs { get; set; }

        public ChangeAuthor? By { get; set; }

        public bool IsAsked => ThreeWayMerge.Of(Seen, Typed, Theirs, Same) == FieldMergeOutcome.Both;
    }
}

/// <summary>A field that two changed, and what the other made of it.</summary>
/// <param name="Theirs">As it would be typed; empty where they left nothing.</param>
/// <param name="By">Null where that is not known.</param>
public sealed record ConflictingField(string Field, string? Theirs, ChangeAuthor? By);
