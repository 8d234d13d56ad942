//! Find: goes once over the lexemes and cuts out the time expressions.

mod clock;
mod compose;
mod dates;
mod east;
mod holidays;
mod inside;
mod lengths;
mod lunar;
mod month_days;
mod nth;
mod numeric;
mod ranges;
mod relative;
mod stretches;
mod weekdays;
mod years;

use super::lex::Lexeme;
use super::meaning::{Found, Meaning, Partial};
use super::words::{Unit, Word};
use crate::lexicon::Calendar;
use dateline_model::{Span, TimeMod};

/// The expressions of a text, in order, none overlapping another.
pub(crate) fn find(text: &str, lexemes: &[Lexeme], calendar: &Calendar) -> Vec<Found> {
    let finder = Finder { text, lexemes, calendar };
    let mut out: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < lexemes.len() {
        match finder.at(at) {
            Some(hit) => {
                let hit = finder.ranged(at, hit);
                let next = hit.next.max(at + 1);
                out.push(finder.found(at, hit));
                at = next;
            }
            None => at += 1,
        }
    }
    out
}

/// What was understood from some place on.
#[derive(Clone, Debug)]
struct Hit {
    meaning: Meaning,
    until: Option<Meaning>,
    modifier: Option<TimeMod>,
    /// One past the last lexeme that belongs to it.
    next: usize,
}

impl Hit {
    fn new(meaning: Meaning, next: usize) -> Self {
        Self { meaning, until: None, modifier: None, next }
    }

    fn with(self, modifier: TimeMod) -> Self {
        Self { modifier: Some(modifier), ..self }
    }

    fn until(self, end: Meaning, next: usize) -> Self {
        Self { until: Some(end), next, ..self }
    }
}

fn meaning_of_quarter(n: i8) -> Partial {
    Partial { quarter: Some(n), ..Partial::default() }
}

struct Finder<'f> {
    text: &'f str,
    lexemes: &'f [Lexeme],
    calendar: &'f Calendar,
}

