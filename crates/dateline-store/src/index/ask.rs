//! Asking the index: our query tree as Tantivy's, and the page of hits that comes back.

use super::shape::{Fields, day_number, mark_of, open};
use super::steady::Steady;
use super::{Found, Hit, guarded};
use crate::error::{In, Result};
use crate::fold::{Term as Word, asked};
use crate::layout::Layout;
use crate::query::{Asked, NameField, Node, Query, Sort};
use crate::rows::ArticleRow;
use crate::snippet;
use crate::tables::readings;
use crate::tables::{articles, texts};
use rusqlite::Connection;
use std::cell::RefCell;
use std::ops::Bound;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, EmptyQuery, Occur, PhraseQuery, Query as Tree, RangeQuery,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::{DocAddress, IndexReader, Order, ReloadPolicy, Searcher, TantivyDocument, Term};

/// The most hits one page may have.
const PAGE: usize = 500;
/// The deepest page that can be asked for.
const DEEPEST: usize = 100_000;

/// How often the index is opened before it is called damaged.
const TRIES: usize = 3;

/// How many fit, the page of them, the index's revision; none without an index; an error twice
/// wrapped when the index panicked.
type Answer = std::result::Result<Result<Option<(usize, Vec<i64>, u64)>>, ()>;

/// A search over one vault.
#[derive(Debug)]
pub(crate) struct Searching<'a> {
    pub(crate) layout: &'a Layout,
    pub(crate) connection: &'a Connection,
    pub(crate) opened: &'a RefCell<Option<Opened>>,
}

impl Searching<'_> {
    /// Finds articles. An index that is missing, behind or damaged is a complaint, not an error.
    pub(crate) fn search(&self, query: &Query, limit: usize, offset: usize) -> Result<Found> {
        let mut found = Found {
            understood: query.understood(),
            complaints: query.complaints().to_vec(),
            ..Found::default()
        };
        if offset > DEEPEST {
            found.complaints.push(format!("Only the first {DEEPEST} hits can be paged through."));
            return Ok(found);
        }
        let come = readings::shelf(self.connection).within(&self.layout.catalogue())?;
        if come.revision == 0 {
            return Ok(found);
        }
        let answer = self.answer(query, limit.min(PAGE), offset);
        let (total, sequences, revision) = match answer {
            Ok(Ok(Some(answer))) => answer,
            Ok(Ok(None)) => {
                found.needs_reindex = true;
                found
                    .complaints
                    .push("There is no search index yet; run `dateline reindex`.".into());
                return Ok(found);
            }
            Ok(Err(_)) | Err(()) => {
                found.needs_reindex = true;
                let says = "The search index is damaged; `dateline reindex` makes it again.";
                found.complaints.push(says.into());
                return Ok(found);
            }
        };
        found.total = total;
        if revision < come.revision {
            found.complaints.push("The search index is behind; new articles will follow.".into());
        }
        let words = wanted(query);
        for sequence in sequences {
            // The index may know an article that was read again since; it is left out then.
            if let Some(article) =
                articles::by_sequence(self.connection, &self.layout.catalogue(), sequence)?
            {
                found.hits.push(self.hit(article, &words)?);
            }
        }
        Ok(found)
    }

    /// Asks the index. A reader may meet an index that a writer is just replacing, so what fails is
    /// tried again from the files as they stand then, and only a lasting fault is one.
    fn answer(&self, query: &Query, limit: usize, offset: usize) -> Answer {
        let mut answer = guarded(|| self.addresses(query, limit, offset));
        for _ in 1..TRIES {
            if matches!(answer, Ok(Ok(Some(_)))) {
                break;
            }
            self.opened.take();
            answer = guarded(|| self.addresses(query, limit, offset));
        }
        if !matches!(answer, Ok(Ok(Some(_)))) {
            self.opened.take();
        }
        answer
    }

    /// Cuts the words of a hit from the stored text.
    fn hit(&self, article: ArticleRow, words: &[Vec<Word>]) -> Result<Hit> {
        let path = self.layout.catalogue();
        let text = texts::read(self.connection, &path, &article.text)?.unwrap_or_default();
        let body = article.body.unwrap_or(article.span);
        let title = article.headline.as_ref().and_then(|title| title.span);
        let mut spans = snippet::matches(&text, body, words);
        let snippet = snippet::cut(&text, body, &spans);
        if let Some(title) = title.filter(|title| !body.contains(*title)) {
            spans.extend(snippet::matches(&text, title, words));
            spans.sort();
        }
        Ok(Hit { article, snippet, spans })
    }

    /// How many articles fit, the page of them, and how far the index has come.
    fn addresses(
        &self,
        query: &Query,
        limit: usize,
        offset: usize,
    ) -> Result<Option<(usize, Vec<i64>, u64)>> {
        let folder = self.layout.index();
        let mut opened = self.opened.borrow_mut();
        let is_fresh = opened.as_ref().is_some_and(|opened| opened.is_fresh(self.layout));
        if !is_fresh {
            *opened = Opened::open(self.layout)?;
        }
        let Some(Opened { fields, reader, mark, .. }) = &*opened else { return Ok(None) };
        let searcher = reader.searcher();
        let tree = match &query.root {
            Some(node) => tree(node, *fields),
            None => Box::new(AllQuery),
        };
        let (total, addresses) =
            page(&searcher, &*tree, order(query), limit, offset).within(&folder)?;
        let mut sequences = Vec::with_capacity(addresses.len());
        for address in addresses {
            let document: TantivyDocument = searcher.doc(address).within(&folder)?;
            let stored = document.get_first(fields.article);
            sequences.extend(stored.and_then(|value| value.as_i64()));
        }
        Ok(Some((total, sequences, *mark)))
    }
}

