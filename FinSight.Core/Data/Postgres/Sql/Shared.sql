-- What all servers on this database share beside its tables. What cookies and forms are sealed with:
CREATE TABLE sealing_keys (name text PRIMARY KEY, xml text NOT NULL);

-- Who has what each night does once, until when, in milliseconds.
CREATE TABLE turns (job text PRIMARY KEY, night date NOT NULL, server uuid NOT NULL, until bigint NOT NULL, is_done boolean NOT NULL);

-- What is good for one use, such as the challenge of a passkey, and was used.
CREATE TABLE used_once (name text PRIMARY KEY, until bigint NOT NULL);

-- The oldest level of FinSight that may work on these tables: see "Two versions side by side" in docs/scale.md.
CREATE TABLE schema_level (least integer NOT NULL);
INSERT INTO schema_level (least) VALUES (1);

-- Wrong guesses, and what may be done so often in an hour. No row waits for the disk, and a crash of PostgreSQL forgets them.
CREATE UNLOGGED TABLE shared_counts (name text PRIMARY KEY, count double precision NOT NULL, at bigint NOT NULL);
CREATE INDEX ix_shared_counts_at ON shared_counts (at);

-- One at a time: what many begin at once must not get round the count. Each takes less than a password's check by far.
CREATE OR REPLACE FUNCTION enter_counts(now bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(5077964391476883);
    DELETE FROM shared_counts WHERE at <= now - 3600000;
END $$;

-- How many milliseconds to wait; 0 where the guess has begun.
CREATE OR REPLACE FUNCTION begin_guess(names text[], free integer[], now bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    wait bigint;
BEGIN
    PERFORM enter_counts(now);
    SELECT max(least(900000, 1000 * 2 ^ least(c.count - k.free, 10))::bigint - (now - c.at)) INTO wait
    FROM unnest(names, free) AS k (name, free) JOIN shared_counts c ON c.name = k.name WHERE c.count >= k.free;
    IF wait > 0 THEN RETURN wait; END IF;
    INSERT INTO shared_counts AS c (name, count, at) SELECT name, 1, now FROM unnest(names) name
    ON CONFLICT (name) DO UPDATE SET count = c.count + 1, at = excluded.at;
    RETURN 0;
END $$;

CREATE OR REPLACE FUNCTION forgive_guess(forgotten text, taken_back text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM enter_counts(0);
    DELETE FROM shared_counts WHERE name = forgotten;
    UPDATE shared_counts SET count = count - 1 WHERE name = taken_back;
    RETURN TRUE;
END $$;

-- So many at once, and then one each time that the period has room for. How many milliseconds to wait; 0 where it is taken.
CREATE OR REPLACE FUNCTION take_permit(wanted text, permits integer, period bigint, now bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    used double precision;
BEGIN
    PERFORM enter_counts(now);
    used := coalesce((SELECT greatest(0, count - (now - at)::double precision * permits / period) FROM shared_counts WHERE name = wanted), 0);
    IF used + 1 > permits THEN RETURN ceil((used + 1 - permits) * period / permits); END IF;
    INSERT INTO shared_counts (name, count, at) VALUES (wanted, used + 1, now)
    ON CONFLICT (name) DO UPDATE SET count = excluded.count, at = excluded.at;
    RETURN 0;
END $$;

CREATE OR REPLACE FUNCTION use_once(wanted text, until_then bigint, now bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM enter_counts(now);
    DELETE FROM used_once WHERE until <= now;
    INSERT INTO used_once (name, until) VALUES (wanted, until_then) ON CONFLICT DO NOTHING;
    RETURN FOUND;
END $$;
