using System.Reflection;
using System.Text.Json;
using FinSight.Core.Accounts;
using FinSight.Core.SignUp;
using FinSight.Core.Tokens;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using NSwag.CodeGeneration.OperationNameGenerators;

namespace FinSight.Tests.Api;

/// <summary>What a generator makes of the description is a client that one can write programs with.</summary>
public sealed class GeneratedClientTests : IAsyncLifetime
{
    const string Namespace = "Household";

    string _description = "";

    LiveApp App { get; } = new();

    HttpClient Http { get; } = new();

    public async Task InitializeAsync()
    {
        await App.Services.GetRequiredService<RegistrationService>()
            .RegisterAsync("mara", "plum river lantern", BrowserPreferences.Of("en-GB", "Europe/Zurich"));
        var token = await App.Services.GetRequiredService<TokenIssuer>()
            .CreateAsync("mara", "household", TokenScopeKinds.Read | TokenScopeKinds.Add | TokenScopeKinds.Write, null);
        (Http.BaseAddress, Http.DefaultRequestHeaders.Authorization) = (App.Address, new("Bearer", token));
        _description = await Http.GetStringAsync("/api/openapi.json");
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
    }

    [Fact]
    public async Task It_adds_once_pages_changes_and_follows()
    {
        var me = JsonDocument.Parse(await Http.GetStringAsync("/api/v1/me")).RootElement;
        var program = await CompileAsync();
        var ledger = me.GetProperty("ledgers")[0].GetProperty("id").GetGuid();
        dynamic books = Activator.CreateInstance(
            program.GetType($"{Namespace}.GeneratedClientDriver", throwOnError: true)!, Http, ledger)!;

        foreach (var (title, minor) in
            new[] { ("Apples", 300L), ("Bread", 450L), ("Cheese", 1250L), ("Dates", 700L), ("Eggs", 520L) })
            Assert.True(await books.AddAsync(title, minor));
        Assert.Equal(["Cheese", "Dates", "Eggs", "Bread", "Apples"], (List<string>)await books.PagesAsync(2));
        Assert.Equal(["Apples", "Bread", "Cheese", "Dates", "Eggs"], (List<string>)await books.FollowAsync(3));

        Assert.Equal("version.stale", (string)await books.RenameAsync("Bread", "Rye bread"));
        Assert.Equal(1, (int)await books.DeleteAsync("Dates"));
        Assert.Equal(["Apples", "Cheese", "Eggs", "Rye bread"], (List<string>)await books.FollowAsync(3));
        await books.UndoAsync();
        Assert.Equal(["Apples", "Cheese", "Dates", "Eggs", "Rye bread"], (List<string>)await books.FollowAsync(3));
    }

    [Fact]
    public async Task Its_types_are_those_of_the_description_under_their_own_names()
    {
        var schemas = JsonDocument.Parse(_description).RootElement.GetProperty("components").GetProperty("schemas")
            .EnumerateObject().Select(schema => schema.Name);
        var made = (await CompileAsync()).GetExportedTypes().Select(type => type.Name);
        Assert.Equal(
            ["ApiException", "ApiException`1", "FinSightClient", "GeneratedClientDriver"],
            made.Except(schemas).Order(StringComparer.Ordinal));
    }

    async Task<Assembly> CompileAsync()
    {
        var settings = new CSharpClientGeneratorSettings
        {
            ClassName = "FinSightClient",
            UseBaseUrl = false,
            GenerateOptionalParameters = true,
            OperationNameGenerator = new SingleClientFromOperationIdOperationNameGenerator(),
            CSharpGeneratorSettings =
            {
                Namespace = Namespace,
                JsonLibrary = CSharpJsonLibrary.SystemTextJson,
                GenerateNullableReferenceTypes = true,
                DateType = "System.DateOnly",
            },
        };
        var description = await OpenApiDocument.FromJsonAsync(_description);
        var client = new CSharpClientGenerator(description, settings).GenerateFile();
        var program = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "FinSight.Tests", "Api", "Generated", "Household.cs"));
        var known = $"{AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")}".Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            Namespace, [CSharpSyntaxTree.ParseText(client), CSharpSyntaxTree.ParseText(program)],
            known.Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var file = new MemoryStream();
        Assert.Empty(compilation.Emit(file).Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error));
        return Assembly.Load(file.ToArray());
    }
}
