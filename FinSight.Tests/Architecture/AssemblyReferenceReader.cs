using System.Reflection;

namespace FinSight.Tests.Architecture;

/// <summary>The types of one assembly, and what each of them needs, as compiled.</summary>
static class AssemblyReferenceReader
{
    /// <summary>What stands by itself in a file; what the compiler or the file nests in it belongs to it.</summary>
    public static IEnumerable<Type> TopTypesOf(Assembly assembly) =>
        assembly.GetTypes()
            .Where(type => type is { IsNested: false, Namespace: not null } && !type.Name.StartsWith('<'));

    /// <summary>The other types of the same assembly that a type, or something nested in it, refers to.</summary>
    public static IReadOnlySet<Type> Of(Type type)
    {
        var found = new HashSet<Type>();
        Collect(type, found);
        return found.Where(other => other.Assembly == type.Assembly).Select(Top).Where(other => other != type)
            .ToHashSet();
    }

    public static Type Top(Type type) => type.DeclaringType is { } outer ? Top(outer) : type;

    static void Collect(Type type, HashSet<Type> found)
    {
        Add(type.BaseType, found);
        foreach (var contract in type.GetInterfaces()) Add(contract, found);
        foreach (var field in type.GetFields(CompiledInstructions.Own)) Add(field.FieldType, found);
        foreach (var method in CompiledInstructions.OwnMethodsOf(type)) Collect(method, found);
        foreach (var nested in type.GetNestedTypes(CompiledInstructions.Own)) Collect(nested, found);
    }

    static void Collect(MethodBase method, HashSet<Type> found)
    {
        Add((method as MethodInfo)?.ReturnType, found);
        foreach (var parameter in method.GetParameters()) Add(parameter.ParameterType, found);
        foreach (var local in method.GetMethodBody()?.LocalVariables ?? []) Add(local.LocalType, found);
        foreach (var clause in method.GetMethodBody()?.ExceptionHandlingClauses ?? [])
            if (clause.Flags == ExceptionHandlingClauseOptions.Clause) Add(clause.CatchType, found);
        foreach (var (_, operand) in CompiledInstructions.Of(method))
            switch (operand)
            {
                case Type used:
                    Add(used, found);
                    break;
                case MemberInfo used:
                    Add(used.DeclaringType, found);
                    if (used is MethodInfo { IsGenericMethod: true } generic)
                        foreach (var argument in generic.GetGenericArguments()) Add(argument, found);
                    break;
            }
    }

    static void Add(Type? type, HashSet<Type> found)
    {
        if (type is null || type.IsGenericParameter) return;
        if (type.HasElementType)
        {
            Add(type.GetElementType(), found);
            return;
        }
        if (!found.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type)) return;
        foreach (var argument in type.GenericTypeArguments) Add(argument, found);
    }
}
