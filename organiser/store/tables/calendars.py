"""What version 3 added to the tables: calendars, looks, what was printed, and the words of the history."""

# Dates given to people, days of one's own, what came from elsewhere or is published; how a group looks on paper.
SQL = """
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
ALTER TABLE erasure ADD COLUMN who TEXT NOT NULL DEFAULT '';
CREATE TABLE tombstone (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, mark TEXT NOT NULL UNIQUE, at TEXT NOT NULL
) STRICT;
CREATE TABLE printing (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    session_id INTEGER REFERENCES session (id) ON DELETE CASCADE,
    programme_id INTEGER REFERENCES programme (id) ON DELETE CASCADE,
    kind TEXT NOT NULL, format TEXT NOT NULL, paper TEXT NOT NULL, times TEXT NOT NULL, copies INTEGER NOT NULL,
    version TEXT NOT NULL, traces TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX printing_session ON printing (session_id);
CREATE INDEX printing_programme ON printing (programme_id);
CREATE TABLE pack_part (
    id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE,
    session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    part TEXT NOT NULL, copies INTEGER NOT NULL, UNIQUE (session_id, part)
) STRICT;
CREATE TABLE draft (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;
"""
