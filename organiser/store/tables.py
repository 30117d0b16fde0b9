"""The tables of a workspace in SQL, one text for each upgrade (see migrations.py)."""

# The trigger session_revision counts what calendars call SEQUENCE (RFC 5545, 3.8.7.4; place, title and link too). It
# is a trigger so that the number rises whatever changes a session, an undo included: a lower one is ignored.
FIRST = """
CREATE TABLE workspace (
    id INTEGER PRIMARY KEY CHECK (id = 1), uid TEXT NOT NULL, name TEXT NOT NULL, organiser TEXT NOT NULL,
    email TEXT NOT NULL, phone TEXT NOT NULL, is_sample INTEGER NOT NULL
) STRICT;
CREATE TABLE neighbourhood (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, sort_name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE programme (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, title TEXT NOT NULL, purpose TEXT NOT NULL,
    capacity INTEGER NOT NULL, apply_by TEXT, removed TEXT
) STRICT;
CREATE TABLE target (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    programme_id INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
    neighbourhood_id INTEGER NOT NULL REFERENCES neighbourhood (id), places INTEGER NOT NULL, place INTEGER NOT NULL
) STRICT;
CREATE INDEX target_programme ON target (programme_id, place);
CREATE TABLE session (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    programme_id INTEGER REFERENCES programme (id) ON DELETE SET NULL,
    title TEXT NOT NULL, starts TEXT NOT NULL, minutes INTEGER NOT NULL, timezone TEXT NOT NULL,
    place TEXT NOT NULL, online_url TEXT NOT NULL, status TEXT NOT NULL, summary TEXT NOT NULL, notes TEXT NOT NULL,
    expected INTEGER NOT NULL, sequence INTEGER NOT NULL, changed TEXT NOT NULL, removed TEXT
) STRICT;
CREATE INDEX session_starts ON session (starts, id) WHERE removed IS NULL;
CREATE INDEX session_programme ON session (programme_id, starts) WHERE removed IS NULL;
CREATE TRIGGER session_revision AFTER UPDATE OF title, starts, minutes, timezone, place, online_url, status ON session
WHEN (old.title, old.starts, old.minutes, old.timezone, old.place, old.online_url, old.status)
    IS NOT (new.title, new.starts, new.minutes, new.timezone, new.place, new.online_url, new.status)
BEGIN UPDATE session SET sequence = sequence + 1, changed = strftime('%Y-%m-%dT%H:%M:%S+00:00') WHERE id = new.id; END;
CREATE TABLE item (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    place INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, minutes INTEGER NOT NULL,
    exercise TEXT, card TEXT, pinned TEXT NOT NULL, lead TEXT NOT NULL, notes TEXT NOT NULL,
    participants TEXT NOT NULL
) STRICT;
CREATE INDEX item_session ON item (session_id, place);
CREATE TABLE strand (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    item_id INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
    place INTEGER NOT NULL, name TEXT NOT NULL, exercise TEXT, card TEXT, lead TEXT NOT NULL, room TEXT NOT NULL,
    notes TEXT NOT NULL
) STRICT;
CREATE INDEX strand_item ON strand (item_id, place);
CREATE TABLE release (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, at TEXT NOT NULL, starts TEXT NOT NULL, minutes INTEGER NOT NULL, timezone TEXT NOT NULL,
    plan TEXT NOT NULL, UNIQUE (session_id, number)
) STRICT;
CREATE TABLE card (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, slug TEXT NOT NULL UNIQUE, text TEXT NOT NULL
) STRICT;
CREATE TABLE opinion (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, exercise TEXT NOT NULL UNIQUE, favourite INTEGER NOT NULL,
    rating INTEGER NOT NULL, notes TEXT NOT NULL
) STRICT;
CREATE TABLE person (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, sort_name TEXT NOT NULL,
    neighbourhood_id INTEGER REFERENCES neighbourhood (id),
    phone TEXT NOT NULL, email TEXT NOT NULL, address TEXT NOT NULL, route TEXT NOT NULL, needs TEXT NOT NULL,
    reading TEXT NOT NULL, notes TEXT NOT NULL, removed TEXT
) STRICT;
CREATE INDEX person_sort_name ON person (sort_name, id) WHERE removed IS NULL;
CREATE INDEX person_neighbourhood ON person (neighbourhood_id);
CREATE TABLE member (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    programme_id INTEGER NOT NULL REFERENCES programme (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    joined TEXT NOT NULL, UNIQUE (programme_id, person_id)
) STRICT;
CREATE INDEX member_person ON member (person_id);
CREATE TABLE register (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    row INTEGER NOT NULL, invited INTEGER NOT NULL,
    answer TEXT NOT NULL, answer_route TEXT NOT NULL, answered TEXT,
    given_sequence INTEGER, given TEXT, mark TEXT NOT NULL, marked TEXT, removed TEXT,
    UNIQUE (session_id, person_id), UNIQUE (session_id, row)
) STRICT;
CREATE INDEX register_person ON register (person_id);
CREATE TABLE running (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL UNIQUE REFERENCES session (id) ON DELETE CASCADE,
    turns TEXT NOT NULL, finished TEXT
) STRICT;
CREATE TABLE timing (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, exercise TEXT NOT NULL,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    item_id INTEGER REFERENCES item (id) ON DELETE SET NULL,
    minutes INTEGER NOT NULL, people INTEGER NOT NULL, online INTEGER NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX timing_exercise ON timing (exercise, at);
CREATE INDEX timing_session ON timing (session_id);
CREATE INDEX timing_item ON timing (item_id);
CREATE TABLE step (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, label TEXT NOT NULL, joins TEXT NOT NULL, topics TEXT NOT NULL,
    undo TEXT NOT NULL, redo TEXT, undone INTEGER NOT NULL
) STRICT;
"""

