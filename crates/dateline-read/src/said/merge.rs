//! Merge: what the rules and the learned weights find in a sentence, as one list of statements.
//!
//! Rules know frames, credits and addressees, and in the press we read they are right more often;
//! weights know words of speech no rule foresaw. So a statement only the weights see joins those of
//! the rules where the rules see none in its words, the more readily when the lexicon knows its cue.
//! (Letting the weights set the edges of statements both see, or drop those they do not see, gained
//! on the corpus they learned from and lost a fifth of the seeds' precision.)

use super::indirect::Found;
use super::tagged::Told;
use super::words::Run;

/// Lead, in 4,096ths, from which a statement only the weights see joins.
const LEAD: i32 = 4000;
/// The same where the lexicon does not know its cue.
const WILD: i32 = 15_000;

/// The statements of a sentence in the order of their cues.
pub(super) fn merged(found: Vec<Found>, told: Vec<Told>) -> Vec<Found> {
    let is_new = |one: &Told| {
        let is_sure = one.margin >= if one.is_known { LEAD } else { WILD };
        is_sure && !found.iter().any(|known| is_seen(known, one))
    };
    let new: Vec<Found> = told.into_iter().filter(is_new).map(made).collect();
    let mut all = found;
    all.extend(new);
    all.sort_by_key(|one| one.cue.or(one.content.first().copied()));
    all
}

/// Whether the rules see a statement in the same words, or with the same cue.
fn is_seen(known: &Found, one: &Told) -> bool {
    let is_cue = known.cue.zip(one.cue).is_some_and(|(a, b)| a.overlaps(b));
    let touches = |run: &Run| one.content.iter().any(|own| own.overlaps(*run));
    is_cue || known.content.iter().any(touches)
}

fn made(one: Told) -> Found {
    Found {
        source: one.source,
        cue: one.cue,
        content: one.content,
        addressee: None,
        agency: None,
        act: one.act,
        sure: if one.is_known { 750 } else { 650 },
        is_credit: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_model::Act;

    fn found(cue: Run, content: Run) -> Found {
        Found {
            source: Some(Run::new(0, 1)),
            cue: Some(cue),
            content: vec![content],
            addressee: None,
            agency: None,
            act: Act::SpeechAct,
            sure: 700,
            is_credit: false,
        }
    }

    fn told(cue: Run, content: Run, margin: i32) -> Told {
        Told { cue: Some(cue), content: vec![content], margin, is_known: true, ..Told::default() }
    }

    #[test]
    fn what_the_rules_see_stays_as_they_see_it() {
        let rules = vec![found(Run::new(1, 2), Run::new(2, 9))];
        let both = merged(rules, vec![told(Run::new(1, 2), Run::new(3, 12), 9000)]);
        assert_eq!(both.len(), 1);
        assert_eq!((both[0].act, both[0].content[0]), (Act::SpeechAct, Run::new(2, 9)));
    }

    #[test]
    fn what_only_the_weights_see_joins_when_it_is_sure() {
        let rules = || vec![found(Run::new(20, 21), Run::new(21, 30))];
        let one = |margin| merged(rules(), vec![told(Run::new(1, 2), Run::new(3, 12), margin)]);
        assert_eq!(one(LEAD).len(), 2);
        assert_eq!(one(LEAD)[0].content, [Run::new(3, 12)]);
        assert_eq!(one(LEAD - 1).len(), 1);
        let unknown = Told { is_known: false, ..told(Run::new(1, 2), Run::new(3, 12), LEAD) };
        assert_eq!(merged(rules(), vec![unknown]).len(), 1);
    }
}
