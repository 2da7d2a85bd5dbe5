using System.Text;
using FinSight.Core.Capture;

namespace FinSight.Tests.Capture;

/// <summary>What cannot be seen, and what is said twice, changes nothing.</summary>
public sealed class ShapelessTests
{
    const string Shapeless =
        "\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFEFF\u00AD\u061C\u2060\u034F\uFE0F";

    const string Spaces = "\u00A0\u202F\u2007\u2009\u3000\t";

    static readonly IReadOnlyList<CorpusMessage> All = Corpus.Read(Repository.Root);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Characters_without_a_shape_change_nothing(int seed)
    {
        var random = new Random(seed);
        Assert.All(
            All,
            message =>
                Assert.Equal(message.Read().Told(), Changed(message, text => Strewn(text, random)).Read().Told()));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Any_space_is_a_space_and_many_are_one(int seed)
    {
        var random = new Random(seed);
        Assert.All(
            All,
            message =>
                Assert.Equal(message.Read().Told(), Changed(message, text => Spaced(text, random)).Read().Told()));
    }

    [Fact]
    public void A_text_that_is_there_twice_is_read_once() =>
        Assert.All(
            All,
            message => Assert.Equal(
                message.Read().Told(),
                Changed(message, text => $"{text}\n{text}", EventFieldNames.Text).Read().Told()));

    static CorpusMessage Changed(CorpusMessage message, Func<string, string> change, params string[] fields)
    {
        string[] names = fields.Length > 0
            ? fields : [EventFieldNames.Title, EventFieldNames.Text, EventFieldNames.Amount];
        var changed = message.Event.Fields.ToDictionary(
            field => field.Key,
            field => names.Contains(field.Key) && field.Value.Length > 0 ? change(field.Value) : field.Value);
        return message with { Event = new(message.Event.Raw, changed) };
    }

    static string Strewn(string text, Random random)
    {
        var strewn = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (random.Next(3) == 0) strewn.Append(Shapeless[random.Next(Shapeless.Length)]);
            strewn.Append(rune.ToString());
        }
        return strewn.Append('\u200B').ToString();
    }

    static string Spaced(string text, Random random) => string.Concat(text.Select(c =>
        c != ' ' ? c.ToString() : new string(Spaces[random.Next(Spaces.Length)], random.Next(1, 4))));
}
