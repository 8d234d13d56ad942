//! Article: one news text on a page, and what was left out of it.

use crate::{Basis, Dateline, Hop, Lang, Resolved, Span, Stamp};
use serde::{Deserialize, Serialize};

/// What an item of a page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ArticleRole {
    /// A news text.
    #[default]
    Article,
    /// A pointer to an article elsewhere; never evidence for another article of the page.
    Teaser,
    /// An announcement of an event to come.
    Announcement,
}

/// Whether a text is whole (ours; an excerpt that looks whole later reads as an edit).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Completeness {
    /// All of it is here.
    #[default]
    Whole,
    /// The page offers the rest elsewhere.
    Excerpt,
    /// The rest stands behind a wall.
    Paywalled,
    /// It ends where no text ends.
    Cut,
}

/// A stretch of an article in another language than the article's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foreign {
    /// The language it is in.
    pub language: Lang,
    /// Where it stands.
    pub span: Span,
}

/// What an agency's words to the editors do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SlugKind {
    /// They name the story: "BC-PORT-STRIKE, 1st Ld".
    Keyword,
    /// They tell this take of it from others: "(URGENT)", "ADD:".
    Take,
    /// They close it: "-0-", "(END)".
    End,
}

/// Words of an agency to the editors around a text (IPTC `SlugLine`); they are no body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slug {
    /// What they do.
    pub kind: SlugKind,
    /// Where they stand.
    pub span: Span,
}

/// The printed title (IPTC `HeadLine`). It may be missing; a first sentence is never promoted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headline {
    /// The words, white space folded.
    pub text: String,
    /// Where they stand; none when only markup has them.
    pub span: Option<Span>,
}

/// The writer, a person (IPTC `ByLine`). An agency standing there is a credit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Byline {
    /// The line as printed.
    pub text: String,
    /// The people it names, in order.
    pub people: Vec<String>,
    /// Where it stands; none when only markup has it.
    pub span: Option<Span>,
}

/// What carries a text, by weight: a leader's speech weighs more than a report (state-media
/// studies). Heaviest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vehicle {
    /// A leader's own speech or signed work.
    LeaderSpeech,
    /// A message or letter of a leader.
    LeaderMessage,
    /// A statement of the government or a party organ.
    GovernmentStatement,
    /// A statement of a ministry or department.
    MinistryStatement,
    /// A spokesperson's words.
    Spokesperson,
    /// An editorial or unsigned commentary.
    Editorial,
    /// A signed commentary.
    Commentary,
    /// A report.
    #[default]
    Report,
}

impl Vehicle {
    /// The word used in the record, the API and on pages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeaderSpeech => "leader_speech",
            Self::LeaderMessage => "leader_message",
            Self::GovernmentStatement => "government_statement",
            Self::MinistryStatement => "ministry_statement",
            Self::Spokesperson => "spokesperson",
            Self::Editorial => "editorial",
            Self::Commentary => "commentary",
            Self::Report => "report",
        }
    }
}

/// The vehicle of an article with the reason for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// The vehicle.
    pub vehicle: Vehicle,
    /// The reason, as words for readers: `"headline names a spokesperson"`.
    pub because: String,
}

/// One news text on a page (schema.org `NewsArticle`). A page may hold several, some cut off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Article {
    /// What it is.
    pub role: ArticleRole,
    /// From its first newsline to its last line.
    pub span: Span,
    /// Other places of the page where the same item is printed again.
    pub repeats: Vec<Span>,
    /// The printed title.
    pub headline: Option<Headline>,
    /// The summary under the headline; not the first paragraph.
    pub standfirst: Option<Span>,
    /// The writer.
    pub byline: Option<Byline>,
    /// Place, day, agency before the text.
    pub dateline: Option<Dateline>,
    /// Who supplied and who publishes the text, agency first, aggregator last.
    pub credits: Vec<Hop>,
    /// When it was published.
    pub published: Option<Resolved<Stamp>>,
    /// When it was last changed, as the page says.
    pub updated: Option<Resolved<Stamp>>,
    /// Its language.
    pub language: Lang,
    /// The paragraphs that are in another language, in order.
    pub foreign: Vec<Foreign>,
    /// The agencies' own words to the editors, in the order of the page.
    pub slugs: Vec<Slug>,
    /// Whether it is whole.
    pub completeness: Completeness,
    /// The paragraphs of its body, in order; the dateline stays inside.
    pub paragraphs: Vec<Span>,
    /// Lines that stand with it but are no body: credit, byline and date lines.
    pub newslines: Vec<Span>,
    /// The weight of what carries it.
    pub level: Level,
}

impl Article {
    /// The body as reading text: paragraphs joined by line feeds, white space inside them folded.
    pub fn body_text(&self, text: &str) -> String {
        let mut body = String::new();
        for paragraph in &self.paragraphs {
            if !body.is_empty() {
                body.push('\n');
            }
            let mut words = paragraph.of(text).split_whitespace();
            body.extend(words.next());
            for word in words {
                body.push(' ');
                body.push_str(word);
            }
        }
        body
    }

    /// From the first to the last byte of the body, when there is one.
    pub fn body_span(&self) -> Option<Span> {
        Some(self.paragraphs.first()?.cover(*self.paragraphs.last()?))
    }

    /// The published day, when it is known to the day.
    pub fn published_day(&self) -> Option<jiff::civil::Date> {
        self.published.as_ref()?.value.day_as_printed()
    }

    /// Whether a hop of the credits is known by this basis.
    pub fn is_credited_by(&self, basis: Basis) -> bool {
        self.credits.iter().any(|hop| hop.basis == basis)
    }
}

/// Why a part of the page was left out. Nothing vanishes without a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DropReason {
    /// Navigation, menus, "back to top".
    Navigation,
    /// Links to other articles.
    Related,
    /// Share buttons, subscription, newsletter, donation.
    Promotion,
    /// Reader comments.
    Comment,
    /// Advertising.
    Advertising,
    /// Legal lines, copyright, cookie notes.
    Legal,
    /// The name of the section or the site.
    Masthead,
    /// The same words printed again.
    Repeat,
    /// Nothing says it belongs to the text.
    Unclaimed,
}

/// What was left out, with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// Where it stands.
    pub span: Span,
    /// Why it was left out.
    pub reason: DropReason,
    /// The features that decided, by name, with their weight in thousandths; without a request for
    /// reasons only the rules that left it out.
    pub because: Vec<(String, i32)>,
}
