using System.Reflection;
using System.Reflection.Emit;

namespace FinSight.Tests.Architecture;

/// <summary>The calls in a type's compiled methods, each with the string literals that were loaded since the call before it.</summary>
static class LiteralCalls
{
    const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    static readonly Dictionary<int, OpCode> OpCodes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value & 0xFFFF);

    /// <summary>With the closures and state machines nested in it.</summary>
    public static IEnumerable<(MethodBase Method, IReadOnlyList<string> Literals)> Of(Type type) =>
        type.GetMethods(Own).SelectMany(Of).Concat(type.GetNestedTypes(Own).SelectMany(Of));

    static IEnumerable<(MethodBase, IReadOnlyList<string>)> Of(MethodInfo method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } body) yield break;
        List<string> literals = [];
        for (var at = 0; at < body.Length;)
        {
            var code = body[at] == 0xFE ? OpCodes[0xFE00 | body[at + 1]] : OpCodes[body[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineString)
                literals.Add(method.Module.ResolveString(BitConverter.ToInt32(body, at)));
            if (code.OperandType is OperandType.InlineMethod
                && Resolve(method, BitConverter.ToInt32(body, at)) is { } called && !IsTypeCheck(called))
            {
                yield return (called, literals);
                literals = [];
            }
            at += Size(code.OperandType, body, at);
        }
    }

    static MethodBase? Resolve(MethodInfo method, int token) => method.Module.ResolveMethod(
        token, method.DeclaringType!.GetGenericArguments(), method.GetGenericArguments());

    // Stands between a component's parameter and its value.
    static bool IsTypeCheck(MethodBase method) => method.Name is "TypeCheck";

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
