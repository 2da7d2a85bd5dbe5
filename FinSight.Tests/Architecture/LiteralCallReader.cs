using System.Reflection;

namespace FinSight.Tests.Architecture;

/// <summary>
/// The calls in a type's compiled methods, each with the string literals that were loaded since the call before it.
/// </summary>
static class LiteralCallReader
{
    public static IEnumerable<(MethodBase Method, IReadOnlyList<string> Literals)> Of(Type type) =>
        CompiledInstructions.MethodsOf(type).SelectMany(Of);

    public static IEnumerable<(MethodBase Method, IReadOnlyList<string> Literals)> Of(MethodBase method)
    {
        List<string> literals = [];
        foreach (var (_, operand) in CompiledInstructions.Of(method))
        {
            if (operand is string literal) literals.Add(literal);
            if (operand is not MethodBase called || IsTypeCheck(called)) continue;
            yield return (called, literals);
            literals = [];
        }
    }

    // Stands between a component's parameter and its value.
    static bool IsTypeCheck(MethodBase method) => method.Name is "TypeCheck";
}
