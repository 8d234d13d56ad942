//! A very small reader of our own markup: tags, attributes, words, ids. Enough to hold pages to
//! their rules, strict where a browser would forgive.

/// One tag of a page.
#[derive(Debug, Clone)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    /// First byte after the tag.
    pub(crate) end: usize,
    pub(crate) is_close: bool,
}

impl Tag {
    /// An attribute of the tag.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// All tags of a page in order. Comments and the document type are passed over.
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|found| at + found) {
        if html[open..].starts_with("<!--") {
            at = html[open..].find("-->").map_or(html.len(), |end| open + end + 3);
            continue;
        }
        let end = tag_end(html, open);
        let inside = &html[open + 1..end - 1];
        at = end;
        if inside.starts_with('!') {
            continue;
        }
        let is_close = inside.starts_with('/');
        let inside = inside.trim_start_matches('/').trim_end_matches('/');
        let cut = inside.find(char::is_whitespace).unwrap_or(inside.len());
        let name = inside[..cut].to_lowercase();
        tags.push(Tag { name, attributes: attributes(&inside[cut..]), end, is_close });
    }
    tags
}

/// The first byte after the tag that opens at `open`; quotation marks may hold `>`.
fn tag_end(html: &str, open: usize) -> usize {
    let mut quote = None;
    for (at, c) in html[open..].char_indices() {
        match (quote, c) {
            (None, '>') => return open + at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(q), c) if q == c => quote = None,
            _ => {}
        }
    }
    panic!("a tag does not end: {}", &html[open..html.len().min(open + 80)]);
}

/// The attributes of a tag; every value must be quoted.
fn attributes(words: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut rest = words.trim_start();
    while !rest.is_empty() {
        let cut = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        let name = rest[..cut].to_lowercase();
        rest = rest[cut..].trim_start();
        let mut value = String::new();
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.strip_prefix('"').unwrap_or_else(|| panic!("unquoted: {words}"));
            let end = after.find('"').expect("a closing quotation mark");
            value = unescaped(&after[..end]);
            rest = after[end + 1..].trim_start();
        }
        attributes.push((name, value));
    }
    attributes
}

/// The five entities our templates write, as characters.
pub(crate) fn unescaped(words: &str) -> String {
    words
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}

/// Markup without its tags.
pub(crate) fn without_tags(html: &str) -> String {
    let mut words = String::new();
    let mut is_inside = false;
    for c in html.chars() {
        match c {
            '<' => is_inside = true,
            '>' if is_inside => is_inside = false,
            c if !is_inside => words.push(c),
            _ => {}
        }
    }
    words
}

/// Every address a page links to.
pub(crate) fn links(html: &str) -> Vec<String> {
    let mut links: Vec<String> = tags(html)
        .iter()
        .filter(|tag| tag.name == "a")
        .filter_map(|tag| tag.get("href").map(str::to_owned))
        .collect();
    links.sort();
    links.dedup();
    links
}
