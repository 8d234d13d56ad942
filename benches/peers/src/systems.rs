//! Systems: ours, the peers and the floor, each used as it is meant to be used.

use crate::floor;
use dateline_model::{Article, ArticleRole, Capture, Limits, PageUrl};
use dateline_read::{Context, Lexicon};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a system says of a page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answer {
    /// The main text; paragraphs end with a line feed.
    pub text: String,
    /// The longest article alone, where a system knows of several.
    pub largest: Option<String>,
    /// The title.
    pub title: String,
    /// The day of publication, `YYYY-MM-DD`.
    pub day: Option<String>,
    /// The language the page declares, else the one we found.
    pub language: String,
    /// Whether it panicked.
    pub has_panicked: bool,
}

/// A system that runs in this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum System {
    /// dateline: decode, layout, newslines with the published day.
    Ours,
    /// trafilatura (Rust) with fallback, comments off, tables on.
    Trafilatura,
    /// `dom_smoothie` with formatted text.
    DomSmoothie,
    /// html5ever into our arena only.
    Floor,
}

impl System {
    /// All of them.
    pub(crate) const ALL: [Self; 4] =
        [Self::Ours, Self::Trafilatura, Self::DomSmoothie, Self::Floor];

    /// Its name in tables, JSON and as a word of the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ours => "dateline",
            Self::Trafilatura => "trafilatura-rs",
            Self::DomSmoothie => "dom_smoothie",
            Self::Floor => "html5ever only",
        }
    }

    /// The system of a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|system| system.name() == name)
    }
}

/// A system made ready for many pages.
pub(crate) struct Ready {
    system: System,
    lexicon: Option<Lexicon>,
    options: trafilatura::Options,
    config: dom_smoothie::Config,
}

impl Ready {
    /// Makes a system ready.
    pub(crate) fn new(system: System) -> Self {
        Self {
            system,
            lexicon: (system == System::Ours).then(Lexicon::built_in),
            options: trafilatura::Options::default()
                .with_fallback(true)
                .with_exclude_comments(true),
            config: dom_smoothie::Config {
                text_mode: dom_smoothie::TextMode::Formatted,
                ..dom_smoothie::Config::default()
            },
        }
    }

    /// What the system says of a page; a panic gives an empty answer.
    pub(crate) fn answer(&self, html: &str, url: Option<&str>) -> Answer {
        let answer = catch_unwind(AssertUnwindSafe(|| match self.system {
            System::Ours => self.ours(html, url),
            System::Trafilatura => self.trafilatura(html),
            System::DomSmoothie => self.dom_smoothie(html),
            System::Floor => Answer::default(),
        }));
        answer.unwrap_or_else(|_| Answer { has_panicked: true, ..Answer::default() })
    }

    /// The work alone, for the clock: no text is joined or converted, nothing is kept. The answer
    /// is a size, so that no compiler leaves the work out.
    pub(crate) fn work(&self, html: &str) -> usize {
        let size = catch_unwind(AssertUnwindSafe(|| match self.system {
            System::Ours => self.read(html, None).map_or(0, |(_, reading)| reading.articles.len()),
            System::Trafilatura => {
                trafilatura::extract(html, &self.options).map_or(0, |r| r.content_html.len())
            }
            System::DomSmoothie => self.readable(html).map_or(0, |a| a.text_content.len()),
            System::Floor => floor::parse(html),
        }));
        size.unwrap_or(0)
    }

    /// Decode, layout and newslines, through the public door.
    fn read(
        &self,
        html: &str,
        url: Option<&str>,
    ) -> Option<(dateline_model::Page, dateline_model::Reading)> {
        let mut context = Context::new(self.lexicon.as_ref()?);
        context.url = url.and_then(PageUrl::parse);
        let mut capture = Capture::imported(html.as_bytes().to_vec());
        capture.content_type = Some("text/html; charset=utf-8".to_owned());
        let page = dateline_read::decode(&capture, &Limits::default());
        let reading = dateline_read::extract(&page, &context);
        Some((page, reading))
    }

    fn ours(&self, html: &str, url: Option<&str>) -> Answer {
        let Some((page, reading)) = self.read(html, url) else { return Answer::default() };
        let of = |role: ArticleRole| -> Vec<&Article> {
            reading.articles.iter().filter(|article| article.role == role).collect()
        };
        // As every scorer of the project counts: the articles, and without one the announcements.
        let own = of(ArticleRole::Article);
        let own = if own.is_empty() { of(ArticleRole::Announcement) } else { own };
        let body = |article: &Article| article.body_text(&page.text);
        let bodies: Vec<String> = own.iter().map(|article| body(article)).collect();
        // Of equals the first.
        let longest = (0..own.len()).rev().max_by_key(|n| bodies[*n].chars().count());
        let main = longest.map(|n| own[n]);
        let declared = page.markup.iter().find(|fact| fact.place == "html:lang");
        let declared = declared.map(|fact| fact.value.to_lowercase()).unwrap_or_default();
        let declared = declared.split(['-', '_']).next().unwrap_or_default().trim().to_owned();
        let whole: Vec<&str> =
            bodies.iter().map(String::as_str).filter(|body| !body.is_empty()).collect();
        Answer {
            text: whole.join("\n"),
            largest: longest.map(|n| bodies[n].clone()),
            title: main.and_then(|a| Some(a.headline.as_ref()?.text.clone())).unwrap_or_default(),
            day: main.and_then(|a| Some(a.published_day()?.to_string())),
            language: if declared.len() == 2 {
                declared
            } else {
                reading.language.code().to_owned()
            },
            has_panicked: false,
        }
    }

    fn trafilatura(&self, html: &str) -> Answer {
        let Ok(result) = trafilatura::extract(html, &self.options) else {
            return Answer::default();
        };
        Answer {
            // `content_text` has no line breaks at all.
            text: floor::text(&result.content_html),
            title: result.metadata.title,
            day: result.metadata.date.map(|day| day.to_string()),
            ..Answer::default()
        }
    }

    fn dom_smoothie(&self, html: &str) -> Answer {
        let Some(article) = self.readable(html) else { return Answer::default() };
        Answer {
            text: article.text_content.to_string(),
            title: article.title,
            day: article.published_time.as_deref().and_then(day_of),
            ..Answer::default()
        }
    }

    fn readable(&self, html: &str) -> Option<dom_smoothie::Article> {
        let config = Some(self.config.clone());
        dom_smoothie::Readability::new(html, None, config).ok()?.parse().ok()
    }
}

/// The day an ISO 8601 instant begins with.
fn day_of(value: &str) -> Option<String> {
    let day = value.trim().get(..10)?;
    let is_day = day.char_indices().all(|(n, c)| match n {
        4 | 7 => c == '-',
        _ => c.is_ascii_digit(),
    });
    is_day.then(|| day.to_owned())
}
