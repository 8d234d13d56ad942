-- Format 1. Instants are microseconds since 1970 (UTC); days are ISO 8601 text; spans are bytes in
-- the decoded text; digests are SHA-256 in hexadecimal.

-- One row per visit; everything here is also inside the WARC record.
CREATE TABLE captures (
    sequence      INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    url           TEXT,
    typed         TEXT,
    captured_at   INTEGER,
    kept_at       INTEGER NOT NULL,
    payload       TEXT NOT NULL,
    payload_bytes INTEGER NOT NULL,
    content_type  TEXT,
    status        INTEGER,
    headers       TEXT NOT NULL,
    provenance    TEXT NOT NULL,
    fate          TEXT NOT NULL,
    outlet        TEXT,
    origin        TEXT,
    revisit_of    TEXT,
    previous      TEXT,
    file          TEXT NOT NULL,
    place         INTEGER NOT NULL,
    length        INTEGER NOT NULL,
    member        TEXT NOT NULL,
    published_on  TEXT
) STRICT;
CREATE INDEX captures_of_url ON captures (url, captured_at, sequence);
CREATE INDEX captures_of_payload ON captures (payload);
CREATE INDEX captures_of_instant ON captures (captured_at);
CREATE INDEX captures_of_file ON captures (file, place);

-- Each decoded text once; it stays when a better decoder gives another, so that old citations hold.
CREATE TABLE texts (
    digest TEXT PRIMARY KEY,
    bytes  INTEGER NOT NULL,
    packed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The reading of a capture, whole; the tables below are made from it.
CREATE TABLE readings (
    capture  INTEGER PRIMARY KEY REFERENCES captures (sequence),
    reader   TEXT NOT NULL,
    text     TEXT NOT NULL REFERENCES texts (digest),
    charset  TEXT NOT NULL,
    is_html  INTEGER NOT NULL,
    revision INTEGER NOT NULL UNIQUE,
    digest   TEXT NOT NULL,
    packed   BLOB NOT NULL
) STRICT;
CREATE INDEX readings_of_reader ON readings (reader);

-- One row: how often a reading was put, and a running digest of them (the index's watermark).
CREATE TABLE shelf (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    revision INTEGER NOT NULL,
    stamp    TEXT NOT NULL
) STRICT;
INSERT INTO shelf VALUES (1, 0, '');

CREATE TABLE articles (
    sequence      INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    capture       INTEGER NOT NULL REFERENCES captures (sequence),
    n             INTEGER NOT NULL,
    role          TEXT NOT NULL,
    headline      TEXT,
    headline_from INTEGER,
    headline_to   INTEGER,
    outlet        TEXT,
    agency        TEXT,
    first_day     TEXT,
    last_day      TEXT,
    granularity   TEXT,
    basis         TEXT,
    published_from INTEGER,
    published_to  INTEGER,
    lang          TEXT NOT NULL,
    completeness  TEXT NOT NULL,
    vehicle       TEXT NOT NULL,
    first_words   TEXT NOT NULL,
    text          TEXT NOT NULL,
    span_from     INTEGER NOT NULL,
    span_to       INTEGER NOT NULL,
    body_from     INTEGER,
    body_to       INTEGER,
    statements    INTEGER NOT NULL
) STRICT;
CREATE INDEX articles_of_capture ON articles (capture, n);
CREATE INDEX articles_of_day ON articles (first_day, sequence);

-- Every name of every station of an article: outlet, agency, relay, aggregator, speaker; folded.
CREATE TABLE stations (
    article INTEGER NOT NULL REFERENCES articles (sequence),
    role    TEXT NOT NULL,
    folded  TEXT NOT NULL,
    PRIMARY KEY (article, role, folded)
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (
    sequence  INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    utterance TEXT NOT NULL,
    article   INTEGER NOT NULL REFERENCES articles (sequence),
    capture   INTEGER NOT NULL REFERENCES captures (sequence),
    n         INTEGER NOT NULL,
    act       TEXT NOT NULL,
    record    TEXT NOT NULL,
    context_from INTEGER NOT NULL,
    context_to   INTEGER NOT NULL
) STRICT;
CREATE INDEX statements_of_article ON statements (article, n);
CREATE INDEX statements_of_capture ON statements (capture);
CREATE INDEX statements_of_utterance ON statements (utterance);

-- Every name of every speaker of a statement; folded.
CREATE TABLE speakers (
    statement INTEGER NOT NULL REFERENCES statements (sequence),
    folded    TEXT NOT NULL,
    entity    TEXT,
    PRIMARY KEY (statement, folded)
) STRICT, WITHOUT ROWID;

CREATE TABLE entities (
    sequence INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    names    TEXT NOT NULL,
    wikidata TEXT
) STRICT;

CREATE TABLE mentions (
    entity    INTEGER NOT NULL REFERENCES entities (sequence),
    capture   INTEGER NOT NULL REFERENCES captures (sequence),
    span_from INTEGER NOT NULL,
    span_to   INTEGER NOT NULL,
    n         INTEGER,
    PRIMARY KEY (entity, capture, span_from, span_to)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_of_capture ON mentions (capture);

CREATE TABLE events (
    sequence  INTEGER PRIMARY KEY,
    article   INTEGER NOT NULL REFERENCES articles (sequence),
    capture   INTEGER NOT NULL REFERENCES captures (sequence),
    kind      TEXT NOT NULL,
    first_day TEXT,
    last_day  TEXT,
    record    TEXT NOT NULL
) STRICT;
CREATE INDEX events_of_article ON events (article, kind);
CREATE INDEX events_of_capture ON events (capture);

-- The chronicle as it was last derived.
CREATE TABLE lines (
    sequence  INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL,
    first_day TEXT,
    last_day  TEXT,
    folded    TEXT NOT NULL,
    digest    TEXT NOT NULL,
    record    TEXT NOT NULL
) STRICT;
CREATE INDEX lines_of_day ON lines (first_day, sequence);

CREATE TABLE citations (
    line    INTEGER NOT NULL REFERENCES lines (sequence),
    article TEXT NOT NULL,
    PRIMARY KEY (line, article)
) STRICT, WITHOUT ROWID;

-- What people did; the journal file is its home.
CREATE TABLE journal (
    sequence INTEGER PRIMARY KEY,
    at       INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    about    TEXT NOT NULL,
    digest   TEXT NOT NULL,
    record   TEXT NOT NULL
) STRICT;
