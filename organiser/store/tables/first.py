"""The tables of a workspace of version 1, in SQL."""

# The trigger session_revision counts what calendars call SEQUENCE (RFC 5545, 3.8.7.4; place, title and link too). It
# is a trigger so that the number rises whatever changes a session, an undo included: a lower one is ignored.
SQL = """
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
