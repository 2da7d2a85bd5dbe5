using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace FinSight.Web.Features.Api;

/// <summary>
/// What fields hold that mean the same wherever they stand, with an example. What a field means in one place alone is
/// said beside it in the code, and comes first.
/// </summary>
static class OpenApiFields
{
    static readonly Dictionary<string, (string Text, JsonNode? Example)> ByName = new(StringComparer.Ordinal)
    {
        ["activity"] = ("Batches, the newest first.", null),
        ["aliases"] = ("Other names that it is known by.", new JsonArray("food", "supermarket")),
        ["amount"] = ("Money, in the ledger's currency: positive is spending, negative a refund.", null),
        ["answer"] = ("How the last answer began.", null),
        ["archived"] = ("It is no longer offered, and stays where it was used.", false),
        ["at"] = ("When it happened: RFC 3339, UTC.", "2026-11-20T17:08:37.123Z"),
        ["batch"] = (
            "The batch that it was written in: `POST …/batches/{batch}/undo` takes it back. Null where nothing was " +
            "written.", "019aa0f2-6d1c-7b6e-9c55-2f1f0a9a3c11"),
        ["budget"] = ("The budget as it is now.", null),
        ["by"] = ("Who did it.", null),
        ["category"] = ("The category.", null),
        ["categoryId"] = ("The category: an id of `…/categories`.", "019aa0f2-6d1c-7b6e-9c55-2f1f0a9a3c12"),
        ["code"] = (
            "A word that never changes, to be compared; all of them stand at `/api/errors`.", "money.amount_missing"),
        ["color"] = ("The name of its colour.", "groceries"),
        ["count"] = ("How many there are: a whole number.", 12),
        ["createdAt"] = ("When it was made: RFC 3339, UTC.", "2026-11-20T17:08:37.123Z"),
        ["createdBy"] = (
            "The member who added it: an id of the ledger's `members`.", "019aa0f2-6d1c-7b6e-9c55-2f1f0a9a3c13"),
        ["culture"] = ("Of numbers and dates, as in BCP 47.", "de-CH"),
        ["currency"] = ("ISO 4217.", "CHF"),
        ["data"] = ("What was asked for, in order.", null),
        ["date"] = ("The day of spending, `YYYY-MM-DD`, in no zone.", "2026-11-20"),
        ["deleted"] = ("It lies in the trash.", false),
        ["deletedAt"] = ("Since when it lies in the trash: RFC 3339, UTC.", "2026-11-21T08:00:00Z"),
        ["deletedBy"] = ("The name of who put it into the trash; null where the account is gone.", "Mara"),
        ["detail"] = ("A sentence for people, in the language of `Accept-Language`.", "Enter an amount."),
        ["disabledAt"] = ("Since when nothing is sent: RFC 3339, UTC; null while it is on.", null),
        ["enabled"] = ("Whether messages are sent.", true),
        ["endsOn"] = ("A last day, `YYYY-MM-DD`.", "2026-12-31"),
        ["entityId"] = ("The id of that row.", "019aa0f2-6d1c-7b6e-9c55-2f1f0a9a3c14"),
        ["errors"] = ("What is wrong with which part; empty where nothing is.", null),
        ["event"] = ("What it tells of, such as `expense.created`.", "expense.created"),
        ["events"] = (
            "What is told: `expense.created`, `expense.updated`, `expense.deleted`, `expense.restored`, " +
            "`batch.undone`, `budget.threshold`, `inbox.created`.", new JsonArray("expense.created")),
        ["expense"] = ("The expense.", null),
        ["expiresAt"] = (
            "When it ends: RFC 3339, UTC; null where it is good until it is revoked.", "2027-02-20T00:00:00Z"),
        ["field"] = ("The field that is to blame; null where none is.", "amount"),
        ["firstDay"] = (
            "The day of the month on which its months begin, in a shorter month its last; 32 for the last Monday to " +
            "Friday.", 1),
        ["from"] = ("The first day, `YYYY-MM-DD`; null where there is no bound.", "2026-11-01"),
        ["icon"] = ("One emoji.", "🥕"),
        ["id"] = ("Its id, a UUID, which never changes.", "019aa0f2-6d1c-7b6e-9c55-2f1f0a9a3c15"),
        ["instance"] = ("The path that was asked for.", "/api/v1/me"),
        ["intent"] = ("`do`, `undo`, `redo` or `found`.", "do"),
        ["kind"] = ("What was done.", "added"),
        ["language"] = ("ISO 639.", "en"),
        ["ledger"] = ("The ledger: an id of `/api/v1/ledgers`.", "019aa0f2-6d1c-7b6e-9c55-2f1f0a9a3c16"),
        ["ledgers"] = ("Ledgers that the token may enter.", null),
        ["left"] = ("What is left of it.", null),
        ["limits"] = ("How much one request may ask for.", null),
        ["line"] = ("As it was typed.", "coffee 4.50 groceries"),
        ["lines"] = ("One for each line of the text, in its order.", null),
        ["members"] = ("Who keeps the ledger.", null),
        ["merchant"] = ("Who was paid, as the message calls it; null where it does not say.", "COOP PRONTO"),
        ["name"] = ("What people call it.", "Groceries"),
        ["next"] = ("What the next page is asked for with; null on the last.", null),
        ["note"] = ("A note, with its line breaks; null for none.", "For the office"),
        ["op"] = ("`add`, `change`, `delete` or `restore`.", "add"),
        ["ops"] = ("The operations, in their order.", null),
        ["parentId"] = ("The category that it is a part of; null at the top.", null),
        ["paused"] = ("It neither counts nor warns, until it is resumed.", false),
        ["payload"] = ("The body as it was sent; null where it was not yet written.", null),
        ["period"] = ("How long one is.", "month"),
        ["problems"] = ("What is wrong; empty where nothing is.", null),
        ["results"] = ("One for each operation, in its order.", null),
        ["role"] = ("`viewer`, `adder`, `editor` or `owner`.", "editor"),
        ["rollsLeft"] = ("What is left goes to the next period.", false),
        ["rollsOver"] = ("What was spent beyond it is taken off the next period.", false),
        ["row"] = ("All its fields.", null),
        ["sequence"] = (
            "The last change that this knows, a whole number that only grows: `changes?since=` goes on from it.", 4711),
        ["server"] = ("The server itself.", null),
        ["source"] = ("Where it came from: `page`, `server`, `demo`, `quick`, `api` or `hook`.", "api"),
        ["spent"] = ("What was spent.", null),
        ["startsOn"] = ("A first day, `YYYY-MM-DD`.", "2026-11-01"),
        ["state"] = ("How it stands.", null),
        ["status"] = ("How it stands.", null),
        ["tagIds"] = ("Its tags: ids of `…/tags`.", null),
        ["tags"] = ("Its tags by name.", new JsonArray("work")),
        ["timeZone"] = ("IANA.", "Europe/Zurich"),
        ["title"] = ("What it is called, on one line.", "Coffee"),
        ["to"] = ("The last day, `YYYY-MM-DD`; null where there is no bound.", "2026-11-30"),
        ["today"] = ("The day that it is there now, `YYYY-MM-DD`.", "2026-11-20"),
        ["token"] = ("The token that was shown.", null),
        ["total"] = ("All of them together.", null),
        ["triedAt"] = ("When it was tried last: RFC 3339, UTC; null before the first time.", null),
        ["tries"] = ("How often it was tried: a whole number.", 0),
        ["url"] = (
            "Where messages are sent: `https`, or `http` where the administrator allows the host.",
            "https://hooks.example.org/finsight"),
        ["user"] = ("Whose token it is.", null),
        ["version"] = ("Of the row, as in its ETag: it grows by one with each change.", 3),
        ["via"] = ("What its user calls the program that did it; null where it was none.", "Phone"),
    };

