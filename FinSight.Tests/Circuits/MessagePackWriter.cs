using System.Buffers.Binary;
using System.Text;

namespace FinSight.Tests.Circuits;

/// <summary>Writes the part of MessagePack that messages to a circuit need.</summary>
static class MessagePackWriter
{
    public static byte[] Write(object? value)
    {
        using var stream = new MemoryStream();
        Write(stream, value);
        return stream.ToArray();
    }

    static void Write(Stream to, object? value)
    {
        switch (value)
        {
            case null: to.WriteByte(0xc0); break;
            case bool flag: to.WriteByte(flag ? (byte)0xc3 : (byte)0xc2); break;
            case int number: WriteNumber(to, number); break;
            case long number: WriteNumber(to, number); break;
            case string text: WriteBlock(to, 0xdb, Encoding.UTF8.GetBytes(text)); break;
            case byte[] bytes: WriteBlock(to, 0xc6, bytes); break;
            case object?[] items:
                WriteLength(to, 0xdd, items.Length);
                foreach (var item in items) Write(to, item);
                break;
            case IReadOnlyDictionary<string, object?> map:
                WriteLength(to, 0xdf, map.Count);
                foreach (var (key, item) in map)
                {
                    Write(to, key);
                    Write(to, item);
                }
                break;
            default: throw new ArgumentException($"No circuit takes a {value.GetType()}.", nameof(value));
        }
    }

    static void WriteNumber(Stream to, long number)
    {
        Span<byte> bytes = [0xd3, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], number);
        to.Write(bytes);
    }

    static void WriteBlock(Stream to, byte kind, byte[] bytes)
    {
        WriteLength(to, kind, bytes.Length);
        to.Write(bytes);
    }

    // The longest form of each kind: every reader takes it, and there is but one to write.
    static void WriteLength(Stream to, byte kind, int length)
    {
        Span<byte> bytes = [kind, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(bytes[1..], length);
        to.Write(bytes);
    }
}
