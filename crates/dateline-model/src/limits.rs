//! Limits: the one table of what foreign input may cost.

/// Ceilings for foreign input. Each has a key that messages name (decision D18).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// `payload_bytes`: bytes of one decoded capture; more is cut and noted.
    pub payload_bytes: usize,
    /// `html_depth`: open elements at once; deeper tags are ignored, their text is kept.
    pub html_depth: usize,
    /// `html_nodes`: elements and texts of one page.
    pub html_nodes: usize,
    /// `html_attributes`: attributes of one tag.
    pub html_attributes: usize,
    /// `text_lines`: lines of one flattened text that hold something; later ones are not read.
    pub text_lines: usize,
    /// `structured_bytes`: bytes of one script of structured data.
    pub structured_bytes: usize,
    /// `structured_depth`: nesting of structured data.
    pub structured_depth: usize,
    /// `line_bytes`: bytes of one line of JSON lines input.
    pub line_bytes: usize,
    /// `articles`: items taken from one page.
    pub articles: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            payload_bytes: 32 << 20,
            html_depth: 512,
            html_nodes: 2_000_000,
            html_attributes: 1_000,
            text_lines: 500_000,
            structured_bytes: 4 << 20,
            structured_depth: 64,
            line_bytes: 128 << 20,
            articles: 2_000,
        }
    }
}