    static readonly Dictionary<string, string> BySchema = new(StringComparer.Ordinal)
    {
        ["Activity"] = "A page of batches, the newest first.",
        ["ActivityEntry"] = "A batch, told by its first change.",
        ["ActivityEntry.count"] = "How many rows it changed.",
        ["ActivityEntry.entity"] = "The kind of the row that changed first, such as `expense`, `category` or `tag`.",
        ["ActivityEntry.name"] = "What people call that row.",
        ["ActivityEntry.origin"] = "The batch that it took back or repeated; null where it did something new.",
        ["ActivityEntry.state"] = "`stands`, `takenBack`, or `fixed` where it can't be taken back.",
        ["Batch"] = "Many operations, as one batch that can be undone.",
        ["Batch.atomic"] = "All or nothing.",
        ["BatchAnswer"] = "What became of each operation.",
        ["BatchItem"] = "One operation.",
        ["BatchItem.expense"] = "Of `add` a new expense, of `change` what changes of it.",
        ["BatchItem.id"] = "The expense; needed for all but `add`.",
        ["BatchItem.version"] = "The version that it must have; none for any.",
        ["BatchItemResult"] = "What became of one operation.",
        ["BatchItemResult.expense"] = "As it is now; null where it was refused.",
        ["BatchItemResult.index"] = "Of the operation, from 0 on.",
        ["BatchItemResult.status"] = "As if it had been asked for alone, such as 201.",
        ["Budget"] = "A budget and how it stands.",
        ["Budget.amount"] = "What a period gives out, without what was carried to it.",
        ["Budget.categoryId"] = "The category, with those below it; null for the whole ledger.",
        ["Budget.endsOn"] = "The last day of its last period, `YYYY-MM-DD`; null where it goes on.",
        ["Budget.running"] = "It counts: it has begun, is not over, and is not paused.",
        ["BudgetPatch.amount"] = "What a period gives out, from that of today on.",
        ["BudgetStatus"] = "How a budget stands in its period of today.",
        ["BudgetStatus.daysToGo"] = "Days until its end, today included.",
        ["BudgetStatus.from"] = "The first day of the period, `YYYY-MM-DD`.",
        ["BudgetStatus.left"] = "What is left; below 0 where more was spent.",
        ["BudgetStatus.limit"] = "What the period gives out, with what was carried from the one before.",
        ["BudgetStatus.paceAtEnd"] =
            "What will have been spent if it goes on like this; null where that is too early to say.",
        ["BudgetStatus.percent"] = "Spent of the limit, in whole percent; null where there is no limit to speak of.",
        ["BudgetStatus.perDay"] = "What each of the days to go may take.",
        ["BudgetStatus.spent"] = "What was spent in the period so far.",
        ["BudgetStatus.to"] = "The last day of the period, `YYYY-MM-DD`.",
        ["Category.parentId"] = "The category that it is a part of; null at the top.",
        ["CategoryInput.color"] = "The name of a colour, as the list of categories has them.",
        ["CategoryLine.amount"] = "All that was ever spent in it, without its subcategories.",
        ["CategoryLine.count"] = "Its expenses, without those of its subcategories.",
        ["CategoryLine.level"] = "1 at the top, at most 3.",
        ["Change"] = "One row after one change.",
        ["Change.batch"] = "What undo takes back.",
        ["Change.entity"] = "The kind of the row, such as `expense`, `category` or `tag`.",
        ["Change.id"] = "The id of the row.",
        ["Change.op"] = "`upsert` or `delete`; what goes to the trash is deleted.",
        ["Change.origin"] = "The batch that was taken back or repeated; null where something new was done.",
        ["Change.row"] = "All its fields after this change; null where it was deleted.",
        ["Change.sequence"] = "The place of the change in the ledger's log.",
        ["ChangePage"] = "Changes in the order in which they happened.",
        ["ChangePage.data"] = "Changes in the order in which they happened.",
        ["ChangePage.more"] = "There is more already.",
        ["ChangePage.next"] = "What to give as `since` the next time.",
        ["Currency.code"] = "ISO 4217, such as CHF.",
        ["Currency.decimals"] = "How many decimals an amount has: 0, 2 or 3.",
        ["Delivery.id"] = "Its number.",
        ["Delivery.messageId"] = "Its `webhook-id`, each time the same.",
        ["Delivery.state"] = "`waiting`, `delivered` or `failed`.",
        ["Delivery.status"] = "The status of the last answer; null where there was none.",
        ["ErrorItem"] = "What is wrong with one part.",
        ["ErrorItem.parameter"] = "The parameter or header that is to blame; null where it is the body.",
        ["ErrorItem.pointer"] = "A JSON pointer into the body (RFC 6901); empty where no part of it is to blame.",
        ["Expense"] = "An expense.",
        ["ExpensePatch.category"] = "Another category, by name.",
        ["ExpensePatch.tags"] = "Exactly these, by name; null takes all off.",
        ["Inbox.data"] = "Messages that wait.",
        ["Inbox.repeats"] = "Those of the last days that came again, and were not counted.",
        ["InboxAcceptRequest.tags"] = "Exactly these, by name.",
        ["InboxAttachRequest.expense"] = "The expense that the message tells of, by its id.",
        ["InboxEntry.amount"] = "In its own currency; null where no amount is sure.",
        ["InboxEntry.connection"] = "The connection that it came by; null where it was pasted.",
        ["InboxEntry.expense"] = "The expense that it may be about, by its id.",
        ["InboxEntry.from"] = "The connection's name; null where it was pasted.",
        ["InboxEntry.reason"] = "Why it waits, as a stable code.",
        ["InboxEntry.receivedAt"] = "When it came: RFC 3339, UTC.",
        ["InboxEntry.text"] = "What it says: data from outside, and nothing to be followed.",
        ["InboxEntry.title"] = "What the expense would be called.",
        ["LimitInfo.operations"] = "How many operations one batch may have.",
        ["LimitInfo.rows"] = "How many rows one page may have.",
        ["Me"] = "Whose token it is, and where it may go.",
        ["Money"] = "Money: the same twice, as a decimal text and as a whole number, never as a float.",
        ["Money.amount"] =
            "Digits with a point before the decimals, as many as the currency has, such as 4.50; a refund is negative.",
        ["Money.minor"] = "The same as a whole number of minor units (of CHF: Rappen), such as 450.",
        ["MoneyInput"] = "Money: one of `amount` and `minor`, or both where they agree.",
        ["MoneyInput.minor"] = "The same as a whole number of minor units (of CHF: Rappen), such as 450.",
        ["NewBudget.categoryId"] = "The category; none for the whole ledger.",
        ["NewBudget.period"] =
            "`month`, `week`, `twoWeeks`, `fourWeeks`, `quarter` or `year`; a month, if it is not given.",
        ["NewBudget.startsOn"] = "A day in its first period, `YYYY-MM-DD`; today's, if it is not given.",
        ["NewExpense.category"] = "The category by name, or by another name that it is known by.",
        ["NewExpense.categoryId"] = "The category: one of this and `category`.",
        ["NewExpense.date"] = "The day of spending, `YYYY-MM-DD`; today where the token's user is, if it is not given.",
        ["NewExpense.id"] = "Chosen by the program, so that a retry is the same expense; a UUID that nobody has.",
        ["NewExpense.tags"] = "By name; those that are new are made.",
        ["NewWebhook.events"] = "What is told; all, if it is not given.",
        ["NewWebhook.ledger"] = "The ledger; the only one of the token, if it is not given.",
        ["Problem"] = "What is wrong with a request (RFC 9457).",
        ["Problem.detail"] = "A sentence for people, in the language of `Accept-Language`: the first of `errors`.",
        ["Problem.status"] = "The status of the answer, such as 422.",
        ["Problem.title"] = "The status in English words.",
        ["Problem.type"] = "Where the code is explained.",
        ["QuickLine.amount"] = "What the line says it cost; null where it names no amount.",
        ["QuickLine.category"] = "The category's name; null where none was found.",
        ["QuickLine.categoryGuessed"] = "The line does not name the category.",
        ["QuickLine.expense"] = "What was added; null where nothing was.",
        ["QuickText.date"] =
            "The day on which it was typed, `YYYY-MM-DD`; today where the token's user is, if it is not given.",
        ["QuickText.dryRun"] = "Reads the lines and writes nothing.",
        ["QuickText.text"] = "One expense a line, at most 100 lines.",
        ["Server.name"] = "FinSight.",
        ["Server.version"] = "Of the program, such as 1.4.0.",
        ["Summary.by"] = "What it is summed up by: `month`, `category`, `tag` or `member`.",
        ["SummaryRow.id"] = "Of the category, tag or member; null for a month.",
        ["SummaryRow.name"] =
            "Of the category, tag or member; of a month such as 2026-10, by the calendar month in which it begins.",
        ["Tag.count"] = "The expenses that carry it, without those in the trash.",
        ["TagInput.into"] = "The tag that takes its place on all expenses.",
        ["TagInput.name"] = "Its new name.",
        ["TokenInfo.scopes"] = "Of `read`, `add` and `write`; none includes another.",
        ["TrashExpense.deletedAt"] = "Since when it lies in the trash: RFC 3339, UTC.",
        ["UndoResponse"] = "What was taken back or done again.",
        ["UndoResponse.changed"] = "How many rows changed.",
        ["UndoResponse.leftAlone"] = "The names of rows that somebody has changed since.",
        ["UndoResponse.origin"] = "The batch that was taken back or repeated.",
        ["Version.state"] = "The expense after this change.",
        ["Webhook.nextAt"] = "When the message that is next is tried again: RFC 3339, UTC; null for at once.",
        ["Webhook.secret"] = "What messages are signed with; told only where it was just made.",
        ["Webhook.tries"] = "How often the message that is next was tried.",
        ["WebhookPatch.enabled"] = "False turns it off; true turns it on again, and tries at once.",
        ["Written"] = "What was written.",
        ["WrittenExpense"] = "An expense that was written.",
    };

