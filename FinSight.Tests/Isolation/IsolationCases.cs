using System.Globalization;
using FinSight.Core.Alerts;
using FinSight.Core.Budgets;
using FinSight.Core.Categories;
using FinSight.Core.Changes;
using FinSight.Core.Connections;
using FinSight.Core.Dashboard;
using FinSight.Core.Evidence;
using FinSight.Core.Expenses;
using FinSight.Core.Inbox;
using FinSight.Core.Ledgers;
using FinSight.Core.Members;
using FinSight.Core.Moves;
using FinSight.Core.QuickEntry;
using FinSight.Core.Sessions;
using FinSight.Core.Settings;
using FinSight.Core.Tags;
using FinSight.Core.Tokens;
using FinSight.Core.Webhooks;

namespace FinSight.Tests.Isolation;

/// <summary>How each position is tried. A service method that takes an id gets its line here.</summary>
static class IsolationCases
{
    public static IEnumerable<IsolationCase> Of(
        TestServices house, SampleLedger mine, SampleLedger theirs, SignedIn my, SignedIn their)
    {
        var (me, fields, expenses) = (mine.Member, mine.Fields, house.Expenses);
        var dashboard = house.Get<DashboardService>();
        var access = house.Get<LedgerAccessService>();
        var (undo, activity) = (house.Get<UndoService>(), house.Get<ActivityService>());
        var (history, trash) = (house.Get<ExpenseHistoryService>(), house.Get<TrashService>());
        var (categories, tags) = (house.Get<CategoryService>(), house.Get<TagService>());
        var moves = house.Get<ExpenseMoveService>();
        var (budgets, alerts) = (house.Get<BudgetService>(), house.Get<AlertListService>());
        var sessions = house.Get<SessionService>();
        var (members, invitations) = (house.Get<MembershipService>(), house.Get<LedgerInvitationService>());
        var (creation, archive) = (house.Get<LedgerCreationService>(), house.Get<LedgerArchiveService>());
        var (once, batches) = (house.Get<ExpenseOnceService>(), house.Get<ExpenseBatchService>());
        var token = new ApiToken(
            my.UserId, "Lark", $"fst_{Guid.NewGuid()}", TokenScopeKinds.Read, TimeProvider.System.GetUtcNow()
                .UtcDateTime,
            expiresAt: null);
        var hooks = house.Get<WebhookService>();
        var (connections, messages) = (house.Get<ConnectionService>(), house.Get<InboxService>());
        var (bulk, inbox) = (house.Get<ExpenseBulkService>(), house.Get<OfflineQuickEntryAdder>());
        return
        [
            new("ConnectionService.EditAsync id",
                async id => await connections.EditAsync(me, id, new("Lark")), mine.Connection, theirs.Connection),
            new("ConnectionService.EditAsync fields.CategoryId",
                async id => await connections.EditAsync(me, mine.Connection, new("Lark", id)), mine.Category.Id,
                theirs.Category.Id),
            new("ConnectionService.RenewAsync id",
                async id => (await connections.RenewAsync(me, id)).Row, mine.Connection, theirs.Connection),
            new("ConnectionService.SignWithAsync id",
                id => DoneAsync(connections.SignWithAsync(me, id, "lark")), mine.Connection, theirs.Connection),
            new(
                "InboxService.LatestAsync connectionId", async id => await messages.LatestAsync(me, id),
                mine.Connection, theirs.Connection),
            new(
                "InboxService.CandidatesAsync eventId", async id => await messages.CandidatesAsync(me, id),
                mine.Waiting, theirs.Waiting),
            new(
                "InboxService.PurchasesAsync eventId", async id => await messages.PurchasesAsync(me, id), mine.Waiting,
                theirs.Waiting),
            new(
                "InboxService.RefundAsync eventId", async id => await messages.RefundAsync(me, id, mine.Expense),
                mine.Waiting, theirs.Waiting),
            new(
                "InboxService.RefundAsync expenseId", async id => await messages.RefundAsync(me, mine.Waiting, id),
                mine.Expense, theirs.Expense),
            new(
                "RefundListService.OfAsync expenseId", async id => await house.Get<RefundListService>().OfAsync(me, id),
                mine.Expense, theirs.Expense),
            new(
                "InboxService.ReopenAsync eventId", id => DoneAsync(messages.ReopenAsync(me, id)), mine.Dismissed,
                theirs.Dismissed),
            new("TemplateLearningService.TeachAsync eventId", async id =>
                await house.Get<TemplateLearningService>().TeachAsync(
                me, id, new($"{SampleLedger.Canary} CHF ".Length, "7.20".Length), null), mine.Waiting, theirs.Waiting),
            new(
                "TemplateLearningService.ForgetAsync id", id =>
                    DoneAsync(house.Get<TemplateLearningService>().ForgetAsync(me, id)),
                mine.Wording, theirs.Wording),
            new("InboxService.AcceptAsync fields.CategoryId",
                async id => await messages.AcceptAsync(me, mine.Waiting, new(CategoryId: id)), mine.Category.Id,
                theirs.Category.Id),
            new("InboxService.AcceptAsync eventId",
                async id => await messages.AcceptAsync(me, id, InboxAcceptInput.AsRead), mine.Waiting, theirs.Waiting),
            new(
                "InboxService.DismissAsync eventId", id => DoneAsync(messages.DismissAsync(me, id)), mine.Waiting,
                theirs.Waiting),
            new(
                "InboxService.AttachAsync eventId", id => DoneAsync(messages.AttachAsync(me, id, mine.Expense)),
                mine.Waiting, theirs.Waiting),
            new(
                "InboxService.AttachAsync expenseId", id => DoneAsync(messages.AttachAsync(me, mine.Waiting, id)),
                mine.Expense, theirs.Expense),
            new(
                "ConnectionService.RevokeAsync id", id => DoneAsync(connections.RevokeAsync(me, id)), mine.Connection,
                theirs.Connection),
            new(
                "LedgerAccessService.EnterAsync userId", async id =>
                    await access.EnterAsync(id, me.LedgerId), me.UserId,
                theirs.Member.UserId),
            new(
                "LedgerAccessService.EnterAsync ledgerId", async id =>
                    await access.EnterAsync(me.UserId, id), me.LedgerId,
                theirs.Member.LedgerId),
            new("LedgerCreationService.CreateAsync fields.CopyOf",
                async id =>
                    await creation.CreateAsync(
                        my, new("Lark", "CHF", Categories: StartingCategoriesKind.CopyOf, CopyOf: id)),
                me.LedgerId, theirs.Member.LedgerId),
            new("LedgerArchiveService.TakeBackIntoUseAsync ledgerId",
                id => DoneAsync(archive.TakeBackIntoUseAsync(my, id)), me.LedgerId, theirs.Member.LedgerId),
            new("LedgerArchiveService.RestoreAsync ledgerId",
                id => DoneAsync(archive.RestoreAsync(my, id)), me.LedgerId, theirs.Member.LedgerId),
            new(
                "SessionService.CheckAsync userId", async id => await sessions.CheckAsync(id, my.SessionId), my.UserId,
                their.UserId),
            new(
                "SessionService.CheckAsync sessionId", async id => await sessions.CheckAsync(my.UserId, id),
                my.SessionId, their.SessionId),
            new(
                "SessionService.EndAsync sessionId", async id => await sessions.EndAsync(my, id), my.SessionId,
                their.SessionId),
            new(
                "ApiTokenService.RevokeAsync id",
                id => DoneAsync(house.Get<ApiTokenService>().RevokeAsync(my, id)), mine.Token, theirs.Token),
            new("MembershipService.ChangeRoleAsync userId",
                id => DoneAsync(members.ChangeRoleAsync(me, id, Role.Owner)), me.UserId, theirs.Member.UserId),
            new(
                "MembershipService.RemoveAsync userId", id => DoneAsync(members.RemoveAsync(me, id)), me.UserId,
                theirs.Member.UserId),
            new(
                "MembershipService.HandOverAsync userId", id => DoneAsync(members.HandOverAsync(me, id)), me.UserId,
                theirs.Member.UserId),
            new("LedgerInvitationService.RevokeAsync id",
                id => DoneAsync(invitations.RevokeAsync(me, id)), mine.Invitation, theirs.Invitation),
            new("DashboardService.ViewAsync query.CategoryId",
                async id => await dashboard.ViewAsync(me, new DashboardRequest(null, fields.Date, id)),
                mine.Category.Id,
                theirs.Category.Id),
            new("ExpenseService.AddAsync id",
                async id => await expenses.AddAsync(me, id, fields), Guid.CreateVersion7(), theirs.Expense,
                Missing: Guid.Empty),
            new("ExpenseService.AddAsync id",
                async id => await expenses.AddAsync(me, id, fields), Guid.CreateVersion7(), theirs.DeletedExpense,
                Missing: Guid.Empty),
            new("ExpenseService.AddAsync fields.CategoryId",
                async id => await expenses.AddAsync(me, Guid.CreateVersion7(), fields with { CategoryId = id }),
                mine.Category.Id, theirs.Category.Id),
            new("LedgerAccessService.EnterForAsync ledgerId", async id => await access.EnterForAsync(
                    new TokenBearer(token), id, TokenScopeKinds.Read), me.LedgerId, theirs.Member.LedgerId),
            new(
                "LedgerAccessService.ReachAsync ledgerIds[]", async id => await access.ReachAsync(me.UserId, [id]),
                me.LedgerId, theirs.Member.LedgerId),
            new("ExpenseOnceService.AddAsync id",
                async id => await once.AddAsync(me, id, fields), Guid.CreateVersion7(), theirs.Expense,
                Missing: Guid.Empty),
            new("ExpenseOnceService.AddAsync fields.CategoryId",
                async id => await once.AddAsync(me, Guid.CreateVersion7(), fields with { CategoryId = id }),
                mine.Category.Id, theirs.Category.Id),
            new("ExpenseBatchService.RunAllAsync operations[].Id",
                async id => await TriedAsync(batches.RunAllAsync(me, [new ExpenseOperation.Delete(id, null)])),
                mine.Expense, theirs.Expense),
            new("ExpenseBatchService.RunEachAsync operations[].Id",
                async id => await TriedAsync(batches.RunEachAsync(me, [new ExpenseOperation.Delete(id, null)])),
                mine.Expense, theirs.Expense),
            new("OfflineQuickEntryAdder.AddAsync id",
                async id => await inbox.AddAsync(me, id, "Lark 4.50", fields.Date, CultureInfo.InvariantCulture),
                Guid.CreateVersion7(), theirs.Expense, Missing: Guid.Empty),
            new("OfflineQuickEntryAdder.AddAsync id",
                async id => await inbox.AddAsync(me, id, "Lark", fields.Date, CultureInfo.InvariantCulture),
                mine.Expense, theirs.Expense),
            new("OfflineQuickEntryAdder.AddAsync pins.CategoryId",
                async id => await inbox.AddAsync(
                    me, Guid.CreateVersion7(), "Lark 4.50", fields.Date, CultureInfo.InvariantCulture,
                    new(CategoryId: id)),
                mine.Category.Id, theirs.Category.Id),
            new("ExpenseService.RepeatAsync id",
                async id => await expenses.RepeatAsync(me, id, fields.Date), mine.Expense, theirs.Expense),
            new("ExpenseService.AddManyAsync many[].CategoryId",
                id => DoneAsync(expenses.AddManyAsync(me, [fields, fields with { CategoryId = id }])), mine.Category.Id,
                theirs.Category.Id),
            new("ExpenseService.EditAsync edit.CategoryId",
                async id =>
                    await expenses.EditAsync(me, mine.Expense, 1, fields with { Title = "Lark", CategoryId = id }),
                mine.Category.Id, theirs.Category.Id),
            new("ExpenseService.EditAsync id",
                async id => await expenses.EditAsync(me, id, 1, fields with { Title = "Lark" }), mine.Expense,
                theirs.Expense),
            new("ExpenseService.EditAsync id",
                async id => await expenses.EditAsync(me, id, 2, fields with { Title = "Lark" }), mine.Expense,
                theirs.DeletedExpense),
            new(
                "ExpenseService.ReviveAsync id", async id => await expenses.ReviveAsync(me, id, 1, fields),
                mine.DeletedExpense, theirs.DeletedExpense),
            new("ExpenseService.ReviveAsync edit.CategoryId",
                async id => await expenses.ReviveAsync(me, mine.DeletedExpense, 1, fields with { CategoryId = id }),
                mine.Category.Id, theirs.Category.Id),
            new(
                "ExpenseService.DeleteAsync id", id => DoneAsync(expenses.DeleteAsync(me, id)), mine.Expense,
                theirs.Expense),
            new(
                "ExpenseService.DeleteAsync id", id => DoneAsync(expenses.DeleteAsync(me, id)), mine.Expense,
                theirs.DeletedExpense),
            new("ExpenseBulkService.DeleteAsync pick.Ids[]",
                id => DoneAsync(bulk.DeleteAsync(me, ExpenseSelection.Of(id))), mine.Expense, theirs.Expense),
            new("ExpenseBulkService.MoveAsync pick.Ids[]",
                id => DoneAsync(bulk.MoveAsync(me, ExpenseSelection.Of(id), mine.Category.Id)), mine.Expense,
                theirs.Expense),
            new("ExpenseBulkService.MoveAsync categoryId",
                id => DoneAsync(bulk.MoveAsync(me, ExpenseSelection.Of(mine.Expense), id)), mine.Category.Id,
                theirs.Category.Id),
            new("ExpenseBulkService.DateAsync pick.Ids[]",
                id => DoneAsync(bulk.DateAsync(me, ExpenseSelection.Of(id), fields.Date)), mine.Expense,
                theirs.Expense),
            new("ExpenseBulkService.TagAsync pick.Ids[]",
                id => DoneAsync(bulk.TagAsync(me, ExpenseSelection.Of(id), ["work"])), mine.Expense, theirs.Expense),
            new("ExpenseMoveService.PlanAsync pick.Ids[]",
                async id => await moves.PlanAsync(me, mine.Second!, ExpenseSelection.Of(id)), mine.Expense,
                theirs.Expense),
            new("ExpenseMoveService.MoveAsync pick.Ids[]",
                async id => await moves.MoveAsync(me, mine.Second!, ExpenseSelection.Of(id)), mine.Expense,
                theirs.Expense),
            new("UndoService.UndoAsync batchId", async id => await undo.UndoAsync(me, id), mine.Batch, theirs.Batch),
            new("UndoService.RedoAsync batchId", async id => await undo.RedoAsync(me, id), mine.Batch, theirs.Batch),
            new("ActivityService.PageAsync query.UserId",
                async id => await activity.PageAsync(me, new ActivityRequest(id)), me.UserId, theirs.Member.UserId),
            new(
                "ActivityService.FindAsync batchId", async id => await activity.FindAsync(me, id), mine.Batch,
                theirs.Batch),
            new(
                "ActivityService.BatchAsync batchId", async id => await activity.BatchAsync(me, id), mine.Batch,
                theirs.Batch),
            new(
                "ActivityService.TouchedAsync ids[]", async id => await activity.TouchedAsync(me, [id], 0),
                mine.Expense, theirs.Expense),
            new(
                "ActivityService.ChangedByAsync id", async id => await activity.ChangedByAsync(me, id, 0), mine.Expense,
                theirs.Expense),
            new("RowHistoryService.VersionsAsync id",
                async id => await house.Get<RowHistoryService>().VersionsAsync(me, ExpenseLogDefinition.Kind, id),
                mine.Expense,
                theirs.Expense),
            new(
                "ExpenseService.FindAsync id", async id => await expenses.FindAsync(me, id), mine.Expense,
                theirs.Expense),
            new(
                "ExpenseHistoryService.VersionsAsync id", async id => await history.VersionsAsync(me, id), mine.Expense,
                theirs.Expense),
            new("ExpenseHistoryService.RestoreAsync id",
                id => DoneAsync(RestoreFirstAsync(history, me, id, mine.Expense)), mine.Expense, theirs.Expense),
            new("CategoryService.EditAsync id",
                async id => await categories.EditAsync(me, id, 1, new CategoryInput("Lark", "🐤", "other")),
                mine.Category.Id, theirs.Category.Id),
            new("CategoryService.AddAsync fields.ParentId",
                async id => await categories.AddAsync(me, new CategoryInput("Lark", "🐤", "other", ParentId: id)),
                mine.Category.Id, theirs.Category.Id),
            new("CategoryService.EditAsync fields.ParentId",
                async id => await categories.EditAsync(
                    me, await OtherAsync(categories, mine), 1, new CategoryInput("Lark", "🐤", "other", ParentId: id)),
                mine.Category.Id, theirs.Category.Id),
            new("CategoryService.MoveAsync id",
                async id => await categories.MoveAsync(me, id, null), mine.Category.Id, theirs.Category.Id),
            new("CategoryService.MoveAsync beforeId",
                async id => await categories.MoveAsync(me, await OtherAsync(categories, mine), id), mine.Category.Id,
                theirs.Category.Id),
            new("CategoryService.PutAsync id",
                async id => await categories.PutAsync(me, id, null, null), mine.Category.Id, theirs.Category.Id),
            new("CategoryService.PutAsync parentId",
                async id => await categories.PutAsync(me, await OtherAsync(categories, mine), id, null),
                mine.Category.Id, theirs.Category.Id),
            new("CategoryService.PutAsync beforeId",
                async id => await categories.PutAsync(me, await OtherAsync(categories, mine), null, id),
                mine.Category.Id, theirs.Category.Id),
            new("CategoryService.ArchiveAsync id",
                async id => await categories.ArchiveAsync(me, id), mine.Category.Id, theirs.Category.Id),
            new("CategoryService.ReviveAsync id",
                async id => await categories.ReviveAsync(me, id), mine.Category.Id, theirs.Category.Id),
            new("CategoryService.RemoveAsync id",
                async id => await categories.RemoveAsync(me, id), mine.Category.Id, theirs.Category.Id),
            new("CategoryService.MergeAsync id",
                async id => await categories.MergeAsync(me, id, 1, await OtherAsync(categories, mine)),
                mine.Category.Id, theirs.Category.Id),
            new("CategoryService.MergeAsync intoId",
                async id => await categories.MergeAsync(me, await OtherAsync(categories, mine), 1, id),
                mine.Category.Id, theirs.Category.Id),
            new("BudgetService.AddAsync fields.CategoryId",
                id => DoneAsync(
                    budgets.AddAsync(me, new(id, new(500, me.Currency), BudgetCycleKind.Week), fields.Date)),
                mine.Category.Id, theirs.Category.Id),
            new("BudgetService.AddManyAsync many[].CategoryId",
                id =>
                    DoneAsync(
                        budgets.AddManyAsync(me, [new(id, new(500, me.Currency), BudgetCycleKind.Week)], fields.Date)),
                mine.Category.Id, theirs.Category.Id),
            new("BudgetService.EditAsync id",
                id => DoneAsync(budgets.EditAsync(me, id, 1, new(RollsLeft: true), fields.Date)), mine.Budget,
                theirs.Budget),
            new(
                "BudgetService.PauseAsync id", id => DoneAsync(budgets.PauseAsync(me, id, fields.Date)), mine.Budget,
                theirs.Budget),
            new(
                "BudgetService.ResumeAsync id", id => DoneAsync(budgets.ResumeAsync(me, id, fields.Date)), mine.Budget,
                theirs.Budget),
            new(
                "BudgetService.EndAsync id", id => DoneAsync(budgets.EndAsync(me, id, fields.Date)), mine.Budget,
                theirs.Budget),
            new("AlertListService.ReadAsync ids[]", async id => await alerts.ReadAsync(me, [id]), mine.Alert,
                theirs.Alert),
            new(
                "BudgetService.RemoveAsync id", id => DoneAsync(budgets.RemoveAsync(me, id)), mine.Budget,
                theirs.Budget),
            new(
                "WebhookService.EditAsync id",
                async id => await hooks.EditAsync(me, id, null, WebhookEventKinds.All, null),
                mine.Webhook, theirs.Webhook),
            new(
                "WebhookService.RotateAsync id", async id => await hooks.RotateAsync(me, id), mine.Webhook,
                theirs.Webhook),
            new("WebhookService.TestAsync id", async id => await hooks.TestAsync(me, id), mine.Webhook, theirs.Webhook),
            new(
                "WebhookService.DeliveriesAsync id", async id => await hooks.DeliveriesAsync(me, id), mine.Webhook,
                theirs.Webhook),
            new("WebhookService.ResendAsync id",
                async id => await hooks.ResendAsync(me, id, (await hooks.DeliveriesAsync(me, mine.Webhook))[0].Id),
                mine.Webhook, theirs.Webhook),
            new(
                "WebhookService.RemoveAsync id", async id => await hooks.RemoveAsync(me, id), mine.Webhook,
                theirs.Webhook),
            new(
                "TagService.RenameAsync id", id => DoneAsync(tags.RenameAsync(me, id, 1, "lark")), mine.Tag,
                theirs.Tag),
            new("TagService.MergeAsync id",
                async id => await DoneAsync(tags.MergeAsync(me, id, await OtherAsync(tags, mine))), mine.Tag,
                theirs.Tag),
            new("TagService.MergeAsync intoId",
                async id => await DoneAsync(tags.MergeAsync(me, await OtherAsync(tags, mine), id)), mine.Tag,
                theirs.Tag),
            new("TagService.RemoveAsync id", id => DoneAsync(tags.RemoveAsync(me, id)), mine.Tag, theirs.Tag),
            new(
                "TrashService.RestoreAsync ids[]", id => DoneAsync(trash.RestoreAsync(me, [id])), mine.DeletedExpense,
                theirs.DeletedExpense),
            // The last, as nobody writes there any more.
            new("LedgerArchiveService.DeleteAsync ledgerId",
                id => DoneAsync(archive.DeleteAsync(sessions.ProofOf(my)!, id, me.LedgerName)), me.LedgerId,
                theirs.Member.LedgerId),
            new("LedgerArchiveService.ArchiveAsync ledgerId",
                id => DoneAsync(archive.ArchiveAsync(my, id)), me.LedgerId, theirs.Member.LedgerId),
        ];
    }

    static async Task<Guid> OtherAsync(CategoryService categories, SampleLedger mine) =>
        (await categories.ListAsync(mine.Member)).Lines.First(line => line.Category.Id != mine.Category.Id).Category.Id;

    static async Task<Guid> OtherAsync(TagService tags, SampleLedger mine) =>
        (await tags.ListAsync(mine.Member)).Tags.First(tag => tag.Id != mine.Tag).Id;

    static async Task RestoreFirstAsync(ExpenseHistoryService history, Member me, Guid id, Guid known) =>
        await history.RestoreAsync(me, id, (await history.VersionsAsync(me, known)).All[^1].Sequence);

    /// <summary>What came of the one operation, thrown where it is a refusal.</summary>
    static async Task<object?> TriedAsync(Task<ExpenseBatchResult> run) =>
        (await run).Outcomes.Single() is { Problem: { } problem } ? throw problem : "done";

    static async Task<object?> DoneAsync(Task call)
    {
        await call;
        return "done";
    }
}
