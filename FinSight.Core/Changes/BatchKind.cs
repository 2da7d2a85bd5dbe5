namespace FinSight.Core.Changes;

/// <summary>Why a batch was written.</summary>
public enum BatchKind
{
    /// <summary>Somebody wanted something new.</summary>
    Do = 1,

    /// <summary>It takes another batch back.</summary>
    Undo = 2,

    /// <summary>It repeats a batch that was taken back.</summary>
    Redo = 3,

    /// <summary>A ledger began; there is nothing before it to go back to.</summary>
    Found = 4,
}