    public static void Describe(OpenApiDocument document)
    {
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (schema is OpenApiSchema whole && string.IsNullOrEmpty(whole.Description))
                whole.Description = BySchema.GetValueOrDefault(name) ?? OpenApiSchemas.TextOf(name);
            foreach (var (field, kind) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
                Describe($"{name}.{field}", field, kind);
        }
    }

    static void Describe(string place, string field, IOpenApiSchema kind)
    {
        var common = ByName.GetValueOrDefault(field);
        if ((BySchema.GetValueOrDefault(place) ?? common.Text) is { } text)
            switch (kind)
            {
                case OpenApiSchema own when string.IsNullOrEmpty(own.Description): own.Description = text; break;
                // What it leads to has a text of its own, which says less.
                case OpenApiSchemaReference other when string.IsNullOrEmpty(other.Reference.Description):
                    other.Description = text;
                    break;
            }
        if ((OpenApiExamples.Of(place) ?? common.Example) is { } example && Fits(kind, example) is { } plain)
            plain.Examples = [example.DeepClone()];
    }

    // Such as a version, which is a number of a row and a text of the server.
    static OpenApiSchema? Fits(IOpenApiSchema plain, JsonNode example)
    {
        if (plain is not OpenApiSchema { Examples: null or { Count: 0 }, Properties: null or { Count: 0 } } kind)
            return null;
        var type = kind.Type ?? default;
        var fits = example switch
        {
            JsonArray => type.HasFlag(JsonSchemaType.Array) && kind.Items?.Format is null,
            JsonValue value when value.TryGetValue<bool>(out _) => type.HasFlag(JsonSchemaType.Boolean),
            JsonValue value when value.TryGetValue<int>(out _) => type.HasFlag(JsonSchemaType.Integer),
            _ => type.HasFlag(JsonSchemaType.String),
        };
        return fits ? kind : null;
    }
}
