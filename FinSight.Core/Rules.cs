namespace FinSight.Core;

/// <summary>Every rule there is, room by room. What to say of each is the interface's business.</summary>
public static partial class Rules
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

    public static class Backup
    {
        public static readonly Rule Exists = new(FieldNames.None, "backup.exists");
        public static readonly Rule NoDatabase = new(FieldNames.None, "backup.no_database");
        public static readonly Rule NoRoom = new(FieldNames.None, "backup.no_room");
        public static readonly Rule Busy = new(FieldNames.None, "backup.busy");
        public static readonly Rule TooSlow = new(FieldNames.None, "backup.too_slow");
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
        public static readonly Rule NotYours = new(FieldNames.None, "connection.not_yours");
        public static readonly Rule SignsNothing = new(FieldNames.None, "connection.signs_nothing");
        public static readonly Rule StripeSecretUnreadable = new(
            FieldNames.Secret, "connection.stripe_secret_unreadable");
        public static readonly Rule PayPalWebhookUnreadable = new(
            FieldNames.Secret, "connection.paypal_webhook_unreadable");
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
        public static readonly Rule NotYours = new(FieldNames.None, "webhook.not_yours");
    }

    public static class Data
    {
        public static readonly Rule DiskFull = new(FieldNames.None, "disk.full");
        public static readonly Rule DiskFullHalfway = new(FieldNames.None, "disk.full_halfway");
        public static readonly Rule DatabaseLost = new(FieldNames.None, "database.lost");
    }
}
