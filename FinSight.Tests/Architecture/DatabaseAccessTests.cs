using System.Text.RegularExpressions;
using FinSight.Core.Data;
using FinSight.Core.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace FinSight.Tests.Architecture;

/// <summary>Who may touch the tables of a ledger, and how.</summary>
public sealed partial class DatabaseAccessTests
{
    /// <summary>Accesses that no ledger binds, each with its reason.</summary>
    static readonly string[] Unbound =
    [
        // An id is unique across all ledgers, and a retry with it must be told from somebody else's id.
        "FinSight.Core/Expenses/ExpenseService.cs: db.Expenses.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id",
        // The door itself: what a user may enter is found by the user.
        "FinSight.Core/Ledgers/LedgerAccessService.cs: db.Memberships.Where(m => m.UserId == userId)",
        "FinSight.Core/Ledgers/LedgerAccessService.cs: db.Ledgers, m => m.LedgerId",
        // What a user keeps is found by the user, and their number is looked at where another begins.
        "FinSight.Core/Ledgers/LedgerListService.cs: db.Memberships.Where(m => m.UserId == userId)",
        "FinSight.Core/Ledgers/LedgerListService.cs: db.Ledgers, m => m.LedgerId",
        "FinSight.Core/Ledgers/LedgerListService.cs: db.Memberships.Where(m => db.Memberships.Any(i => i.LedgerId == m.LedgerId",
        "FinSight.Core/Settings/LedgerCreationService.cs: db.Memberships.CountAsync(m => m.UserId == me.UserId",
        // The door for what arrives by itself: the ledger is found by the connection, once its secret is right.
        "FinSight.Core/Connections/ConnectionAuthenticator.cs: db.Connections.AsNoTracking().Where(c => c.Id == id",
        // What a server left behind that ended is read whosever it is, each in its own member's name.
        "FinSight.Core/Inbox/UnsettledMessageResumer.cs: db.InboundEvents.AsNoTracking().Where(e => e.Outcome == InboxOutcome.Stored",
        // Where they were last is asked of all their ledgers.
        "FinSight.Core/Ledgers/LedgerVisitService.cs: db.LedgerVisits.AnyAsync(",
        "FinSight.Core/Members/LedgerInvitationQueries.cs: db.Ledgers.Any(l => l.Id == i.LedgerId",
        // The ledger itself has no other key than its own.
        "FinSight.Core/Dashboard/DashboardService.cs: db.Ledgers.Where(l => l.Id == member.LedgerId)",
        "FinSight.Core/Changes/LedgerLogDefinitions.cs: db.Ledgers.Where(l => l.Id == member.LedgerId)",
        "FinSight.Core/Alerts/AlertRaiser.cs: db.Ledgers.AsNoTracking().SingleAsync(l => l.Id == member.LedgerId",
        "FinSight.Core/Settings/LedgerSettingsService.cs: db.Ledgers.SingleAsync(l => l.Id == member.LedgerId",
        "FinSight.Core/Changes/LedgerLogDefinitions.cs: db.Ledgers.Where(l => l.Id == member.LedgerId",
        "FinSight.Core/Deletion/AccountDeletionService.cs: db.Ledgers.AnyAsync(l => l.Id == member.LedgerId",
        // Whoever changes their name is told by it in every ledger that they keep.
        "FinSight.Core/Profile/ProfileService.cs: db.Memberships.Where(m => m.UserId == member.UserId)",
        // Whoever has the secret of an invitation is in no ledger yet, and may know the one that it is for.
        "FinSight.Core/Members/LedgerInvitationQueries.cs: db.LedgerInvitations.Where(i => i.Hash == hash)",
        "FinSight.Core/Members/LedgerInvitationQueries.cs: db.Ledgers.AsNoTracking().SingleAsync(l => l.Id == invitation.LedgerId",
        // What waits to be sent is sent for all, each in the name of who made the hook.
        "FinSight.Core/Webhooks/WebhookPostExtensions.cs: db.Webhooks.Where(h => h.DisabledAt == null",
        "FinSight.Core/Webhooks/WebhookDeliveryStore.cs: db.Webhooks",
        "FinSight.Core/Webhooks/WebhookDeliveryStore.cs: db.WebhookDeliveries",
        "FinSight.Core/Outbox/OutboxDeliveryStore.cs: db.OutboxMessages.Where(m => m.State == OutboxStatus.Waiting)",
        "FinSight.Core/Outbox/OutboxDeliveryStore.cs: db.OutboxMessages.CountAsync(m => m.State == OutboxStatus.Failed",
        // What a visitor has asked for is in no ledger.
        "FinSight.Core/Outbox/LetterOutbox.cs: db.OutboxMessages.CountAsync(",
        "FinSight.Core/Links/PasswordResetService.cs: db.OutboxMessages.SingleOrDefaultAsync(m => m.Id == request.Id",
        // Letters of the week that are due are posted for all, each to its own member.
        "FinSight.Core/Alerts/DigestService.cs: db.AlertChoices.AnyAsync(c => c.DigestAt <= now",
        "FinSight.Core/Alerts/DigestService.cs: db.AlertChoices.Where(c => c.DigestAt <= now)",
        // What somebody has chosen is theirs, in all of their ledgers.
        "FinSight.Core/Profile/ProfileService.cs: db.AlertChoices.Where(c => c.UserId == user.Id",
        "FinSight.Core/Export/AccountExportService.cs: db.AlertChoices.AsNoTracking().Where(c => c.UserId == me.UserId)",
        "FinSight.Core/Export/AccountExportService.cs: db.LedgerInvitations.AsNoTracking().Where(i => i.MakerId == me.UserId)",
        "FinSight.Core/Export/AccountExportService.cs: db.LedgerVisits.Where(v => v.UserId == me.UserId)",
        // The doctor looks at the whole database, for whoever runs the server.
        "FinSight.Core/Doctor/NameKeyChecks.cs: db.Categories.Select(",
        "FinSight.Core/Doctor/NameKeyChecks.cs: db.Tags.Select(",
    ];

