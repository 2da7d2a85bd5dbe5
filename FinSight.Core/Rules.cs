namespace FinSight.Core;

/// <summary>Every rule there is, room by room. What to say of each is the interface's business.</summary>
public static class Rules
{
    public static class Money
    {
        public static readonly Rule CurrencyUnknown = new(FieldNames.Currency, "currency.unknown");
        public static readonly Rule AmountMissing = new(FieldNames.Amount, "amount.missing");
        public static readonly Rule AmountTooLong = new(FieldNames.Amount, "amount.too_long");
        public static readonly Rule AmountZero = new(FieldNames.Amount, "amount.zero");
        public static readonly Rule AmountTooLarge = new(FieldNames.Amount, "amount.too_large");
        public static readonly Rule AmountTooPrecise = new(FieldNames.Amount, "amount.too_precise");
        public static readonly Rule AmountNotWhole = new(FieldNames.Amount, "amount.not_whole");
        public static readonly Rule AmountAmbiguous = new(FieldNames.Amount, "amount.ambiguous");
        public static readonly Rule AmountIsRange = new(FieldNames.Amount, "amount.is_range");
        public static readonly Rule AmountIsSize = new(FieldNames.Amount, "amount.is_size");
        public static readonly Rule AmountWrongGroups = new(FieldNames.Amount, "amount.wrong_groups");
        public static readonly Rule AmountUnreadable = new(FieldNames.Amount, "amount.unreadable");
        public static readonly Rule AmountUnfinished = new(FieldNames.Amount, "amount.unfinished");
        public static readonly Rule AmountTimesFraction = new(FieldNames.Amount, "amount.times_fraction");
        public static readonly Rule AmountOtherCurrency = new(FieldNames.Amount, "amount.other_currency");
        public static readonly Rule AmountReceived = new(FieldNames.Amount, "amount.received");
    }

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
        public static readonly Rule CategoryArchived = new(FieldNames.Category, "category.archived");
        public static readonly Rule CategoryGone = new(FieldNames.Category, "category.gone");
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

    public static class Accounts
    {
        public static readonly Rule RegistrationClosed = new(FieldNames.None, "registration.closed");
        public static readonly Rule InvitationNeeded = new(FieldNames.None, "registration.invitation_needed");
        public static readonly Rule InvitationSpent = new(FieldNames.None, "registration.invitation_spent");
        public static readonly Rule UserNameNotChosen = new(FieldNames.UserName, "username.not_chosen");
        public static readonly Rule UserNameWrongLength = new(FieldNames.UserName, "username.wrong_length");
        public static readonly Rule UserNameWrongEnds = new(FieldNames.UserName, "username.wrong_ends");
        public static readonly Rule UserNameWrongCharacter = new(FieldNames.UserName, "username.wrong_character");
        public static readonly Rule UserNameInvisible = new(FieldNames.UserName, "username.invisible");
        public static readonly Rule UserNameStackedAccents = new(FieldNames.UserName, "username.stacked_accents");
        public static readonly Rule UserNameMixedAlphabets = new(FieldNames.UserName, "username.mixed_alphabets");
        public static readonly Rule UserNameTaken = new(FieldNames.UserName, "username.taken");
        public static readonly Rule UserNameTakenButLike = new(FieldNames.UserName, "username.taken_but_like");
        public static readonly Rule UserNameMissing = new(FieldNames.UserName, "username.missing");
        public static readonly Rule UserNameTooLong = new(FieldNames.UserName, "username.too_long");
        public static readonly Rule UserNameNotYours = new(FieldNames.UserName, "username.not_yours");
        public static readonly Rule PasswordNotChosen = new(FieldNames.Password, "password.not_chosen");
        public static readonly Rule PasswordTooShort = new(FieldNames.Password, "password.too_short");
        public static readonly Rule PasswordTooLong = new(FieldNames.Password, "password.too_long");
        public static readonly Rule PasswordIsUserName = new(FieldNames.Password, "password.is_username");
        public static readonly Rule PasswordOfOwnWords = new(FieldNames.Password, "password.of_own_words");
        public static readonly Rule PasswordMonotonous = new(FieldNames.Password, "password.monotonous");
        public static readonly Rule PasswordCommon = new(FieldNames.Password, "password.common");
        public static readonly Rule PasswordUnchanged = new(FieldNames.Password, "password.unchanged");
        public static readonly Rule PasswordMissing = new(FieldNames.Password, "password.missing");
        public static readonly Rule PasswordsOff = new(FieldNames.None, "password.off");
        public static readonly Rule PasswordWrong = new(FieldNames.Password, "password.wrong");
        public static readonly Rule SignInWrong = new(FieldNames.None, "sign_in.wrong");
        public static readonly Rule WaitOneSecond = new(FieldNames.None, "attempts.wait_one_second");
        public static readonly Rule WaitSeconds = new(FieldNames.None, "attempts.wait_seconds");
        public static readonly Rule WaitOneMinute = new(FieldNames.None, "attempts.wait_one_minute");
        public static readonly Rule WaitMinutes = new(FieldNames.None, "attempts.wait_minutes");
        public static readonly Rule DisplayNameMissing = new(FieldNames.DisplayName, "display_name.missing");
        public static readonly Rule DisplayNameTooLong = new(FieldNames.DisplayName, "display_name.too_long");
        public static readonly Rule LanguageUnknown = new(FieldNames.Language, "language.unknown");
        public static readonly Rule CultureUnknown = new(FieldNames.Culture, "culture.unknown");
        public static readonly Rule TimeZoneUnknown = new(FieldNames.TimeZone, "time_zone.unknown");
        public static readonly Rule LastOwner = new(FieldNames.None, "account.last_owner");
        public static readonly Rule LastAdministrator = new(FieldNames.None, "account.last_administrator");
    }

