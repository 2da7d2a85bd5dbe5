using System.Buffers;

namespace FinSight.Core.Export;

/// <summary>How a format writes lines, one after the other, into a buffer that is sent now and then.</summary>
interface IExpenseFile
{
    void Begin(IBufferWriter<byte> file);

    void Write(IBufferWriter<byte> file, ExpenseLine line);
}
