-- The words of a text as the search has them: as LedgerWordQueries, which the tests hold it against.
CREATE OR REPLACE FUNCTION words(ledger uuid, content text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    mark text := replace(ledger::text, '-', '');
    folded text := content;
BEGIN
    IF octet_length(content) = char_length(content) THEN
        RETURN (SELECT string_agg(mark || word[1], ' ' ORDER BY place)
            FROM regexp_matches(lower(content COLLATE "C"), '[0-9a-z]+', 'g') WITH ORDINALITY AS found(word, place));
    END IF;
    folded := regexp_replace(normalize(content, NFKD) COLLATE "C", '[{accents}]', '', 'g');
    folded := normalize({folded}, NFKC);
    folded := replace(lower(folded COLLATE "und-x-icu"), 'ς', 'σ');
    RETURN (SELECT string_agg(mark || word[1], ' ' ORDER BY place)
        FROM regexp_matches(folded COLLATE "C", '[0-9A-Za-z{letters}]+', 'g') WITH ORDINALITY AS found(word, place));
END $$;

-- The words of both texts, with a gap between them, so that no phrase reaches from one into the other.
CREATE OR REPLACE FUNCTION expense_words(ledger uuid, title text, note text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(string_agg('''' || left(word, {longest}) || ''':' || place, ' '), '')::tsvector FROM (
        SELECT word, place FROM string_to_table(words(ledger, title), ' ') WITH ORDINALITY AS t(word, place)
        UNION ALL
        SELECT word, place + 1000 FROM string_to_table(words(ledger, note), ' ') WITH ORDINALITY AS n(word, place)) both_texts
$$;
