using System.Data.Common;
using FinSight.Core.Changes;
using FinSight.Core.Data.Sqlite;
using FinSight.Core.Ledgers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Core.Data;

/// <summary>
/// The database; one context per operation. This one is on SQLite; other databases have one derived from it.
/// </summary>
public class FinSightContext : FinSightContextBase
{
    public FinSightContext(DbContextOptions<FinSightContext> options) : this((DbContextOptions)options) { }

    private protected FinSightContext(DbContextOptions options) : base(options) =>
        // Every save runs in a transaction, and every transaction passes the writer gate.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;

    internal virtual IDatabaseProvider Provider => SqliteProvider.Instance;

    /// <summary>What is saved now belongs to it.</summary>
    internal BatchContext? Batch { get; private set; }

    /// <summary>
    /// All that its transactions write: one, two where rows go from one ledger to another, or several that came at
    /// once.
    /// </summary>
    internal IReadOnlyList<BatchContext> Batches { get; private set; } = [];

    /// <summary>Whom the transaction that is open excludes, or the last one did; null for a save by itself.</summary>
    internal WriteScopeKey? Scope { get; set; }

    /// <summary>From here on, what this context saves is one batch in the member's name.</summary>
    /// <param name="least">The role that it takes.</param>
    internal FinSightContext WriteAs(Member member, Role least = Role.Adder) =>
        Write(new BatchContext(member, least: least));

    /// <summary>
    /// The same for what changes rows: an adder changes only their own, see <see cref="AdderCheck"/>.
    /// </summary>
    internal FinSightContext CorrectAs(Member member) =>
        Write(new BatchContext(member, least: member.CorrectionRole) { IsCorrection = true });

    internal FinSightContext Write(BatchContext batch)
    {
        (Batch, Batches) = (batch, [batch]);
        return this;
    }

    /// <summary>From here on, each transaction writes both; the first until <see cref="Turn"/>.</summary>
    internal FinSightContext WriteBoth(BatchContext first, BatchContext second)
    {
        (Batch, Batches) = (first, [first, second]);
        return this;
    }

    /// <summary>
    /// From here on, each transaction writes all of these, which are of one ledger; the first until <see cref="Turn"/>.
    /// </summary>
    internal FinSightContext WriteAll(IReadOnlyList<BatchContext> batches)
    {
        (Batch, Batches) = (batches[0], batches);
        return this;
    }

    /// <summary>Goes on with one of the batches, and with no row of another in mind.</summary>
    internal FinSightContext Turn(BatchContext batch)
    {
        ChangeTracker.Clear();
        Batch = batch;
        return this;
    }

    /// <summary>
    /// What a member writes is always looked at before the commit, and so in a transaction that waits for that.
    /// </summary>
    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        Batch is null || Database.CurrentTransaction is not null
            ? SaveAsync(acceptAllChangesOnSuccess, cancellationToken)
            : this.InTransactionAsync(
                () => SaveAloneAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);

    /// <summary>
    /// All of its transaction: what fails takes back everything, and no part has to be saved from that.
    /// </summary>
    async Task<int> SaveAloneAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        Database.AutoSavepointsEnabled = false;
        try
        {
            return await SaveAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            Database.AutoSavepointsEnabled = true;
        }
    }

    async Task<int> SaveAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        var saved = 0;
        // Looked for once: what the recorder adds, it adds in the open, and it is asked on every save.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await RefuseLikeASaveAsync(
                async () => saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken));
        }
        catch (DbUpdateException problem) when (problem.IsFullDisk())
        {
            throw this.ToFullDisk();
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
        return saved;
    }

    /// <summary>
    /// Some references are checked at the commit only; what is refused there is told like what a save refuses.
    /// </summary>
    internal static async Task RefuseLikeASaveAsync(Func<Task> commit)
    {
        try
        {
            await commit();
        }
        catch (DbException problem) when (ConstraintViolationExtensions.Of(problem) is not null)
        {
            throw new DbUpdateException("The commit was refused.", problem);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        (Batch, Batches, Scope) = (null, [], null);
        await base.DisposeAsync();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcToMillisecondsConverter>();
        Provider.Configure(configurationBuilder);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("UserClaims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("UserLogins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("UserTokens");
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("UserPasskeys");
        builder.ApplyConfigurationsFromAssembly(typeof(FinSightContext).Assembly);
        Provider.Complete(builder);
    }
}
