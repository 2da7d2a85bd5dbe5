namespace FinSight.Tests;

/// <summary>What the test project does when it is run instead of tested.</summary>
static class TestProgram
{
    static int Main(string[] args)
    {
        Console.Error.WriteLine($"Unknown command '{string.Join(' ', args)}'. Run the tests with: dotnet test");
        return 2;
    }
}
