namespace FinSight.Core;

// What a ledger holds, and what is done in it.
public static partial class Rules
{
    public static class Ledgers
    {
        public static readonly Rule NameMissing = new(FieldNames.Name, "ledger.name_missing");
        public static readonly Rule NameTooLong = new(FieldNames.Name, "ledger.name_too_long");
        public static readonly Rule NameChanged = new(FieldNames.Name, "ledger.name_changed");
        public static readonly Rule NameNotTyped = new(FieldNames.Name, "ledger.name_not_typed");
        public static readonly Rule TooMany = new(FieldNames.None, "ledger.too_many");
        public static readonly Rule Archived = new(FieldNames.None, "ledger.archived");
        public static readonly Rule RoleTooLow = new(FieldNames.None, "role.too_low");
        public static readonly Rule NotYoursToCorrect = new(FieldNames.None, "correction.not_yours");
        public static readonly Rule CurrencyChanged = new(FieldNames.None, "currency.changed");
        public static readonly Rule CurrencyTooCoarse = new(FieldNames.Currency, "currency.too_coarse");
        public static readonly Rule CurrencyTooFine = new(FieldNames.Currency, "currency.too_fine");
        public static readonly Rule FirstDayOutOfRange = new(FieldNames.FirstDay, "first_day.out_of_range");
        public static readonly Rule FirstDayChanged = new(FieldNames.FirstDay, "first_day.changed");
    }

    public static class Members
    {
        public static readonly Rule RoleUnknown = new(FieldNames.Role, "role.unknown");
        public static readonly Rule LastOwner = new(FieldNames.None, "member.last_owner");
        public static readonly Rule Disabled = new(FieldNames.None, "member.disabled");
        public static readonly Rule InvitationRoleUnknown = new(FieldNames.Role, "invitation.role_unknown");
        public static readonly Rule InvitationDaysUnknown = new(FieldNames.Days, "invitation.days_unknown");
        public static readonly Rule InvitationsTooMany = new(FieldNames.None, "invitation.too_many");
    }

    public static class Categories
    {
        public static readonly Rule NameMissing = new(FieldNames.Name, "category.name_missing");
        public static readonly Rule NameTooLong = new(FieldNames.Name, "category.name_too_long");
        public static readonly Rule NameTaken = new(FieldNames.Name, "category.name_taken");
        public static readonly Rule NameTakenByArchived = new(FieldNames.Name, "category.name_taken_by_archived");
        public static readonly Rule NameIsAlias = new(FieldNames.Name, "category.name_is_alias");
        public static readonly Rule AliasUnreadable = new(FieldNames.Aliases, "category.alias_unreadable");
        public static readonly Rule AliasTooLong = new(FieldNames.Aliases, "category.alias_too_long");
        public static readonly Rule AliasesTooLong = new(FieldNames.Aliases, "category.aliases_too_long");
        public static readonly Rule AliasTaken = new(FieldNames.Aliases, "category.alias_taken");
        public static readonly Rule IconNoEmoji = new(FieldNames.Icon, "category.icon_no_emoji");
        public static readonly Rule ColorUnknown = new(FieldNames.Color, "category.color_unknown");
        public static readonly Rule ParentUnknown = new(FieldNames.Parent, "category.parent_unknown");
        public static readonly Rule ParentArchived = new(FieldNames.Parent, "category.parent_archived");
        public static readonly Rule ParentBelow = new(FieldNames.Parent, "category.parent_below");
        public static readonly Rule ParentTooDeep = new(FieldNames.Parent, "category.parent_too_deep");
        public static readonly Rule TooMany = new(FieldNames.None, "category.too_many");
        public static readonly Rule Last = new(FieldNames.None, "category.last");
        public static readonly Rule HasChildren = new(FieldNames.None, "category.has_children");
        public static readonly Rule HasExpenses = new(FieldNames.None, "category.has_expenses");
        public static readonly Rule MergedIntoItself = new(FieldNames.Into, "category.merged_into_itself");
        public static readonly Rule MergedIntoArchived = new(FieldNames.Into, "category.merged_into_archived");
        public static readonly Rule MergedWithChildren = new(FieldNames.Into, "category.merged_with_children");
    }

    public static class Tags
    {
        public static readonly Rule Missing = new(FieldNames.Tags, "tag.missing");
        public static readonly Rule Wordless = new(FieldNames.Tags, "tag.wordless");
        public static readonly Rule WrongCharacter = new(FieldNames.Tags, "tag.wrong_character");
        public static readonly Rule TooLong = new(FieldNames.Tags, "tag.too_long");
        public static readonly Rule TooManyOnExpense = new(FieldNames.Tags, "tag.too_many_on_expense");
        public static readonly Rule TooManyInLedger = new(FieldNames.Tags, "tag.too_many_in_ledger");
        public static readonly Rule NameTaken = new(FieldNames.Name, "tag.name_taken");
        public static readonly Rule MergedIntoItself = new(FieldNames.Into, "tag.merged_into_itself");
    }

