using FinSight.Core.Changes;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Changes.Reminders;

/// <summary>A kind of row that FinSight does not have: all that it takes to be one is in this folder.</summary>
public sealed class Reminder : ILedgerEntity
{
    Reminder() { }

    public Reminder(Guid ledgerId, string text, Guid categoryId) =>
        (Id, LedgerId, Text, CategoryId) = (Guid.CreateVersion7(), ledgerId, text, categoryId);

    public Guid LedgerId { get; private set; }

    public Guid Id { get; private set; }

    public string Text { get; private set; } = "";

    public Guid CategoryId { get; private set; }

    public long Version { get; private set; } = 1;

    public void Change(string text) => Text = text;
}

public sealed class ReminderLogDefinition : LoggedEntityDefinition<Reminder>
{
    public const string Kind = "Reminder";

    public ReminderLogDefinition() : base(Kind)
    {
        Field(r => r.Text, "What", isName: true);
        Field(r => r.CategoryId, "CategoryId", toldAs: "Category", refersTo: "Category");
    }

    // An earlier version would have recorded the text under another name.
    protected override void Upgrade(Dictionary<string, System.Text.Json.JsonElement> fields)
    {
        if (fields.Remove("Words", out var words)) fields["What"] = words;
    }
}

/// <summary>Adds the table to the model, as the room of a real kind does by its configuration.</summary>
sealed class ReminderModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    const string Table =
        "CREATE TABLE Reminders (LedgerId BLOB, Id BLOB, Text TEXT, CategoryId BLOB, Version INTEGER, PRIMARY KEY (LedgerId, Id))";

    public override void Customize(ModelBuilder modelBuilder, DbContext db)
    {
        base.Customize(modelBuilder, db);
        modelBuilder.Entity<Reminder>().ToTable("Reminders").HasKey(r => new { r.LedgerId, r.Id });
        modelBuilder.Entity<Reminder>().Property(r => r.Version).IsConcurrencyToken();
    }

    public static async Task<TestServices> OpenAsync()
    {
        var house = await TestServices.OpenAsync(also: services => services
            .AddSingleton<LoggedEntityDefinition, ReminderLogDefinition>()
            .ConfigureDbContext<FinSightContext>(options => options
                .ReplaceService<IModelCustomizer, ReminderModel>()
                .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))));
        await using var db = await house.Contexts.CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync(Table);
        return house;
    }
}
