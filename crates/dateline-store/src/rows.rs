//! Rows: what the reading room hands out.

use dateline_model::{
    ArticleId, ArticleRole, Attribution, Basis, Capture, CaptureId, Completeness, Digest, EntityId,
    Fate, Headline, Kind, Lang, Moment, PageUrl, Provenance, Span, Vehicle,
};
use jiff::{Timestamp, civil::Date};

/// Where a record lies in the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Name of the file in `warc/`.
    pub file: String,
    /// First byte of its gzip member.
    pub offset: u64,
    /// Bytes of its gzip member.
    pub length: u64,
    /// Digest of the stored member, gzip header included.
    pub member: Digest,
}

/// One visit, as the vault keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptureRow {
    /// Its place in the chain, from 1; sequence numbers, not clocks, give the order.
    pub sequence: u64,
    /// Its id.
    pub id: CaptureId,
    /// The address, when it is known.
    pub url: Option<PageUrl>,
    /// When the visit was made, when that is known; to the microsecond.
    pub captured_at: Option<Timestamp>,
    /// When the vault took it.
    pub kept_at: Timestamp,
    /// Digest of the body.
    pub payload: Digest,
    /// Bytes of the body.
    pub payload_bytes: u64,
    /// `Content-Type` as received.
    pub content_type: Option<String>,
    /// HTTP status.
    pub status: Option<u16>,
    /// Response header fields in order.
    pub headers: Vec<(String, String)>,
    /// Witnessed or imported.
    pub provenance: Provenance,
    /// What the visit found.
    pub fate: Fate,
    /// The outlet, where a manifest named it.
    pub outlet: Option<String>,
    /// The day of publication, where a manifest or the item itself named it.
    pub published_on: Option<Date>,
    /// The file or archive entry it came from.
    pub origin: Option<String>,
    /// The capture of the same address that holds the same body, when this record is a `revisit`.
    pub revisit_of: Option<CaptureId>,
    /// Digest of the stored member of the capture before it; none for the first.
    pub previous: Option<Digest>,
    /// Where the record lies.
    pub place: Place,
}

impl CaptureRow {
    /// The capture as it came in, with its body.
    pub fn with_payload(&self, payload: Vec<u8>) -> Capture {
        Capture {
            url: self.url.clone(),
            captured_at: self.captured_at,
            payload,
            content_type: self.content_type.clone(),
            status: self.status,
            headers: self.headers.clone(),
            provenance: self.provenance,
            fate: self.fate,
            outlet: self.outlet.clone(),
            published_on: self.published_on,
            origin: self.origin.clone(),
        }
    }
}

/// How a capture was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoding {
    /// Version of the reader.
    pub reader: String,
    /// Digest of the decoded text all spans of the reading count in.
    pub text: Digest,
    /// The charset that was used, by its WHATWG name.
    pub charset: String,
    /// Whether the page came from HTML.
    pub is_html: bool,
}

/// When an article was published, and how that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The day, or the interval that contains it.
    pub moment: Moment,
    /// How it is known.
    pub basis: Basis,
    /// The words that say it.
    pub span: Option<Span>,
}

/// One item of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleRow {
    /// Its id.
    pub id: ArticleId,
    /// The capture it stands in.
    pub capture: CaptureId,
    /// Its index in the reading.
    pub n: usize,
    /// Article, teaser or announcement.
    pub role: ArticleRole,
    /// The printed title.
    pub headline: Option<Headline>,
    /// Who publishes it.
    pub outlet: Option<String>,
    /// Who supplied it.
    pub agency: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// Its language.
    pub lang: Lang,
    /// Whether it is whole.
    pub completeness: Completeness,
    /// The weight of what carries it.
    pub vehicle: Vehicle,
    /// The first words of its body, white space folded.
    pub first_words: String,
    /// The address of the capture.
    pub url: Option<PageUrl>,
    /// When the capture was made.
    pub captured_at: Option<Timestamp>,
    /// Digest of the decoded text its spans count in.
    pub text: Digest,
    /// From its first newsline to its last line.
    pub span: Span,
    /// Its body, when it has one.
    pub body: Option<Span>,
    /// How many statements it carries.
    pub statements: usize,
}

/// Somebody said something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementRow {
    /// Its id.
    pub id: String,
    /// The id of the thing said; its copies share it.
    pub utterance: String,
    /// Where it stands.
    pub article: ArticleRow,
    /// Source, cue, content.
    pub attribution: Attribution,
    /// The words said, cut from the text; pieces are joined by " … ".
    pub content: String,
    /// The sentence or line around them.
    pub context: String,
    /// Where the context stands.
    pub context_span: Span,
    /// How many articles carry the same utterance, this one included; an article that was captured
    /// several times counts once.
    pub copies: usize,
}

/// Someone or something meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityRow {
    /// Its id.
    pub id: EntityId,
    /// What kind of thing it is.
    pub kind: Kind,
    /// The canonical name.
    pub name: String,
    /// Names by language, best first.
    pub names: Vec<(Lang, Vec<String>)>,
    /// Wikidata item, only where certain.
    pub wikidata: Option<String>,
    /// How often it is named.
    pub mentions: usize,
    /// In how many captures it is named.
    pub captures: usize,
    /// First published day of an article that names it.
    pub first_seen: Option<Date>,
    /// Last published day of an article that names it.
    pub last_seen: Option<Date>,
}

/// Words that name somebody, in their article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentionRow {
    /// The entity.
    pub entity: EntityId,
    /// The capture.
    pub capture: CaptureId,
    /// The article; none in the page's furniture.
    pub article: Option<ArticleRow>,
    /// Digest of the text the span counts in.
    pub text: Digest,
    /// The words.
    pub span: Span,
    /// The words as printed.
    pub words: String,
    /// The sentence or line around them.
    pub context: String,
}

/// How much there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Captures.
    pub captures: usize,
    /// Articles and announcements.
    pub articles: usize,
    /// Pointers to articles elsewhere.
    pub teasers: usize,
    /// Statements.
    pub statements: usize,
    /// Things said, copies counted once.
    pub utterances: usize,
    /// Entities that are named at least once.
    pub entities: usize,
    /// Events as told, copies not joined.
    pub events: usize,
    /// Lines of the chronicle.
    pub lines: usize,
    /// Captures that nobody has read yet.
    pub unread: usize,
    /// First visit.
    pub first_captured: Option<Timestamp>,
    /// Last visit.
    pub last_captured: Option<Timestamp>,
    /// First published day.
    pub first_published: Option<Date>,
    /// Last published day.
    pub last_published: Option<Date>,
}
