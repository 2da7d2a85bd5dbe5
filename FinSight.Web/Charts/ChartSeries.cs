using System.Text.Json;
using System.Text.Json.Serialization;

namespace FinSight.Web.Charts;

/// <summary>What a chart draws. Two series with the same points and line are equal, and need no redrawing.</summary>
[JsonConverter(typeof(Writer))]
public sealed record ChartSeries(IReadOnlyList<ChartPoint> Points, ChartReferenceLine? Line = null)
{
    public bool Equals(ChartSeries? other) =>
        other is not null && Line == other.Line && Points.SequenceEqual(other.Points);

    public override int GetHashCode() => HashCode.Combine(Points.Count, Line);

    /// <summary>
    /// Every circuit has JSON options of its own, which would learn all these types anew and keep what they learnt.
    /// </summary>
    sealed class Writer : JsonConverter<ChartSeries>
    {
        public override ChartSeries Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("A chart's data only ever goes to the browser.");

        public override void Write(Utf8JsonWriter writer, ChartSeries value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new { value.Points, value.Line }, JsonSerializerOptions.Web);
    }
}

/// <summary>A slice or a bar.</summary>
/// <param name="Label">Its name on the axis.</param>
/// <param name="Value">Its size, below 0 for a bar that hangs down; on money, minor units.</param>
/// <param name="Text">What its tooltip says, formatted for the reader.</param>
/// <param name="Colour">A colour token without its dashes, such as <c>cat-groceries</c> or <c>accent</c>.</param>
/// <param name="Soft">Drawn pale until pointed at, to let the other points stand out.</param>
/// <param name="Shaded">Drawn nearer to the colour of ink, to be told from its neighbours.</param>
public sealed record ChartPoint(
    string Label, long Value, string Text, string Colour, bool Soft = false, bool Shaded = false);

/// <summary>A dashed line across the bars, such as their average.</summary>
public sealed record ChartReferenceLine(long Value, string Colour = "ink-3");
