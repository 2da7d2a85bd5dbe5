using FinSight.Core;
using FinSight.Core.Data;
using FinSight.Core.Data.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Data.Postgres;

/// <summary>Two versions side by side: this one, and one that brought the database on.</summary>
public sealed class SchemaLevelTests : ServiceTestBase
{
    [PostgresFact]
    public async Task This_version_works_on_a_schema_to_which_a_newer_one_only_added()
    {
        await BringOnAsync("""
            CREATE TABLE later (id uuid PRIMARY KEY, ledgerid uuid NOT NULL REFERENCES ledgers (id) ON DELETE CASCADE);
            ALTER TABLE expenses ADD COLUMN later text;
            ALTER TABLE expenses ADD COLUMN importance integer NOT NULL DEFAULT 0;
            ALTER TABLE ledgers ADD COLUMN later boolean NOT NULL DEFAULT FALSE;
            CREATE INDEX ix_later ON expenses (later);
            """);
        await using var other = await TestServices.OpenAsync(House.Folder);
        var fields = await other.FieldsAsync(Mara);
        var row = await other.Expenses.AddAsync(Mara, Guid.CreateVersion7(), fields);
        await other.Expenses.DeleteAsync(Mara, row.Row.Id);
        await other.MoveInAsync("Noah");
        await other.Contexts.AssertSoundAsync();
    }

    [PostgresFact]
    public async Task A_schema_that_a_newer_version_keeps_for_itself_is_refused_and_not_touched()
    {
        await BringOnAsync($"UPDATE schema_level SET least = {PostgresSchema.Level + 1}");
        await using var other = TestServices.OpenUnprepared(new TempFolder(House.Folder.Path));
        var problem = await Assert.ThrowsAsync<StartupException>(() => other.Get<DatabaseInitializer>().PrepareAsync());
        Assert.Contains(
            "was written by a newer FinSight (it has 29991231000000_Later)", problem.Message, StringComparison.Ordinal);
        await other.CloseAsync();
    }

    // No server is asked for it.
    [Fact]
    public void What_is_no_mere_addition_says_that_older_versions_can_t_live_with_it()
    {
        using var folder = new TempFolder();
        using var services = new ServiceCollection().AddLogging()
            .AddFinSightCore(DataFolder.Open(folder.Path), new DatabaseSettings("Host=localhost"))
            .BuildServiceProvider();
        using var db = services.GetRequiredService<IDbContextFactory<PostgresContext>>().CreateDbContext();
        var assembly = db.GetService<IMigrationsAssembly>();
        var later = assembly.Migrations.OrderBy(each => each.Key, StringComparer.Ordinal).Skip(1)
            .Select(
                each => (each.Key, Up: assembly.CreateMigration(each.Value, db.Database.ProviderName!).UpOperations));
        Assert.All(later, each => Assert.True(
            each.Up.All(IsAddition)
                || each.Up.OfType<SqlOperation>()
                    .Any(sql => sql.Sql.Contains("UPDATE schema_level", StringComparison.Ordinal)),
            $"{each.Key} does more than to add: it has to end with PostgresSchema.Require, "
            + "of a level that it raises."));
    }

    [Theory]
    [InlineData(false, null, true)]
    [InlineData(false, 0, true)]
    [InlineData(true, null, true)]
    [InlineData(false, null, false)]
    public void A_column_that_older_versions_don_t_fill_is_empty_or_has_a_default(
        bool isNullable, object? value, bool isCreated)
    {
        var column = new AddColumnOperation { IsNullable = isNullable, DefaultValue = value };
        Assert.Equal(isNullable || value is not null, IsAddition(column));
        Assert.Equal(isCreated, IsAddition(isCreated ? new CreateTableOperation() : new DropColumnOperation()));
    }

    static bool IsAddition(MigrationOperation operation) => operation switch
    {
        AddColumnOperation column =>
            column.IsNullable || column.DefaultValue is not null || column.DefaultValueSql is not null,
        CreateTableOperation or CreateSequenceOperation or DropIndexOperation => true,
        CreateIndexOperation index => !index.IsUnique,
        // Functions and triggers: whoever writes them looks.
        SqlOperation => true,
        _ => false,
    };

    async Task BringOnAsync(string sql)
    {
        await using var db = await House.Contexts.CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync(sql);
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29991231000000_Later', '10.0.15')""");
    }
}
