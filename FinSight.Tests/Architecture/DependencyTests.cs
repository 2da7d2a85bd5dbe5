using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using FinSight.Core.Accounts;
using FinSight.Core.Data;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Architecture;

/// <summary>What may know what.</summary>
public sealed class DependencyTests
{
    static readonly Assembly Core = typeof(Member).Assembly;

    /// <summary>What has a table; but Identity's sign-in, which is Web's, works on the user itself.</summary>
    static readonly HashSet<Type> Entities =
    [
        .. from type in Core.GetTypes()
           from contract in type.GetInterfaces()
           where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>)
           let entity = contract.GetGenericArguments()[0]
           where entity != typeof(User)
           select entity,
    ];

    static readonly HashSet<Type> Numbers = [typeof(double), typeof(float), typeof(decimal), typeof(Half)];

    static readonly HashSet<Type> Times = [typeof(TimeSpan), typeof(DateTime), typeof(DateTimeOffset)];

    static readonly HashSet<OpCode> Fractions =
        [OpCodes.Conv_R4, OpCodes.Conv_R8, OpCodes.Conv_R_Un, OpCodes.Ldc_R4, OpCodes.Ldc_R8];

    [Fact]
    public void Core_knows_no_web() =>
        Assert.DoesNotContain(Core.GetReferencedAssemblies().Select(assembly => assembly.Name!), name =>
            name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                && !name.StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.JSInterop", StringComparison.Ordinal));

    [Fact]
    public void Public_signatures_of_Core_hold_no_entities()
    {
        Assert.Contains(typeof(Expense), Entities);
        var callable = Core.GetExportedTypes()
            .Where(type => !Entities.Contains(type) && type.Namespace != typeof(FinSightContext).Namespace)
            .SelectMany(type => type.GetMembers(
                BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly));
        callable.Where(member => TypesOf(member).SelectMany(Parts).Any(Entities.Contains))
            .Select(member => $"{member.DeclaringType!.Name}.{member.Name}").AssertNone();
    }

    [Fact]
    public void Web_knows_no_entities()
    {
        using var file = new PEReader(File.OpenRead(typeof(Program).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var known = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}").ToList();
        Assert.Contains(typeof(Member).FullName, known);
        known.Intersect(Entities.Select(entity => entity.FullName!)).AssertNone();
    }

    static readonly Type[] Reckoners =
        [typeof(FinSight.Core.Telemetry.Instruments), typeof(FinSight.Core.Export.WorkbookFile)];

    /// <summary>
    /// Durations of the server alone are measured in seconds and their parts, and a cell of a workbook takes a decimal
    /// of the same digits; nothing else uses them.
    /// </summary>
    [Fact]
    public void Core_does_not_reckon_in_floating_point() =>
        Core.GetTypes().Except(Reckoners.SelectMany(type => type.GetNestedTypes(BindingFlags.NonPublic).Prepend(type)))
            .SelectMany(Inexact).AssertNone();

    /// <summary>Where a type holds, hands on or makes a number that is not whole.</summary>
    static IEnumerable<string> Inexact(Type type) =>
        type.GetFields(CompiledInstructions.Own).Where(field => IsInexact(field.FieldType)).Concat<MemberInfo>(
            CompiledInstructions.OwnMethodsOf(type).Where(IsInexact))
                .Select(member => $"{type.FullName}.{member.Name}");

    static bool IsInexact(MethodBase method) =>
        TypesOf(method).Any(IsInexact)
        || (method.GetMethodBody()?.LocalVariables ?? []).Any(local => IsInexact(local.LocalType))
        || CompiledInstructions.CallsOf(method).Any(called => called.DeclaringType == typeof(decimal))
        || CompiledInstructions.Of(method).Zip(CompiledInstructions.Of(method).Skip(1))
            .Any(pair => Fractions.Contains(pair.First.Code) && !IsTime(pair.Second.Operand));

    /// <summary>Days, minutes and seconds are given as fractions, and money never is.</summary>
    static bool IsTime(object? called) => called is MethodBase { DeclaringType: { } type } && Times.Contains(type);

    static bool IsInexact(Type type) => Parts(type).Any(Numbers.Contains);

    static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType),
        ConstructorInfo constructor => constructor.GetParameters().Select(p => p.ParameterType),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        _ => [],
    };

    static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);
}