    public static class Expenses
    {
        public static readonly Rule IdUnusable = new(FieldNames.Id, "expense.id_unusable");
        public static readonly Rule IdTaken = new(FieldNames.Id, "expense.id_taken");
        public static readonly Rule TitleMissing = new(FieldNames.Title, "title.missing");
        public static readonly Rule TitleTooLong = new(FieldNames.Title, "title.too_long");
        public static readonly Rule NoteTooLong = new(FieldNames.Note, "note.too_long");
        public static readonly Rule AmountOutOfRange = new(FieldNames.Amount, "amount.out_of_range");
        public static readonly Rule AmountNotInLedgerCurrency = new(FieldNames.Amount, "amount.not_in_ledger_currency");
        public static readonly Rule DateOutOfRange = new(FieldNames.Date, "date.out_of_range");
        public static readonly Rule CategoryMissing = new(FieldNames.Category, "category.missing");
        public static readonly Rule RepeatArchived = new(FieldNames.Category, "category.archived");
        public static readonly Rule CategoryGone = new(FieldNames.Category, "category.gone");
        public static readonly Rule CountDiffers = new(FieldNames.None, "batch.count_differs");
    }

    public static class Moves
    {
        public static readonly Rule IntoItself = new(FieldNames.Into, "move.into_itself");
        public static readonly Rule OtherCurrency = new(FieldNames.Into, "move.other_currency");
        public static readonly Rule TooMany = new(FieldNames.None, "move.too_many");
        public static readonly Rule NotEditorInBoth = new(FieldNames.None, "move.not_editor_in_both");
        public static readonly Rule Recounted = new(FieldNames.None, "move.recounted");
    }

    public static class Budgets
    {
        public static readonly Rule AmountNegative = new(FieldNames.Amount, "budget.amount_negative");
        public static readonly Rule CategoryMissing = new(FieldNames.Category, "budget.category_missing");
        public static readonly Rule CategoryArchived = new(FieldNames.Category, "budget.category_archived");
        public static readonly Rule PeriodUnknown = new(FieldNames.Period, "budget.period_unknown");
        public static readonly Rule PeriodTaken = new(FieldNames.Period, "budget.period_taken");
        public static readonly Rule TooMany = new(FieldNames.None, "budget.too_many");
        public static readonly Rule ThresholdUnusable = new(FieldNames.Thresholds, "budget.threshold_unusable");
        public static readonly Rule TooManyThresholds = new(FieldNames.Thresholds, "budget.too_many_thresholds");
    }

    public static class Filter
    {
        public static readonly Rule TooLong = new(FieldNames.Filter, "filter.too_long");
        public static readonly Rule NameMissing = new(FieldNames.Filter, "filter.name_missing");
        public static readonly Rule Wordless = new(FieldNames.Filter, "filter.wordless");
        public static readonly Rule CategoryUnknown = new(FieldNames.Filter, "filter.category_unknown");
        public static readonly Rule TagUnknown = new(FieldNames.Filter, "filter.tag_unknown");
        public static readonly Rule PersonUnknown = new(FieldNames.Filter, "filter.person_unknown");
        public static readonly Rule NoSuchDays = new(FieldNames.Filter, "filter.no_such_days");
        public static readonly Rule AmountMissing = new(FieldNames.Filter, "filter.amount_missing");
        public static readonly Rule AmountNegated = new(FieldNames.Filter, "filter.amount_negated");
        public static readonly Rule NoSuchAmounts = new(FieldNames.Filter, "filter.no_such_amounts");
    }

    public static class QuickEntry
    {
        public static readonly Rule LineTooLong = new(FieldNames.Text, "line.too_long");
        public static readonly Rule IsItTheAmount = new(FieldNames.Amount, "amount.is_it");
        public static readonly Rule WhichIsTheAmount = new(FieldNames.Amount, "amount.which");
        public static readonly Rule MinorOrMajorUnits = new(FieldNames.Amount, "amount.minor_or_major");
        public static readonly Rule WholeOrShare = new(FieldNames.Amount, "amount.whole_or_share");
        public static readonly Rule OneOrAll = new(FieldNames.Amount, "amount.one_or_all");
        public static readonly Rule EitherAmount = new(FieldNames.Amount, "amount.either");
        public static readonly Rule ExpenseOrRefund = new(FieldNames.Amount, "amount.expense_or_refund");
        public static readonly Rule NoSuchDate = new(FieldNames.Date, "date.impossible");
        public static readonly Rule OtherWeekday = new(FieldNames.Date, "date.other_weekday");
        public static readonly Rule FarAhead = new(FieldNames.Date, "date.far_ahead");
    }

    public static class Demo
    {
        public static readonly Rule Filled = new(FieldNames.None, "demo.filled");
        public static readonly Rule Missing = new(FieldNames.None, "demo.missing");
    }

    public static class Alerts
    {
        public static readonly Rule QuietHoursEmpty = new(FieldNames.Hours, "alert.quiet_hours_empty");
        public static readonly Rule PushRefused = new(FieldNames.None, "push.refused");
        public static readonly Rule PushTooMany = new(FieldNames.None, "push.too_many");
    }
}
