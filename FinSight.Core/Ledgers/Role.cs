namespace FinSight.Core.Ledgers;

/// <summary>What a member may do; each role may do all that the smaller ones may.</summary>
public enum Role
{
    Viewer = 1,
    Adder = 2,
    Editor = 3,
    Owner = 4,
}