# What belongs to people: their needs, their places, what was said to them and what they agreed to. The words that stood
# in person.needs, apart by semicolons, become a need each, so that a need has one home.
PEOPLE = """
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

# Dates given to people, days of one's own, what came from elsewhere or is published; how a group looks on paper.
CALENDARS = """
ALTER TABLE workspace ADD COLUMN colour TEXT NOT NULL DEFAULT '';
ALTER TABLE workspace ADD COLUMN logo BLOB NOT NULL DEFAULT x'';
CREATE TABLE given (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    sequence INTEGER NOT NULL, title TEXT NOT NULL, starts TEXT NOT NULL, minutes INTEGER NOT NULL,
    timezone TEXT NOT NULL, place TEXT NOT NULL, online_url TEXT NOT NULL, status TEXT NOT NULL, route TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX given_session ON given (session_id, person_id, at);
CREATE INDEX given_person ON given (person_id);
CREATE TABLE marked_day (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, day TEXT NOT NULL, name TEXT NOT NULL,
    every_year INTEGER NOT NULL, source TEXT NOT NULL, UNIQUE (day, name)
) STRICT;
CREATE TABLE origin (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    uid_there TEXT NOT NULL, occurrence TEXT NOT NULL, sequence INTEGER NOT NULL, stamped TEXT NOT NULL,
    source TEXT NOT NULL, UNIQUE (uid_there, occurrence)
) STRICT;
CREATE INDEX origin_session ON origin (session_id);
CREATE TABLE calendar_server (
    id INTEGER PRIMARY KEY CHECK (id = 1), uid TEXT NOT NULL, url TEXT NOT NULL, user TEXT NOT NULL,
    programme_uid TEXT NOT NULL, is_on INTEGER NOT NULL
) STRICT;
CREATE TABLE publication (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, session_uid TEXT NOT NULL UNIQUE,
    etag TEXT NOT NULL, digest TEXT NOT NULL, kept TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
ALTER TABLE step ADD COLUMN who TEXT NOT NULL DEFAULT '';
ALTER TABLE step ADD COLUMN touched TEXT NOT NULL DEFAULT '';
ALTER TABLE step ADD COLUMN about TEXT NOT NULL DEFAULT '[]';
ALTER TABLE step ADD COLUMN undoes INTEGER;
CREATE TABLE draft (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;
"""
