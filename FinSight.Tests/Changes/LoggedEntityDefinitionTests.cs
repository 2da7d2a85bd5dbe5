using FinSight.Core.Changes;
using FinSight.Core.Ledgers;
using FinSight.Web.Features.Activity;
using FinSight.Web.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Changes;

/// <summary>Each entity of a ledger declares its kind, with all of its fields.</summary>
public sealed class LoggedEntityDefinitionTests : ServiceTestBase
{
    /// <summary>They have columns of their own in the log, or are the database's own.</summary>
    static readonly string[] Elsewhere =
        [nameof(ILedgerEntity.LedgerId), nameof(ILedgerEntity.Id), nameof(ILedgerEntity.Version), "Seq"];

    LoggedEntityDefinitions Kinds => House.Get<LoggedEntityDefinitions>();

    [Fact]
    public void Every_entity_of_a_ledger_has_a_kind()
    {
        var entities = typeof(ILedgerEntity).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ILedgerEntity)) && type is { IsClass: true, IsAbstract: false });
        Assert.Equal(entities.Order(ByName), Kinds.All.Select(kind => kind.Type).Order(ByName));
    }

    [Fact]
    public async Task Every_field_of_every_kind_is_recorded()
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        foreach (var kind in Kinds.All)
            Assert.Equal(
                db.Model.FindEntityType(kind.Type)!.GetProperties().Select(p => p.Name).Except(Elsewhere).Order(),
                kind.Fields.Select(field => field.Property).Order());
    }

    /// <summary>
    /// They stand in databases out there. A field that gets another name there needs an upgrade of older records.
    /// </summary>
    [Theory]
    [InlineData("Ledger", "AddersCorrect ArchivedAt CurrencyChosen CurrencyCode DeletedAt FirstDay Name")]
    [InlineData("Membership", "Role Since UserId")]
    [InlineData("Category", "Aliases Archived Color Icon Name NameKey ParentId Position")]
    [InlineData("Tag", "Name NameKey")]
    [InlineData("Expense", "Amount CategoryId CreatedAt CreatedBy Date DeletedAt Note TagIds Title")]
    [InlineData("Budget", "Amounts CategoryId Cycle EndsOn Pauses RollsLeft RollsOver StartsOn WarnsAt WarnsOfPace")]
    public void Names_in_the_log_stay(string kind, string fields) =>
        Assert.Equal(
            fields, string.Join(' ', Kinds[kind].Fields.Select(field => field.Name).Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_kind_is_told_of()
    {
        var tellers = new ServiceCollection().AddActivityTellers().BuildServiceProvider()
            .GetServices<ChangeDescriberBase>();
        Assert.Equal(Kinds.All.Select(kind => kind.LogName).Order(), tellers.Select(teller => teller.Kind).Order());
    }

    static Comparer<Type> ByName => Comparer<Type>.Create((one, other) => string.CompareOrdinal(one.Name, other.Name));
}
