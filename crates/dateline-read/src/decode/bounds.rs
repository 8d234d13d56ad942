//! Bounds: what foreign markup may cost. A guard stands between tokenizer and tree builder.
//!
//! Tags that would go too deep or make too many nodes are dropped, their text is kept, and a
//! dropped block tag leaves a line break, so that no words are glued together.

use super::tags::{self, Tag as TagKind};
use super::tree::Tree;
use dateline_model::{Limits, Note};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind as Side, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};
use memchr::{memchr, memchr3};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Formatting tags that may be open at once; each of them may be opened again in every paragraph,
/// so their number multiplies the nodes of a page.
const FORMATTING: usize = 48;

/// What the guard has seen so far.
#[derive(Debug, Default)]
struct Seen {
    /// Open elements, as far as they can be counted without building a tree.
    open: Vec<LocalName>,
    /// How many of them are paragraphs.
    paragraphs: usize,
    /// Start tags dropped since the last element was closed, by name.
    dropped: BTreeMap<LocalName, usize>,
    formatting: usize,
    too_deep: usize,
    too_many: usize,
    attributes: usize,
}

impl Seen {
    fn push(&mut self, name: LocalName) {
        self.paragraphs += usize::from(name == local_name!("p"));
        self.open.push(name);
    }

    fn truncate(&mut self, at: usize) {
        let gone = self.open.drain(at..).filter(|name| *name == local_name!("p")).count();
        self.paragraphs -= gone;
    }
}

/// A token sink that hands on what stays within the limits.
pub(super) struct Guard {
    builder: TreeBuilder<usize, Tree>,
    limits: Limits,
    seen: RefCell<Seen>,
}

impl Guard {
    /// A guard before this tree builder.
    pub(super) fn new(builder: TreeBuilder<usize, Tree>, limits: Limits) -> Self {
        Self { builder, limits, seen: RefCell::default() }
    }

    /// The tree and the doubts about it.
    pub(super) fn finish(self) -> (Tree, Vec<Note>) {
        let seen = self.seen.into_inner();
        let told = [
            ("html_depth", seen.too_deep, "tags stood too deep and were passed over"),
            ("html_nodes", seen.too_many, "tags were too many and were passed over"),
            ("html_attributes", seen.attributes, "attributes were too many for one tag"),
        ];
        let notes = told
            .into_iter()
            .filter(|(_, count, _)| *count > 0)
            .map(|(code, count, says)| Note::new(code, format!("{count} {says}."), None))
            .collect();
        (self.builder.sink, notes)
    }

    fn start(&self, mut tag: Tag, line: u64) -> TokenSinkResult<usize> {
        {
            let mut seen = self.seen.borrow_mut();
            let extra = tag.attrs.len().saturating_sub(self.limits.html_attributes);
            seen.attributes += extra;
            tag.attrs.truncate(self.limits.html_attributes);
        }
        let kind = tags::kind(&tag.name);
        if tags::is_raw(&tag.name) {
            return self.builder.process_token(Token::TagToken(tag), line);
        }
        if self.is_refused(&tag, kind) {
            return self.line_break(kind, line);
        }
        self.builder.process_token(Token::TagToken(tag), line)
    }

    /// Counts a start tag and says whether it has to go.
    fn is_refused(&self, tag: &Tag, kind: TagKind) -> bool {
        let mut seen = self.seen.borrow_mut();
        if self.builder.sink.len() >= self.limits.html_nodes {
            seen.too_many += 1;
            return true;
        }
        if tags::is_void(&tag.name) {
            return false;
        }
        let is_again = close_sibling(&mut seen, &tag.name, kind);
        let is_costly = tags::is_formatting(&tag.name) && !tag.attrs.is_empty() && !is_again;
        if seen.open.len() >= self.limits.html_depth || (is_costly && seen.formatting >= FORMATTING)
        {
            *seen.dropped.entry(tag.name.clone()).or_default() += 1;
            seen.too_deep += 1;
            return true;
        }
        seen.formatting += usize::from(is_costly);
        seen.push(tag.name.clone());
        false
    }

