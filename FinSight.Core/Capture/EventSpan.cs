namespace FinSight.Core.Capture;

/// <summary>A part of a message's text, as <see cref="EventReading.Text"/> shows it.</summary>
public readonly record struct EventSpan(int Start, int Length)
{
    public int End => Start + Length;
}