    public static class Sessions
    {
        public static readonly Rule AccountDisabled = new(FieldNames.None, "account.disabled");
    }

    public static class Administration
    {
        public static readonly Rule AccountIsOwn = new(FieldNames.None, "account.is_own");
        public static readonly Rule NoAdministratorLeft = new(FieldNames.None, "administrator.none_left");
    }

    public static class SecondFactor
    {
        public static readonly Rule CodeMissing = new(FieldNames.Code, "code.missing");
        public static readonly Rule CodeWrong = new(FieldNames.Code, "code.wrong");
        public static readonly Rule KeyTooOld = new(FieldNames.Code, "code.key_too_old");
        public static readonly Rule TwoStepOff = new(FieldNames.None, "two_step.off");
        public static readonly Rule TwoStepOn = new(FieldNames.None, "two_step.on");
    }

    public static class Passkeys
    {
        public static readonly Rule NameMissing = new(FieldNames.Name, "passkey.name_missing");
        public static readonly Rule NameTooLong = new(FieldNames.Name, "passkey.name_too_long");
        public static readonly Rule TooMany = new(FieldNames.None, "passkey.too_many");
    }

    public static class Alerts
    {
        public static readonly Rule QuietHoursEmpty = new(FieldNames.Hours, "alert.quiet_hours_empty");
        public static readonly Rule PushRefused = new(FieldNames.None, "push.refused");
        public static readonly Rule PushTooMany = new(FieldNames.None, "push.too_many");
    }

    public static class Links
    {
        public static readonly Rule LinkDead = new(FieldNames.None, "link.dead");
        public static readonly Rule InvitationNoteTooLong = new(FieldNames.Note, "invitation.note_too_long");
    }

    public static class Mail
    {
        public static readonly Rule EmailMissing = new(FieldNames.Email, "email.missing");
        public static readonly Rule EmailUnreadable = new(FieldNames.Email, "email.unreadable");
        public static readonly Rule EmailTooOften = new(FieldNames.Email, "email.too_often");
        public static readonly Rule EmailTaken = new(FieldNames.None, "email.taken");
        public static readonly Rule LinkOpenedElsewhere = new(FieldNames.None, "email.opened_elsewhere");
        public static readonly Rule QueueFull = new(FieldNames.None, "mail.queue_full");
    }

    public static class Providers
    {
        public static readonly Rule Taken = new(FieldNames.None, "provider.taken");
        public static readonly Rule OneOnly = new(FieldNames.None, "provider.one_only");
        public static readonly Rule LastWayIn = new(FieldNames.None, "provider.last_way_in");
    }

    public static class Tokens
    {
        public static readonly Rule NameMissing = new(FieldNames.Name, "token.name_missing");
        public static readonly Rule NameTooLong = new(FieldNames.Name, "token.name_too_long");
        public static readonly Rule ScopesMissing = new(FieldNames.Scopes, "token.scopes_missing");
        public static readonly Rule DaysUnknown = new(FieldNames.Days, "token.days_unknown");
        public static readonly Rule ScopeTooNarrow = new(FieldNames.None, "token.scope_too_narrow");
        public static readonly Rule TooMany = new(FieldNames.None, "token.too_many");
    }

