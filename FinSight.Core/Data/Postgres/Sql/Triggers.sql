CREATE OR REPLACE FUNCTION keep_totals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.DeletedAt IS NULL THEN
        UPDATE DailyTotals SET Amount = Amount - OLD.Amount, Count = Count - 1
        WHERE LedgerId = OLD.LedgerId AND Date = OLD.Date AND CategoryId = OLD.CategoryId;
        UPDATE AllTimeTotals SET Amount = Amount - OLD.Amount, Count = Count - 1
        WHERE LedgerId = OLD.LedgerId AND CategoryId = OLD.CategoryId;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.DeletedAt IS NULL THEN
        INSERT INTO DailyTotals AS kept (LedgerId, Date, CategoryId, Amount, Count)
        VALUES (NEW.LedgerId, NEW.Date, NEW.CategoryId, NEW.Amount, 1)
        ON CONFLICT (LedgerId, Date, CategoryId) DO UPDATE SET Amount = kept.Amount + excluded.Amount, Count = kept.Count + 1;
        INSERT INTO AllTimeTotals AS kept (LedgerId, CategoryId, Amount, Count)
        VALUES (NEW.LedgerId, NEW.CategoryId, NEW.Amount, 1)
        ON CONFLICT (LedgerId, CategoryId) DO UPDATE SET Amount = kept.Amount + excluded.Amount, Count = kept.Count + 1;
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.DeletedAt IS NULL THEN
        DELETE FROM DailyTotals WHERE LedgerId = OLD.LedgerId AND Date = OLD.Date AND CategoryId = OLD.CategoryId AND Count = 0;
        DELETE FROM AllTimeTotals WHERE LedgerId = OLD.LedgerId AND CategoryId = OLD.CategoryId AND Count = 0;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION keep_tags() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.TagIds IS NOT NULL THEN
        DELETE FROM ExpenseTags WHERE LedgerId = OLD.LedgerId AND Date = OLD.Date AND Seq = OLD.Seq
            AND TagId IN (SELECT tag::uuid FROM string_to_table(OLD.TagIds, ' ') tag);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.TagIds IS NOT NULL THEN
        INSERT INTO ExpenseTags (LedgerId, TagId, Date, Seq)
        SELECT NEW.LedgerId, tag::uuid, NEW.Date, NEW.Seq FROM string_to_table(NEW.TagIds, ' ') tag;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION keep_texts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN DELETE FROM ExpenseTexts WHERE Seq = OLD.Seq; END IF;
    IF TG_OP <> 'DELETE' AND NEW.DeletedAt IS NULL THEN
        INSERT INTO ExpenseTexts (Seq, Words) VALUES (NEW.Seq, expense_words(NEW.LedgerId, NEW.Title, NEW.Note));
    END IF;
    RETURN NULL;
END $$;

-- Asked by the database, so that nobody archives a category between the question and the insert.
CREATE OR REPLACE FUNCTION refuse_archived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT Archived FROM Categories WHERE LedgerId = NEW.LedgerId AND Id = NEW.CategoryId) THEN
        RAISE EXCEPTION 'The category is archived.' USING ERRCODE = 'FS001';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION tell_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.Kind = 4 THEN RETURN NULL; END IF;
    INSERT INTO WebhookDeliveries (HookId, LedgerId, Sequence, Kind, State, Tries, CreatedAt)
    SELECT Id, LedgerId, NEW.Sequence, 15, 0, 0, NEW.At FROM Webhooks
    WHERE LedgerId = NEW.LedgerId AND DisabledAt IS NULL AND NEW.Entity = 'Expense' AND (Events & 15) <> 0 ORDER BY Id;
    INSERT INTO WebhookDeliveries (HookId, LedgerId, Sequence, Kind, State, Tries, CreatedAt)
    SELECT Id, LedgerId, NEW.Sequence, 16, 0, 0, NEW.At FROM Webhooks
    WHERE LedgerId = NEW.LedgerId AND DisabledAt IS NULL AND NEW.IsHead AND NEW.Intent = 2 AND (Events & 16) <> 0 ORDER BY Id;
    RETURN NULL;
END $$;

CREATE TRIGGER totals AFTER INSERT OR DELETE OR UPDATE OF LedgerId, Date, CategoryId, Amount, DeletedAt ON Expenses
    FOR EACH ROW EXECUTE FUNCTION keep_totals();
CREATE TRIGGER tags AFTER INSERT OR DELETE OR UPDATE OF LedgerId, Date, TagIds ON Expenses
    FOR EACH ROW EXECUTE FUNCTION keep_tags();
CREATE TRIGGER texts AFTER INSERT OR DELETE OR UPDATE OF LedgerId, Title, Note, DeletedAt ON Expenses
    FOR EACH ROW EXECUTE FUNCTION keep_texts();
CREATE TRIGGER open_category BEFORE INSERT ON Expenses FOR EACH ROW EXECUTE FUNCTION refuse_archived();
CREATE TRIGGER webhooks AFTER INSERT ON Changes FOR EACH ROW EXECUTE FUNCTION tell_webhooks();