    fn end_tag(&self, tag: Tag, line: u64) -> TokenSinkResult<usize> {
        if self.is_end_refused(&tag.name) {
            return self.line_break(tags::kind(&tag.name), line);
        }
        self.builder.process_token(Token::TagToken(tag), line)
    }

    /// Counts an end tag and says whether it has to go, since its start tag went.
    fn is_end_refused(&self, name: &LocalName) -> bool {
        let mut seen = self.seen.borrow_mut();
        if self.builder.sink.len() >= self.limits.html_nodes && !tags::is_raw(name) {
            return true;
        }
        if let Some(count) = seen.dropped.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            return true;
        }
        if tags::is_formatting(name) {
            seen.formatting = seen.formatting.saturating_sub(1);
        }
        if close(&mut seen, name) {
            seen.dropped.clear();
        }
        false
    }

    fn line_break(&self, kind: TagKind, line: u64) -> TokenSinkResult<usize> {
        if !kind.is_block() {
            return TokenSinkResult::Continue;
        }
        let mark = StrTendril::from_slice(tags::DROPPED_BREAK);
        self.builder.process_token(Token::CharacterTokens(mark), line)
    }
}

impl TokenSink for Guard {
    type Handle = usize;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<usize> {
        match token {
            Token::TagToken(tag) if tag.kind == Side::StartTag => self.start(tag, line),
            Token::TagToken(tag) => self.end_tag(tag, line),
            Token::CommentToken(_) | Token::ParseError(_) => TokenSinkResult::Continue,
            other => self.builder.process_token(other, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Takes what an end tag closes off the count, as a parser would: not across the walls of a cell or
/// a table, and a formatting tag alone when blocks stand open inside it. Says whether a block went.
fn close(seen: &mut Seen, name: &LocalName) -> bool {
    let is_formatting = tags::is_formatting(name);
    let is_block = tags::is_special(name);
    let mut holds_block = false;
    for at in (0..seen.open.len()).rev() {
        let Some(inner) = seen.open.get(at) else { break };
        if inner == name {
            if is_formatting && holds_block {
                seen.open.remove(at);
            } else {
                seen.truncate(at);
            }
            return is_block;
        }
        let is_wall = if tags::is_table_part(name) {
            matches!(*inner, local_name!("table") | local_name!("template"))
        } else {
            tags::is_wall(inner) || (!is_block && !is_formatting && tags::is_special(inner))
        };
        if is_wall {
            break;
        }
        holds_block |= tags::is_special(inner);
    }
    false
}

/// Takes an open sibling that this start tag closes by itself off the count; true when that was a
/// link or the like, which a parser moves to the new tag.
fn close_sibling(seen: &mut Seen, name: &LocalName, kind: TagKind) -> bool {
    for at in (0..seen.open.len()).rev() {
        let Some(inner) = seen.open.get(at) else { break };
        let (closes, stops) = match *name {
            local_name!("a") | local_name!("nobr") => (inner == name, tags::is_wall(inner)),
            local_name!("li") | local_name!("dt") | local_name!("dd") => {
                let is_same = inner == name
                    || (*name != local_name!("li")
                        && matches!(*inner, local_name!("dt") | local_name!("dd")));
                let is_soft = matches!(
                    *inner,
                    local_name!("address") | local_name!("div") | local_name!("p")
                );
                (is_same, tags::is_special(inner) && !is_soft)
            }
            local_name!("tr") => (*inner == local_name!("tr"), is_table(inner)),
            local_name!("td") | local_name!("th") => {
                let is_cell = matches!(*inner, local_name!("td") | local_name!("th"));
                (is_cell, is_table(inner) || *inner == local_name!("tr"))
            }
            local_name!("option") => (inner == name, true),
            _ if kind.is_block() && seen.paragraphs > 0 => (
                *inner == local_name!("p"),
                tags::is_wall(inner) || *inner == local_name!("button"),
            ),
            _ => (false, true),
        };
        if closes && matches!(*name, local_name!("a") | local_name!("nobr")) {
            seen.open.remove(at);
            return true;
        }
        if closes {
            seen.truncate(at);
        }
        if closes || stops {
            break;
        }
    }
    false
}

fn is_table(name: &LocalName) -> bool {
    matches!(*name, local_name!("table") | local_name!("template"))
}

/// Takes attributes beyond the limit out of the text before the tokenizer sees them, because it
/// compares each with all before it. Says how many bytes went.
pub(super) fn without_excess(html: &str, limit: usize) -> (Cow<'_, str>, usize) {
    let bytes = html.as_bytes();
    let (mut kept, mut copied, mut at) = (String::new(), 0, 0);
    while let Some(open) = bytes.get(at..).and_then(|rest| memchr(b'<', rest)) {
        at += open + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        if let Some(end) = short_tag_end(bytes, at, limit) {
            at = end;
            continue;
        }
        let (cut, end) = tag_end(bytes, at, limit);
        at = end;
        if let Some(cut) = cut {
            kept.push_str(html.get(copied..cut).unwrap_or_default());
            copied = end;
        }
    }
    if copied == 0 {
        return (Cow::Borrowed(html), 0);
    }
    kept.push_str(html.get(copied..).unwrap_or_default());
    let gone = html.len() - kept.len();
    (Cow::Owned(kept), gone)
}

/// Where the `>` of a tag stands (or the text ends) that has no more attributes than allowed because
/// it has no more bytes outside of quotes; a glance at quotes and brackets alone.
fn short_tag_end(bytes: &[u8], start: usize, limit: usize) -> Option<usize> {
    let (mut bare, mut from, mut at) = (0, start, start);
    while let Some(step) = bytes.get(at..).and_then(|rest| memchr3(b'>', b'"', b'\'', rest)) {
        at += step;
        let (mark, before) = (bytes.get(at)?, bytes.get(from..at)?);
        if *mark == b'>' {
            return (bare + before.len() <= limit).then_some(at);
        }
        at += 1;
        let is_gap = |byte: &&u8| byte.is_ascii_whitespace() || **byte == b'/';
        if before.iter().rev().find(|byte| !is_gap(byte)) == Some(&b'=') {
            bare += before.len();
            let rest = bytes.get(at..)?;
            at += memchr(*mark, rest).map_or(rest.len(), |end| end + 1);
            from = at;
        }
    }
    (bare + bytes.len() - from <= limit).then_some(bytes.len())
}

/// Where a tag has more attributes than allowed, and where its `>` stands (or the text ends).
fn tag_end(bytes: &[u8], start: usize, limit: usize) -> (Option<usize>, usize) {
    let (mut count, mut cut, mut at) = (0_usize, None, start);
    let (mut quote, mut before) = (None, b' ');
    while let Some(byte) = bytes.get(at).copied() {
        if let Some(mark) = quote.take() {
            let rest = bytes.get(at..).unwrap_or_default();
            at += rest.iter().position(|b| *b == mark).unwrap_or(rest.len());
            before = b' ';
        } else {
            match byte {
                b'>' => break,
                b'"' | b'\'' if before == b'=' => quote = Some(byte),
                _ if byte.is_ascii_whitespace() || byte == b'/' => {
                    if before != b'=' {
                        before = b' ';
                    }
                }
                _ => {
                    if before == b' ' {
                        count += 1;
                        if count > limit + 1 && cut.is_none() && at > start {
                            cut = Some(at);
                        }
                    }
                    before = byte;
                }
            }
        }
        at += 1;
    }
    (cut, at.min(bytes.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glance_sees_the_end_of_a_tag_and_lets_no_excess_through() {
        let tags = [
            "a href=\"/x?a>b\" title = '\"' alt=x\">The harbour",
            "p>It opened",
            "img alt=\"open to the end",
            "b/class='a'id=\"b\"/",
        ];
        for tag in tags {
            let (cut, end) = tag_end(tag.as_bytes(), 0, 40);
            assert_eq!((short_tag_end(tag.as_bytes(), 0, 40), cut), (Some(end), None), "{tag}");
        }
        let excess = format!("p{}>", "=\"\"".repeat(50));
        assert!(tag_end(excess.as_bytes(), 0, 40).0.is_some());
        assert_eq!(short_tag_end(excess.as_bytes(), 0, 40), None);
    }
}
