//! Summary: a reading as text for people; each line ends with the span that proves it.

use super::print::plain;
use dateline_model::{
    Article, ArticleRole, Attribution, Basis, Event, Hop, Page, Reading, Resolved, Role, Span,
    Stamp, TimeExpression,
};
use std::io::{self, Write};

/// Writes the summary of one page.
pub(crate) fn write(
    out: &mut impl Write,
    id: &str,
    page: &Page,
    reading: &Reading,
    why: bool,
) -> io::Result<()> {
    let text = &page.text.0;
    let kind = format!("{:?}", reading.kind).to_lowercase();
    writeln!(out, "{}  ({kind}, {}, {} bytes)", plain(id), reading.language.code(), text.len())?;
    for (n, article) in reading.articles.iter().enumerate() {
        write_article(out, n, article, text)?;
        write_facts(out, n, reading, text)?;
    }
    for note in &reading.notes {
        writeln!(out, "  note {}: {}{}", note.code, plain(&note.says), place(note.span))?;
    }
    if why {
        for block in &reading.blocks {
            let kept = if block.kept { "kept" } else { "left out" };
            let because: Vec<_> =
                block.because.iter().map(|(name, weight)| format!("{name} {weight:+}")).collect();
            let words = short(block.span.of(text), 50);
            writeln!(
                out,
                "  {kept} as {}: {words}  [{}]{}",
                block.kind,
                because.join(", "),
                place(Some(block.span))
            )?;
        }
    }
    writeln!(out)
}

fn write_article(out: &mut impl Write, n: usize, article: &Article, text: &str) -> io::Result<()> {
    let role = match article.role {
        ArticleRole::Article => "article",
        ArticleRole::Teaser => "teaser",
        ArticleRole::Announcement => "announcement",
    };
    match &article.headline {
        Some(headline) => {
            writeln!(out, "\n{role} {n}: {}{}", plain(&headline.text), place(headline.span))?;
        }
        None => writeln!(out, "\n{role} {n}: (no headline printed){}", place(Some(article.span)))?,
    }
    if let Some(byline) = &article.byline {
        writeln!(out, "  by {}{}", plain(&byline.people.join(", ")), place(byline.span))?;
    }
    if let Some(dateline) = &article.dateline {
        writeln!(
            out,
            "  dateline {}{}",
            short(dateline.span.of(text), 60),
            place(Some(dateline.span))
        )?;
    }
    for hop in &article.credits {
        let (role, basis) = (hop.role.as_str(), hop.basis.as_str());
        writeln!(out, "  {role} {} ({basis}){}", plain(&hop.name), place(hop.span))?;
    }
    write_stamp(out, "published", article.published.as_ref())?;
    write_stamp(out, "updated", article.updated.as_ref())?;
    let complete = format!("{:?}", article.completeness).to_lowercase();
    writeln!(out, "  {complete}, {} paragraphs", article.paragraphs.len())
}

fn write_stamp(
    out: &mut impl Write,
    what: &str,
    stamp: Option<&Resolved<Stamp>>,
) -> io::Result<()> {
    let Some(stamp) = stamp else { return Ok(()) };
    let (value, basis) = (stamp.value.moment, stamp.basis.as_str());
    writeln!(out, "  {what} {value} ({basis}){}", place(stamp.span))?;
    for clue in &stamp.clues {
        writeln!(
            out,
            "    because {}: {}{}",
            short(&clue.text, 60),
            plain(&clue.says),
            place(clue.span)
        )?;
    }
    for rival in &stamp.rivals {
        writeln!(out, "    or {}", rival.moment)?;
    }
    Ok(())
}

fn write_facts(out: &mut impl Write, n: usize, reading: &Reading, text: &str) -> io::Result<()> {
    for said in reading.attributions.iter().filter(|said| said.article == n) {
        write_said(out, said, text)?;
    }
    for time in reading.times.iter().filter(|time| time.article == Some(n)) {
        write_time(out, time, text)?;
    }
    for event in reading.events.iter().filter(|event| event.article == n) {
        write_event(out, event)?;
    }
    for roster in reading.rosters.iter().filter(|roster| roster.article == n) {
        let names: Vec<_> = roster.names.iter().map(|name| plain(&name.name)).collect();
        writeln!(out, "  list: {}{}", names.join("; "), place(Some(roster.span)))?;
    }
    Ok(())
}

fn write_said(out: &mut impl Write, said: &Attribution, text: &str) -> io::Result<()> {
    let who = arrows(&said.chain);
    let words: Vec<_> = said.content.iter().map(|span| short(span.of(text), 90)).collect();
    let act = format!("{:?}", said.act).to_lowercase();
    let mode = format!("{:?}", said.mode).to_lowercase();
    writeln!(
        out,
        "  said ({mode} {act}) {who}: {}{}",
        words.join(" … "),
        place(said.content.first().copied())
    )
}

/// A chain as an arrow line: joint speakers together, the addressee in brackets, inferred hops
/// with a question mark; "unattributed" where nobody is named.
pub(crate) fn arrows(chain: &[Hop]) -> String {
    let mut line = String::new();
    let mut before: Option<Role> = None;
    for hop in chain {
        let name = plain(&hop.name);
        match (before, hop.role) {
            (None, _) => {}
            (_, Role::Addressee) => {
                line.push_str(&[" (to ", &name, ")"].concat());
                continue;
            }
            (Some(Role::Speaker), Role::Speaker) => line.push_str(" and "),
            _ => line.push_str(" → "),
        }
        line.push_str(&name);
        if hop.basis == Basis::Inferred {
            line.push('?');
        }
        before = Some(hop.role);
    }
    if line.is_empty() { "unattributed".to_owned() } else { line }
}

fn write_time(out: &mut impl Write, time: &TimeExpression, text: &str) -> io::Result<()> {
    let base = time.base.map(|base| format!(", base {base}")).unwrap_or_default();
    let (words, basis) = (short(time.span.of(text), 60), time.basis.as_str());
    writeln!(out, "  time {words} = {}{base} ({basis}){}", time.value, place(Some(time.span)))
}

fn write_event(out: &mut impl Write, event: &Event) -> io::Result<()> {
    let when = event.when.as_ref().map_or("undated".to_owned(), |when| {
        format!("{}{}", when.moment, if when.is_reported { " (reported)" } else { "" })
    });
    let roles: Vec<_> =
        event.roles.iter().map(|role| format!("{} {}", role.role, plain(&role.name))).collect();
    writeln!(
        out,
        "  event {} {when}: {}{}",
        event.kind.as_str(),
        roles.join(", "),
        place(event.evidence.first().copied())
    )
}

/// The span as it is written behind a line.
fn place(span: Option<Span>) -> String {
    span.map_or(String::new(), |span| format!("  @{}..{}", span.start(), span.end()))
}

/// At most `limit` characters of some words, white space folded.
fn short(words: &str, limit: usize) -> String {
    let mut out = String::new();
    for (n, c) in words.split_whitespace().collect::<Vec<_>>().join(" ").chars().enumerate() {
        if n == limit {
            out.push('…');
            break;
        }
        out.push(c);
    }
    plain(&out)
}
