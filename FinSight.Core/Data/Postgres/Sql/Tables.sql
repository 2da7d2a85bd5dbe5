ALTER TABLE DailyTotals ADD FOREIGN KEY (LedgerId) REFERENCES Ledgers (Id) ON DELETE CASCADE;
ALTER TABLE AllTimeTotals ADD FOREIGN KEY (LedgerId) REFERENCES Ledgers (Id) ON DELETE CASCADE;
-- They change with every expense, and keep their place on their page while there is room.
ALTER TABLE DailyTotals SET (fillfactor = 70);
ALTER TABLE AllTimeTotals SET (fillfactor = 50);

-- Checked at the commit, since an undo may bring back a tag after its expenses.
ALTER TABLE ExpenseTags ADD FOREIGN KEY (LedgerId) REFERENCES Ledgers (Id) ON DELETE CASCADE;
ALTER TABLE ExpenseTags ADD FOREIGN KEY (LedgerId, TagId) REFERENCES Tags (LedgerId, Id) DEFERRABLE INITIALLY DEFERRED;

CREATE UNIQUE INDEX ix_categories_name ON Categories (LedgerId, coalesce(ParentId, '00000000-0000-0000-0000-000000000000'), NameKey);

CREATE TABLE ExpenseTexts (Seq bigint PRIMARY KEY, Words tsvector NOT NULL);
CREATE INDEX ix_expensetexts_words ON ExpenseTexts USING gin (Words);
