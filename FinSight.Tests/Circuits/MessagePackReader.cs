using System.Buffers.Binary;
using System.Text;

namespace FinSight.Tests.Circuits;

/// <summary>Reads MessagePack: numbers as <c>long</c>, arrays, maps, texts, bytes, booleans and null.</summary>
ref struct MessagePackReader(ReadOnlySpan<byte> rest)
{
    ReadOnlySpan<byte> _rest = rest;

    public object? Read() => _rest.IsEmpty ? throw new EndOfStreamException() : Take(1)[0] switch
    {
        var kind and <= 0x7f => (long)kind,
        var kind and <= 0x8f => Map(kind & 0x0f),
        var kind and <= 0x9f => Items(kind & 0x0f),
        var kind and <= 0xbf => Text(kind & 0x1f),
        0xc0 => null,
        0xc2 => false,
        0xc3 => true,
        0xc4 => Take((int)Unsigned(1)).ToArray(),
        0xc5 => Take((int)Unsigned(2)).ToArray(),
        0xc6 => Take((int)Unsigned(4)).ToArray(),
        0xcb => BinaryPrimitives.ReadDoubleBigEndian(Take(8)),
        0xcc => Unsigned(1),
        0xcd => Unsigned(2),
        0xce => Unsigned(4),
        0xcf or 0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
        0xd0 => (long)(sbyte)Take(1)[0],
        0xd1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(2)),
        0xd2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(4)),
        0xd9 => Text((int)Unsigned(1)),
        0xda => Text((int)Unsigned(2)),
        0xdb => Text((int)Unsigned(4)),
        0xdc => Items((int)Unsigned(2)),
        0xdd => Items((int)Unsigned(4)),
        0xde => Map((int)Unsigned(2)),
        0xdf => Map((int)Unsigned(4)),
        var kind and >= 0xe0 => (long)(sbyte)kind,
        var kind => throw new InvalidDataException($"No circuit sends a {kind:x2}."),
    };

    ReadOnlySpan<byte> Take(int count)
    {
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    long Unsigned(int bytes)
    {
        var number = 0L;
        foreach (var part in Take(bytes)) number = (number << 8) | part;
        return number;
    }

    string Text(int length) => Encoding.UTF8.GetString(Take(length));

    object?[] Items(int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++) items[i] = Read();
        return items;
    }

    Dictionary<string, object?> Map(int count)
    {
        var map = new Dictionary<string, object?>(count);
        for (var i = 0; i < count; i++) map.Add((string)Read()!, Read());
        return map;
    }
}
