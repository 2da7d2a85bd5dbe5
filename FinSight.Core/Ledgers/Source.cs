namespace FinSight.Core.Ledgers;

/// <summary>Where a change came from.</summary>
public enum Source
{
    /// <summary>Somebody's open page.</summary>
    Page = 1,

    /// <summary>FinSight itself.</summary>
    Server = 2,

    /// <summary>Sample expenses to look around with.</summary>
    Demo = 3,

    /// <summary>The page that needs no circuit, <c>/q</c>.</summary>
    Quick = 4,

    /// <summary>A program with a token.</summary>
    Api = 5,

    /// <summary>A payment that arrived by itself, through a connection.</summary>
    Hook = 6,
}