/// The index as a reader holds it open between searches.
pub(crate) struct Opened {
    fields: Fields,
    reader: IndexReader,
    mark: u64,
    metas: Vec<u8>,
}

impl Opened {
    fn open(layout: &Layout) -> Result<Option<Self>> {
        // Read first: an index that moves on meanwhile is then seen as not fresh.
        let metas = metas(layout);
        let Some((index, fields)) = open(layout)? else { return Ok(None) };
        let mark = mark_of(&index, layout)?.map_or(0, |mark| mark.revision);
        let builder = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader = builder.try_into().within(&layout.index())?;
        Ok(Some(Self { fields, reader, mark, metas }))
    }

    /// Whether no commit came since.
    fn is_fresh(&self, layout: &Layout) -> bool {
        metas(layout) == self.metas
    }
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opened").field("mark", &self.mark).finish_non_exhaustive()
    }
}

fn metas(layout: &Layout) -> Vec<u8> {
    std::fs::read(layout.index().join("meta.json")).unwrap_or_default()
}

/// One page of addresses: by score when words were asked, else by published day, newest first.
fn page(
    searcher: &Searcher,
    tree: &dyn Tree,
    order: Option<Order>,
    limit: usize,
    offset: usize,
) -> tantivy::Result<(usize, Vec<DocAddress>)> {
    if limit == 0 {
        return Ok((searcher.search(tree, &Count)?, Vec::new()));
    }
    let top = TopDocs::with_limit(limit).and_offset(offset);
    let Some(order) = order else {
        let (total, hits) = searcher.search(tree, &(Count, top.order_by_score()))?;
        return Ok((total, hits.into_iter().map(|(_, address)| address).collect()));
    };
    let by_day = top.order_by_fast_field::<i64>("first_day", order);
    let (total, hits) = searcher.search(tree, &(Count, by_day))?;
    Ok((total, hits.into_iter().map(|(_, address)| address).collect()))
}

/// By day, or by how well an article fits (none), which means something only when words are asked.
fn order(query: &Query) -> Option<Order> {
    fn has_words(node: &Node) -> bool {
        match node {
            Node::Words(_) | Node::Near(..) | Node::Field(Asked::Name(NameField::Headline, _)) => {
                true
            }
            Node::Field(_) | Node::Not(_) => false,
            Node::All(parts) | Node::Any(parts) => parts.iter().any(has_words),
        }
    }
    match query.sort {
        Sort::Oldest => Some(Order::Asc),
        Sort::Fit if query.root.as_ref().is_some_and(has_words) => None,
        Sort::Fit | Sort::Newest => Some(Order::Desc),
    }
}

