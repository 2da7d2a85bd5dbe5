using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests;

/// <summary>A component alone, with the texts that every component is given.</summary>
public abstract class ComponentTest : BunitContext
{
    protected ComponentTest() => Services.AddLocalization();
}
