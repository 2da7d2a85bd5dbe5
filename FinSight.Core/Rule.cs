namespace FinSight.Core;

/// <summary>A rule that what somebody typed, or asks for, can break.</summary>
/// <param name="Field">One of <see cref="FieldNames"/>.</param>
/// <param name="Code">
/// What programs and translations know it by, such as <c>amount.too_precise</c>: it never changes.
/// </param>
public sealed record Rule(string Field, string Code)
{
    public override string ToString() => Code;
}
