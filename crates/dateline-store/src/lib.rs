//! The vault: originals in WARC, a catalogue in SQLite, an index in Tantivy.