impl Finder<'_> {
    fn word(&self, at: usize) -> Word {
        self.lexemes.get(at).map_or(Word::Other, |lexeme| lexeme.word)
    }

    fn span(&self, at: usize) -> Span {
        self.lexemes.get(at).map_or(Span::at(self.text.len()), |lexeme| lexeme.span)
    }

    fn words(&self, at: usize) -> &str {
        self.span(at).of(self.text)
    }

    /// Whether it stands in the words, letter by letter, whatever its case.
    fn is(&self, at: usize, word: &str) -> bool {
        self.words(at).eq_ignore_ascii_case(word)
    }

    fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        matches!(self.word(at), Word::Mark(mark) if marks.contains(&mark))
    }

    /// Whether nothing stands between a lexeme and the one before it.
    fn is_glued(&self, at: usize) -> bool {
        at > 0 && self.span(at - 1).end() == self.span(at).start()
    }

    /// Whether a line, or the text, ends between a lexeme and the one before it.
    fn is_new_line(&self, at: usize) -> bool {
        at == 0
            || at >= self.lexemes.len()
            || Span::new(self.span(at - 1).end(), self.span(at).start())
                .of(self.text)
                .contains('\n')
    }

    fn is_capital(&self, at: usize) -> bool {
        self.words(at).starts_with(char::is_uppercase)
    }

    fn found(&self, first: usize, hit: Hit) -> Found {
        let last = hit.next.saturating_sub(1).max(first);
        Found {
            span: self.span(first).cover(self.span(last)),
            meaning: hit.meaning,
            until: hit.until,
            modifier: hit.modifier,
            lexemes: (first, last + 1),
        }
    }

    /// The expression that begins here, if one does.
    fn at(&self, at: usize) -> Option<Hit> {
        match self.word(at) {
            Word::Number { .. } => self.number(at),
            Word::Spelled(2 | 19 | 20) if self.spelled_year(at).is_some() => self.spelled_year(at),
            Word::Spelled(_) if matches!(self.word(at + 1), Word::Nth(0)) => self.nth_alone(at),
            Word::Nth(_) => self.nth_alone(at),
            Word::Spelled(20 | 30) if self.spelled_date(at).is_some() => self.spelled_date(at),
            Word::Spelled(_) | Word::A | Word::Many | Word::Half(_) => self
                .east_half(at)
                .or_else(|| self.compound(at))
                .or_else(|| self.which_behind(at))
                .or_else(|| self.weekdays_on(at))
                .or_else(|| self.length(at)),
            Word::Ordinal(_) => self.ordinal(at),
            Word::Month(_) => self.month(at),
            Word::Weekday(_) | Word::ShortWeekday(_) => self.weekday(at),
            Word::Weekdays(_) | Word::Each | Word::Set(_) => self.set(at),
            Word::Decade(_) => self.decade(at),
            Word::The | Word::Approx(_) => self.opened(at),
            Word::Which(_) => self.which(at),
            Word::Fuzzy(_) | Word::Earlier | Word::Later => self.fuzzy(at),
            Word::Relative(..) | Word::Told(..) => self.relative(at),
            Word::Tonight => Some(relative::tonight(at)),
            Word::Pointer(_) | Word::FutureNoun => self.pointer(at),
            Word::Season(_) => self.season(at),
            Word::Part(_) => self.part(at),
            Word::Unit(unit) => self.unit_of(unit, at + 1).or_else(|| self.bare_unit(at)),
            Word::Rest => self.rest(at),
            Word::Era(_) => self.era(at),
            Word::Counted(unit, n) => self.compound(at).or_else(|| Some(self.counted(at, unit, n))),
            Word::Edge(unit, modifier) => {
                let inside = Partial::default();
                Some(Hit::new(Meaning::Relative { unit, n: 0, inside }, at + 1).with(modifier))
            }
            Word::SeasonOf(season, n) => {
                let inside = Partial { season: Some(season), ..Partial::default() };
                let meaning = Meaning::Relative { unit: Unit::Year, n: i32::from(n), inside };
                Some(Hit::new(meaning, at + 1))
            }
            Word::Feast(_) | Word::FeastHead => self.feast(at),
            Word::Lunar => self.lunar(at),
            Word::LunarMonth(_) => self.lunar_month_alone(at),
            Word::Fiscal => self.fiscal(at),
            Word::Quarter(n) => {
                let quarter = meaning_of_quarter(n);
                Some(self.of_year(quarter, at + 1))
            }
            Word::Holiday(month, day) => Some(self.holiday(at, month, day)),
            Word::New => self.new_year(at),
            _ => None,
        }
    }

    /// Whether a noun that names a time stands behind a year: "period", "quarter".
    fn is_period(&self, at: usize) -> bool {
        self.word(at) == Word::Unit(Unit::Quarter) || self.is(at, "period")
    }

    /// What an article or "about" opens belongs to what follows.
    fn opened(&self, at: usize) -> Option<Hit> {
        let next = at + 1;
        if self.is_new_line(next) {
            return None;
        }
        match (self.word(at), self.word(next)) {
            (Word::The, Word::FutureNoun) => self.pointer(next),
            (Word::The, Word::Which(_)) => self.which(next),
            (Word::The, Word::Fuzzy(_)) => self.fuzzy(next),
            (Word::The, Word::Unit(unit)) => {
                let hit = self.unit_of(unit, next + 1).or_else(|| self.after_next(unit, next + 1));
                hit.or_else(|| self.the_unit(next, unit))
            }
            (Word::The, Word::Rest) => self.rest(next),
            (Word::The, Word::Mark('\'' | '’')) if self.is_glued(next + 1) => {
                self.decade(next + 1)
            }
            (Word::The, Word::New) => self.new_year(next),
            (Word::The, Word::Other)
                if self.is(next, "near") && self.word(next + 1) == Word::FutureNoun =>
            {
                Some(Hit::new(Meaning::Pointer(super::words::Pointer::Future), next + 2))
            }
            (Word::The, Word::Other)
                if self.is(next, "time") && at > 0 && self.word(at - 1) == Word::Link("at") =>
            {
                let ends = self.word(next + 1) != Word::Link("of");
                ends.then(|| Hit::new(Meaning::Pointer(super::words::Pointer::Past), next + 1))
            }
            (Word::The, Word::Ordinal(_) | Word::Decade(_) | Word::Season(_) | Word::Fiscal) => {
                self.at(next)
            }
            (Word::The, Word::Spelled(20 | 30)) if self.spelled_date(next).is_some() => {
                self.spelled_date(next)
            }
            (Word::The, Word::Spelled(_) | Word::Number { digits: 1..=3, .. }) => {
                // "the 14-day wait": the article belongs to the noun.
                let is_attributive = self.is_mark(next + 1, &['-']);
                let length = self.length(next).filter(|_| !is_attributive);
                length.or_else(|| self.lone_ordinal(next))
            }
            // "the 1988 quarter" is a time, "the 1998 bombing" has one.
            (Word::The, Word::Number { .. }) => {
                self.at(next).filter(|hit| hit.next > next + 1 || self.is_period(hit.next))
            }
            (Word::Approx(modifier), Word::Number { .. } | Word::Spelled(_) | Word::A) => {
                let asks = at > 0 && (self.is(at - 1, "how") || self.is(at - 1, "what"));
                self.at(next).filter(|_| !asks).map(|hit| hit.with(modifier))
            }
            _ => None,
        }
    }
}