    /// <summary>SQL of its own that something outside Data runs; each with its reason.</summary>
    static readonly string[] Raw =
    [
        // The doctor's checks are queries, and must not trust what the model says of the database.
        "FinSight.Core.Doctor.DatabaseCheckup: SqlQueryRaw",
    ];

    static readonly string Data = typeof(FinSightContext).Namespace!;

    static readonly string[] RawSql =
        [
            "ExecuteUpdate", "ExecuteDelete", "ExecuteSql", "FromSql", "SqlQuery", "BulkInsert", "GetDbConnection",
            "CreateCommand",
        ];

    static readonly string Tables = string.Join('|', typeof(FinSightContext).GetProperties()
        .Where(p => p.DeclaringType == typeof(FinSightContextBase) && p.PropertyType.IsGenericType)
        .Where(
            p => p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>)
                && IsOfALedger(p.PropertyType.GenericTypeArguments[0]))
        .Select(p => p.Name));

    static IEnumerable<Source> OutsideData => Source.All.Where(source => !source.IsIn("FinSight.Core/Data"));

    [Fact]
    public void Every_query_of_a_ledger_s_table_is_bound_to_a_member()
    {
        Assert.Contains("Expenses", Tables, StringComparison.Ordinal);
        var unbound = OutsideData.SelectMany(source =>
            from Match access in Regex.Matches(source.Code, $@"\bdb\.({Tables})\b(?=([^;]*))")
            where !Bound().IsMatch(access.Groups[2].Value)
            select $"{source.Path}: {access.Value}{access.Groups[2].Value}");
        AssertOnly(Unbound, unbound);
    }

    // The check above goes by the name.
    [Fact]
    public void A_context_is_called_db_everywhere() =>
        OutsideData.SelectMany(source => source.Find(OtherContextName())).AssertNone();

    [Fact]
    public void Only_kinds_reach_their_table_by_its_type_and_bind_it_to_a_member() => AssertOnly(
        ["FinSight.Core/Changes/LoggedEntityDefinition.cs: .Set<T>().Of(member)"],
        OutsideData.SelectMany(source => source.Find(SetOfType())));

    [Fact]
    public void Nothing_writes_past_the_change_recorder() =>
        AssertOnly(Raw,
            from assembly in new[] { typeof(Ledger).Assembly, typeof(Program).Assembly }
            from type in assembly.GetTypes()
            where !type.IsNested && type.Namespace?.StartsWith(Data, StringComparison.Ordinal) != true
            from called in CompiledInstructions.MethodsOf(type).SelectMany(CompiledInstructions.CallsOf)
            where RawSql.Any(start => called.Name.StartsWith(start, StringComparison.Ordinal))
            select $"{type.FullName}: {called.Name}");

    static bool IsOfALedger(Type row) => row == typeof(Ledger) || row.GetProperty("LedgerId") is not null;

    /// <summary>Everything found is allowed, and everything allowed is still there.</summary>
    static void AssertOnly(string[] allowed, IEnumerable<string> findings)
    {
        var found = findings.ToList();
        found.Where(text => !allowed.Any(start => text.StartsWith(start, StringComparison.Ordinal))).AssertNone();
        allowed.Where(start => !found.Any(text => text.StartsWith(start, StringComparison.Ordinal))).AssertNone();
    }

    [GeneratedRegex("""
        ^(\.AsNoTracking\(\))?
        (\.Of\(((\w+\.)?[mM]ember|from|to)\)
        |\.\w+\(\s*(?<row>\w+)\ =>\ [^;()]*\b\k<row>\.LedgerId\ ==\ [\w.]+\.LedgerId\b
        |\.(Add|AddRange|Remove|RemoveRange)\(
        |\.Local\b)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Bound();

    [GeneratedRegex(@"FinSightContext (?!db\b)\w+|(?<!\bdb) = await \w+\.CreateDbContextAsync|CreateDbContext\(")]
    private static partial Regex OtherContextName();

    [GeneratedRegex(@"\.Set<\w*>\(\)[^;]*")]
    private static partial Regex SetOfType();
}
