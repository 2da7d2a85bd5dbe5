using System.Reflection;
using System.Reflection.Emit;

namespace FinSight.Tests.Architecture;

/// <summary>What compiled methods do, one instruction after the other.</summary>
static class CompiledInstructions
{
    public const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    static readonly Dictionary<int, OpCode> OpCodes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value & 0xFFFF);

    /// <summary>A type's methods and constructors.</summary>
    public static IEnumerable<MethodBase> OwnMethodsOf(Type type) =>
        type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own));

    /// <summary>With those of the closures and state machines nested in it.</summary>
    public static IEnumerable<MethodBase> MethodsOf(Type type) =>
        OwnMethodsOf(type).Concat(type.GetNestedTypes(Own).SelectMany(MethodsOf));

    /// <returns>Each with its operand, where that is a string, a type or a member.</returns>
    public static IEnumerable<(OpCode Code, object? Operand)> Of(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } body) yield break;
        for (var at = 0; at < body.Length;)
        {
            var code = body[at] == 0xFE ? OpCodes[0xFE00 | body[at + 1]] : OpCodes[body[at]];
            at += code.Size;
            yield return (code, code.OperandType switch
            {
                OperandType.InlineString => method.Module.ResolveString(BitConverter.ToInt32(body, at)),
                OperandType.InlineMethod or OperandType.InlineField
                    or OperandType.InlineType or OperandType.InlineTok =>
                    Resolve(method, BitConverter.ToInt32(body, at)),
                _ => null,
            });
            at += Size(code.OperandType, body, at);
        }
    }

    /// <summary>The methods that a method calls, or hands on.</summary>
    public static IEnumerable<MethodBase> CallsOf(MethodBase method) =>
        Of(method).Select(instruction => instruction.Operand).OfType<MethodBase>();

    static MemberInfo? Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token, method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : []);

    static int Size(OperandType operand, byte[] body, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(body, at),
        _ => 4,
    };
}