/// Our tree as Tantivy's. Its depth is bounded by the parser.
fn tree(node: &Node, fields: Fields) -> Box<dyn Tree> {
    match node {
        Node::Words(words) => Box::new(BooleanQuery::union(vec![
            phrase(fields.body, words, 0),
            Box::new(BoostQuery::new(phrase(fields.headline, words, 0), 2.0)),
        ])),
        Node::Near(words, distance) => Box::new(BooleanQuery::union(vec![
            phrase(fields.body, words, *distance),
            Box::new(BoostQuery::new(phrase(fields.headline, words, *distance), 2.0)),
        ])),
        Node::Field(asked) => field(asked, fields),
        Node::All(parts) => all(parts, fields),
        Node::Any(parts) => {
            Box::new(BooleanQuery::union(parts.iter().map(|part| tree(part, fields)).collect()))
        }
        Node::Not(part) => Box::new(BooleanQuery::new(vec![
            (Occur::Must, Box::new(AllQuery)),
            (Occur::MustNot, Box::new(Steady(tree(part, fields)))),
        ])),
    }
}

fn all(parts: &[Node], fields: Fields) -> Box<dyn Tree> {
    let mut clauses: Vec<(Occur, Box<dyn Tree>)> = Vec::with_capacity(parts.len() + 1);
    for part in parts {
        match part {
            Node::Not(part) => clauses.push((Occur::MustNot, Box::new(Steady(tree(part, fields))))),
            part => clauses.push((Occur::Must, tree(part, fields))),
        }
    }
    if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
        clauses.push((Occur::Must, Box::new(AllQuery)));
    }
    Box::new(BooleanQuery::new(clauses))
}

/// Words that stand together in a field, or at most so many words apart.
fn phrase(field: Field, words: &str, distance: u32) -> Box<dyn Tree> {
    let words = asked(words);
    let term = |word: &Word| Term::from_field_text(field, &word.word);
    match &*words {
        [] => Box::new(EmptyQuery),
        [word] => Box::new(TermQuery::new(term(word), IndexRecordOption::WithFreqs)),
        [first, ..] => {
            let begun = first.position;
            let terms = words.iter().map(|word| (word.position - begun, term(word))).collect();
            Box::new(PhraseQuery::new_with_offset_and_slop(terms, distance))
        }
    }
}

fn field(asked: &Asked, fields: Fields) -> Box<dyn Tree> {
    let exact = |field, word: &str| -> Box<dyn Tree> {
        Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::Basic))
    };
    match asked {
        Asked::Name(name, value) => {
            let words = phrase(of_name(*name, fields), value, 0);
            match name {
                NameField::Person | NameField::Organization | NameField::Place => {
                    Box::new(BooleanQuery::union(vec![words, exact(fields.entity, value.trim())]))
                }
                _ => words,
            }
        }
        Asked::Lang(lang) => exact(fields.lang, lang.code()),
        Asked::Kind(kind) => exact(fields.kind, kind.as_str()),
        Asked::Since(day) => {
            let day = Term::from_field_i64(fields.last_day, day_number(*day));
            Box::new(RangeQuery::new(Bound::Included(day), Bound::Unbounded))
        }
        Asked::Until(day) => {
            let day = Term::from_field_i64(fields.first_day, day_number(*day));
            Box::new(RangeQuery::new(Bound::Unbounded, Bound::Included(day)))
        }
    }
}

fn of_name(name: NameField, fields: Fields) -> Field {
    match name {
        NameField::Outlet => fields.outlet,
        NameField::Agency => fields.agency,
        NameField::Speaker => fields.speaker,
        NameField::Person => fields.person,
        NameField::Organization => fields.organization,
        NameField::Place => fields.place,
        NameField::Headline => fields.headline,
    }
}

/// The words to mark: all that are asked for, none that must not be there.
fn wanted(query: &Query) -> Vec<Vec<Word>> {
    fn gather(node: &Node, into: &mut Vec<Vec<Word>>) {
        match node {
            Node::Words(words) => into.push(asked(words)),
            Node::Near(words, _) => into.extend(asked(words).into_iter().map(|word| vec![word])),
            Node::Field(Asked::Name(name, words)) => {
                if !matches!(name, NameField::Outlet | NameField::Agency) {
                    into.push(asked(words));
                }
            }
            Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| gather(part, into)),
            Node::Field(_) | Node::Not(_) => {}
        }
    }
    let mut words = Vec::new();
    query.root.iter().for_each(|root| gather(root, &mut words));
    words
}