    public static class Backup
    {
        public static readonly Rule Exists = new(FieldNames.None, "backup.exists");
        public static readonly Rule NoDatabase = new(FieldNames.None, "backup.no_database");
        public static readonly Rule NoRoom = new(FieldNames.None, "backup.no_room");
        public static readonly Rule OnServer = new(FieldNames.None, "backup.on_server");
        public static readonly Rule PlaceUnwritable = new(FieldNames.None, "backup.place_unwritable");
        public static readonly Rule InUse = new(FieldNames.None, "backup.in_use");
        public static readonly Rule FileMissing = new(FieldNames.None, "backup.file_missing");
        public static readonly Rule Foreign = new(FieldNames.None, "backup.foreign");
        public static readonly Rule IsServer = new(FieldNames.None, "backup.is_server");
        public static readonly Rule IsLedger = new(FieldNames.None, "backup.is_ledger");
        public static readonly Rule NotEmpty = new(FieldNames.None, "backup.not_empty");
        public static readonly Rule Damaged = new(FieldNames.None, "backup.damaged");
        public static readonly Rule PassphraseMissing = new(FieldNames.Password, "backup.passphrase_missing");
        public static readonly Rule PassphraseWrong = new(FieldNames.Password, "backup.passphrase_wrong");
        public static readonly Rule Newer = new(FieldNames.None, "backup.newer");
        public static readonly Rule Mismatch = new(FieldNames.None, "backup.mismatch");
        public static readonly Rule Unsafe = new(FieldNames.None, "backup.unsafe");
        public static readonly Rule TooLarge = new(FieldNames.None, "backup.too_large");
        public static readonly Rule SchemaOdd = new(FieldNames.None, "backup.schema_odd");
        public static readonly Rule Faulty = new(FieldNames.None, "backup.faulty");
    }

    public static class Connections
    {
        public static readonly Rule NameMissing = new(FieldNames.Name, "connection.name_missing");
        public static readonly Rule NameTooLong = new(FieldNames.Name, "connection.name_too_long");
        public static readonly Rule KindUnknown = new(FieldNames.None, "connection.kind_unknown");
        public static readonly Rule TooMany = new(FieldNames.None, "connection.too_many");
        public static readonly Rule SignsNothing = new(FieldNames.None, "connection.signs_nothing");
        public static readonly Rule StripeSecretUnreadable = new(FieldNames.Secret, "connection.stripe_secret_unreadable");
        public static readonly Rule PayPalWebhookUnreadable = new(FieldNames.Secret, "connection.paypal_webhook_unreadable");
        public static readonly Rule WiseKeyUnreadable = new(FieldNames.Secret, "connection.wise_key_unreadable");
    }

    public static class Inbox
    {
        public static readonly Rule TextMissing = new(FieldNames.Text, "inbox.text_missing");
        public static readonly Rule TextTooLong = new(FieldNames.Text, "inbox.text_too_long");
        public static readonly Rule Settled = new(FieldNames.None, "inbox.settled");
        public static readonly Rule NotLearned = new(FieldNames.None, "inbox.not_learned");
        public static readonly Rule TooManyLearned = new(FieldNames.None, "inbox.too_many_learned");
        public static readonly Rule NoPurchase = new(FieldNames.None, "inbox.no_purchase");
        public static readonly Rule RefundTooLarge = new(FieldNames.None, "inbox.refund_too_large");
    }

    public static class Webhooks
    {
        public static readonly Rule UrlUnreadable = new(FieldNames.Url, "webhook.url_unreadable");
        public static readonly Rule UrlTooLong = new(FieldNames.Url, "webhook.url_too_long");
        public static readonly Rule EventsMissing = new(FieldNames.Events, "webhook.events_missing");
        public static readonly Rule TooMany = new(FieldNames.None, "webhook.too_many");
    }

    public static class Data
    {
        public static readonly Rule DiskFull = new(FieldNames.None, "disk.full");
        public static readonly Rule DiskFullHalfway = new(FieldNames.None, "disk.full_halfway");
        public static readonly Rule DatabaseLost = new(FieldNames.None, "database.lost");
    }
}
