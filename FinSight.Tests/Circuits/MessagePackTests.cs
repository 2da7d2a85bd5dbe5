namespace FinSight.Tests.Circuits;

public sealed class MessagePackTests
{
    public static TheoryData<object?> Values =>
    [
        null, true, false, 0L, -1L, long.MaxValue, "", "Zoë", new string('x', 70_000), new byte[] { 1, 2, 3 },
        new object?[] { 1L, "two", null, new object?[] { 3L } },
        new Dictionary<string, object?> { ["a"] = 1L },
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void What_was_written_is_read_again(object? value) =>
        Assert.Equal(value, new MessagePackReader(MessagePackWriter.Write(value)).Read());

    [Theory]
    [InlineData(new byte[] { 0x7f }, 127L)]
    [InlineData(new byte[] { 0xff }, -1L)]
    [InlineData(new byte[] { 0xcc, 0xff }, 255L)]
    [InlineData(new byte[] { 0xcd, 0x01, 0x00 }, 256L)]
    [InlineData(new byte[] { 0xd1, 0xff, 0x00 }, -256L)]
    [InlineData(new byte[] { 0xa2, 0x68, 0x69 }, "hi")]
    [InlineData(new byte[] { 0xd9, 0x02, 0x68, 0x69 }, "hi")]
    [InlineData(new byte[] { 0x92, 0xc3, 0xc0 }, new object?[] { true, null })]
    public void The_short_forms_of_other_writers_are_read(byte[] written, object expected) =>
        Assert.Equal(expected, new MessagePackReader(written).Read());
}
