//! The chronicle as JSON.

use crate::address;
use dateline_model::{Citation, Line, Moment};
use serde::Serialize;

/// The answer of `/chronicle.json`.
#[derive(Debug, Serialize)]
pub(crate) struct ChronicleFacts {
    schema: &'static str,
    coverage: String,
    lines: Vec<LineFacts>,
}

/// One line.
#[derive(Debug, Serialize)]
struct LineFacts {
    id: i64,
    when: Option<MomentFacts>,
    is_reported: bool,
    kind: &'static str,
    says: String,
    names: Vec<String>,
    base: Option<MomentFacts>,
    differs: Vec<String>,
    citations: Vec<CitationFacts>,
}

/// A moment: EDTF and its days.
#[derive(Debug, Serialize)]
pub(crate) struct MomentFacts {
    edtf: String,
    interval: [String; 2],
}

/// The words that prove something.
#[derive(Debug, Serialize)]
pub(crate) struct CitationFacts {
    capture: String,
    text: String,
    span: [usize; 2],
    article: String,
    href: String,
}

impl ChronicleFacts {
    /// The lines with what the vault covers.
    pub(crate) fn of(lines: &[(i64, Line)], coverage: String) -> Self {
        let lines = lines.iter().map(|(id, line)| line_facts(*id, line)).collect();
        Self { schema: "dateline.chronicle/1", coverage, lines }
    }
}

/// One line.
fn line_facts(id: i64, line: &Line) -> LineFacts {
    LineFacts {
        id,
        when: line.when.map(MomentFacts::of),
        is_reported: line.is_reported,
        kind: line.kind.as_str(),
        says: line.says.clone(),
        names: line.names.clone(),
        base: line.base.map(MomentFacts::of),
        differs: line.differs.clone(),
        citations: line.citations().iter().map(CitationFacts::of).collect(),
    }
}

impl MomentFacts {
    /// A moment.
    pub(crate) fn of(moment: Moment) -> Self {
        let interval = [moment.first().to_string(), moment.last().to_string()];
        Self { edtf: moment.to_string(), interval }
    }
}

impl CitationFacts {
    /// A citation with the address that shows its words.
    pub(crate) fn of(citation: &Citation) -> Self {
        Self {
            capture: citation.capture.to_string(),
            text: citation.text.as_hex().to_owned(),
            span: [citation.span.start(), citation.span.end()],
            article: citation.article.to_string(),
            href: address::citation(citation),
        }
    }
}
