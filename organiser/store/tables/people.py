"""What version 2 added to the tables: people, their needs and their places."""

# What belongs to people: their needs, their places, what was said to them and what they agreed to. The words that stood
# in person.needs, apart by semicolons, become a need each, so that a need has one home.
SQL = """
ALTER TABLE person ADD COLUMN other_routes TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN through TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN best_time TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN easy_read INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN diet TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN children INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN travel TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN under_18 INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN guardian TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN guardian_contact TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN added TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN merged_into INTEGER REFERENCES person (id) ON DELETE SET NULL;
CREATE INDEX person_added ON person (added) WHERE removed IS NULL;
CREATE INDEX person_merged_into ON person (merged_into);
CREATE TABLE sector (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    sort_name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE person_sector (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    sector_id INTEGER NOT NULL REFERENCES sector (id) ON DELETE CASCADE, UNIQUE (person_id, sector_id)
) STRICT;
CREATE INDEX person_sector_sector ON person_sector (sector_id);
CREATE TABLE need (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    place INTEGER NOT NULL, words TEXT NOT NULL, flagged INTEGER NOT NULL, lead_days INTEGER NOT NULL,
    share_with TEXT NOT NULL, agreed TEXT, review_by TEXT
) STRICT;
CREATE INDEX need_person ON need (person_id, place);
INSERT INTO need (uid, person_id, place, words, flagged, lead_days, share_with)
    WITH RECURSIVE part (person_id, place, words, rest) AS (
        SELECT id, -1, '', needs || ';' FROM person WHERE needs <> ''
        UNION ALL SELECT person_id, place + 1, trim(substr(rest, 1, instr(rest, ';') - 1)),
            substr(rest, instr(rest, ';') + 1) FROM part WHERE rest <> ''
    )
    SELECT lower(hex(randomblob(16))), person_id, min(place), words, 1, 0, '' FROM part WHERE words <> ''
    GROUP BY person_id, lower(words);
ALTER TABLE person DROP COLUMN needs;
CREATE TABLE provision (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    need_id INTEGER NOT NULL REFERENCES need (id) ON DELETE CASCADE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    state TEXT NOT NULL, note TEXT NOT NULL, at TEXT NOT NULL, UNIQUE (need_id, session_id)
) STRICT;
CREATE INDEX provision_session ON provision (session_id);
CREATE TABLE companion (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    companion_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    takes_place INTEGER NOT NULL, UNIQUE (person_id, companion_id)
) STRICT;
CREATE INDEX companion_companion ON companion (companion_id);
CREATE TABLE consent (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL, wording TEXT NOT NULL, given TEXT NOT NULL, given_by TEXT NOT NULL, route TEXT NOT NULL,
    withdrawn TEXT
) STRICT;
CREATE INDEX consent_person ON consent (person_id);
CREATE TABLE not_same (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    first_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    second_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    UNIQUE (first_id, second_id), CHECK (first_id < second_id)
) STRICT;
CREATE INDEX not_same_second ON not_same (second_id);
ALTER TABLE programme ADD COLUMN share_by TEXT NOT NULL DEFAULT 'order';
ALTER TABLE programme ADD COLUMN hold_until TEXT;
ALTER TABLE programme ADD COLUMN release_to TEXT NOT NULL DEFAULT 'anyone';
ALTER TABLE programme ADD COLUMN offer_days INTEGER NOT NULL DEFAULT 7;
ALTER TABLE programme ADD COLUMN cut_off TEXT;
ALTER TABLE member ADD COLUMN role TEXT NOT NULL DEFAULT 'participant';
CREATE TABLE application (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    programme_id INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    joined TEXT NOT NULL, tie INTEGER NOT NULL, counts_from TEXT, moved_why TEXT NOT NULL,
    role TEXT NOT NULL, state TEXT NOT NULL, offered TEXT, offer_until TEXT, settled TEXT, note TEXT NOT NULL,
    UNIQUE (programme_id, person_id)
) STRICT;
CREATE INDEX application_person ON application (person_id);
CREATE TABLE draw (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    programme_id INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
    at TEXT NOT NULL, seed TEXT NOT NULL, record TEXT NOT NULL
) STRICT;
CREATE INDEX draw_programme ON draw (programme_id, at);
ALTER TABLE session ADD COLUMN places INTEGER NOT NULL DEFAULT 0;
ALTER TABLE register ADD COLUMN noted_by TEXT NOT NULL DEFAULT '';
ALTER TABLE register ADD COLUMN offer_until TEXT;
CREATE TABLE call (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    at TEXT NOT NULL, outcome TEXT NOT NULL, again TEXT, noted_by TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE INDEX call_session ON call (session_id, person_id, at);
CREATE INDEX call_person ON call (person_id);
CREATE TABLE wording (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, language TEXT NOT NULL,
    easy_read INTEGER NOT NULL, text TEXT NOT NULL, UNIQUE (name, language, easy_read)
) STRICT;
CREATE TABLE nickname (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, words TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX nickname_person ON nickname (person_id);
CREATE TABLE call_list (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    name TEXT NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX call_list_session ON call_list (session_id);
CREATE TABLE sheet_tally (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL UNIQUE REFERENCES session (id) ON DELETE CASCADE, people INTEGER NOT NULL
) STRICT;
CREATE TABLE grouping (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    name TEXT NOT NULL, names TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX grouping_session ON grouping (session_id);
CREATE TABLE grouped (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    grouping_id INTEGER NOT NULL REFERENCES grouping (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, place INTEGER NOT NULL, stays INTEGER NOT NULL, UNIQUE (grouping_id, person_id)
) STRICT;
CREATE INDEX grouped_person ON grouped (person_id);
CREATE TABLE pair (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    first_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    second_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    together INTEGER NOT NULL, why TEXT NOT NULL, UNIQUE (first_id, second_id), CHECK (first_id < second_id)
) STRICT;
CREATE INDEX pair_second ON pair (second_id);
CREATE TABLE remainder (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE, neighbourhood TEXT NOT NULL,
    people INTEGER NOT NULL, invited INTEGER NOT NULL, said_yes INTEGER NOT NULL, were_there INTEGER NOT NULL,
    UNIQUE (session_id, neighbourhood)
) STRICT;
CREATE TABLE retention (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL UNIQUE,
    months INTEGER NOT NULL) STRICT;
CREATE TABLE erasure (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, at TEXT NOT NULL, what TEXT NOT NULL,
    people INTEGER NOT NULL) STRICT;
DELETE FROM step;
"""
