using FinSight.Core;
using FinSight.Core.Data;
using FinSight.Core.Data.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FinSight.Tests.Data.Postgres;

public sealed class PostgresModelTests
{
    // No server is asked for it.
    [Fact]
    public void The_migrations_of_PostgreSQL_make_what_the_model_says()
    {
        using var folder = new TempFolder();
        using var services = new ServiceCollection().AddLogging()
            .AddFinSightCore(DataFolder.Open(folder.Path), new DatabaseSettings("Host=localhost"))
            .BuildServiceProvider();
        using var db = services.GetRequiredService<IDbContextFactory<PostgresContext>>().CreateDbContext();
        Assert.False(
            db.Database.HasPendingModelChanges(),
            "The model has changed, and PostgreSQL has no migration for it: "
            + "see \"Two databases\" in docs/architecture.md.");
    }

    [Theory]
    [InlineData(
        "Host=db;Database=finsight;Username=finsight;Password=p", "Host=db;", "Database=finsight", "Username=finsight",
        "Password=p")]
    [InlineData(
        "postgres://finsight:p%40ss@db:5433/money?sslmode=require", "Host=db;", "Port=5433", "Database=money",
        "Password=p@ss", "SSL Mode=Require")]
    [InlineData("postgresql://db/money", "Host=db;", "Database=money")]
    [InlineData(
        "postgres://db/money?sslmode=verify-full&sslrootcert=system&channel_binding=require&target_session_attrs=any",
        "SSL Mode=VerifyFull", "Channel Binding=Require")]
    [InlineData(
        "postgres://db/money?sslmode=verify-ca&sslrootcert=/ca.pem&connect_timeout=7&application_name=money",
        "SSL Mode=VerifyCA", "Root Certificate=/ca.pem", "Timeout=7", "Application Name=money")]
    [InlineData(
        "postgres:///money?host=db&user=finsight&target_session_attrs=read-write", "Host=db;", "Username=finsight")]
    public void An_address_is_read_as_dot_net_or_others_write_it(string address, params string[] parts)
    {
        var read = DatabaseSettings.Read(name => name == "FINSIGHT_DATABASE" ? address : null).Server;
        Assert.All(parts, part => Assert.Contains(part, read, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Without_an_address_it_is_the_file() => Assert.Null(DatabaseSettings.Read(name => null).Server);

    [Theory]
    [InlineData("pgbouncer=true", "pgbouncer")]
    [InlineData("sslmode=secret", "sslmode")]
    [InlineData("connect_timeout=secret", "connect_timeout")]
    [InlineData("target_session_attrs=standby", "target_session_attrs")]
    public void What_is_not_understood_of_an_address_is_named(string parameters, string named)
    {
        var problem = Assert.Throws<StartupException>(() => DatabaseSettings.Read(
            name => name == "FINSIGHT_DATABASE" ? $"postgres://finsight:secret@db/money?{parameters}" : null));
        Assert.Contains($": {named}.", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", $"{problem}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://finsight:p?secret=s@db/money")]
    [InlineData("secret")]
    [InlineData("Database=money;Password=secret")]
    [InlineData("Hots=db;Password=secret")]
    public void What_is_no_address_is_refused_without_telling_its_password(string address)
    {
        var problem = Assert.Throws<StartupException>(
            () => DatabaseSettings.Read(name => name == "FINSIGHT_DATABASE" ? address : null));
        Assert.Contains("FINSIGHT_DATABASE is no address", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", $"{problem}", StringComparison.Ordinal);
    }
}
