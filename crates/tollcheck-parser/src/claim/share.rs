//! What is told of each phrase, and what one takes over from another.

use tollcheck_lexicon::class;
use tollcheck_model::Kind;

use super::alone::alone;
use super::chunk::{Part, PhraseNumber, Row};
use super::compared::{compared, that_compares};
use super::coordination::{also, backward, coordinated, so_did};
use super::scene::Scene;
use super::shape::{Found, Head, SHAPES};
use super::subset::{parts, subset};
use super::whole::{fronted, wholes};
use crate::set::set;

/// What was found of one phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// What was found.
    pub(super) found: Found,
    /// The shape or the way it was taken over.
    pub(super) rule: &'static str,
    /// The phrase of which it is a subset.
    pub(super) part_of: Option<PhraseNumber>,
    /// A subset of the last claim of the sentence before.
    pub(super) part_of_last: bool,
}

/// What the sentence before told.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Earlier {
    /// The kind of its last claim.
    pub(super) last: Option<Kind>,
    /// The kind of its last total, if it told one.
    pub(super) total: Option<Kind>,
}

/// What is told of each phrase of `scene`, after a sentence that told what is in `earlier`.
pub(super) fn told(scene: &Scene<'_, '_>, earlier: Earlier) -> Vec<Option<Told>> {
    let mut told: Vec<Option<Told>> = vec![None; scene.phrases.len()];
    let places = |head: Head| -> Vec<usize> {
        let chunks = scene.chunks.iter().enumerate();
        chunks.filter(|(_, chunk)| head.opens(chunk)).map(|(at, _)| at).collect()
    };
    let places = Head::ALL.map(places);
    for (rule, head, shape) in SHAPES {
        for &at in &places[*head as usize] {
            if let Ok((_, found)) = shape(scene, Row(&scene.chunks[at..]))
                && let Some(place @ None) = told.get_mut(found.phrase)
            {
                *place = Some(Told { found, rule, part_of: None, part_of_last: false });
            }
        }
    }
    wholes(scene, &mut told);
    fronted(scene, &mut told);
    forward(scene, &mut told, earlier);
    parts(scene, &mut told);
    backward(scene, &mut told);
    alone(scene, &mut told);
    forward(scene, &mut told, earlier);
    totals(scene, &mut told, earlier);
    told
}

/// Subsets, and what goes on from the phrase before.
fn forward(scene: &Scene<'_, '_>, told: &mut [Option<Told>], earlier: Earlier) {
    let last = earlier.last;
    for at in 0..scene.phrases.len() {
        if let Some(before) = subset(scene, told, at) {
            let mine = told[at].unwrap_or(Told { rule: "subset", ..before });
            let found = Found { phrase: at, ..mine.found };
            told[at] = Some(Told { found, part_of: before.found.phrase.into(), ..mine });
        } else if let Some(own) = &mut told[at]
            && own.rule == "members"
            && own.part_of.is_none()
            && own.found.kind == last
        {
            // "the dead include 50 children", of whom the sentence before told
            own.part_of_last = true;
        } else if told[at].is_none()
            && scene.phrases[at].some_of
            && scene.phrases[at].noun.is_empty()
            && let Some(kind) = last.filter(|_| at == 0)
        {
            let plain = Found::plain(at, kind, scene.phrases[at].span, "subset");
            let found = Found { subset: true, ..plain };
            told[at] = Some(Told { found, rule: "subset", part_of: None, part_of_last: true });
        } else if told[at].is_none()
            && at == 0
            && let Some(kind) = last.filter(|kind| scene.remain(*kind))
        {
            let plain = Found::plain(at, kind, scene.phrases[at].span, "subset");
            told[at] =
                Some(Told { found: plain, rule: "subset", part_of: None, part_of_last: true });
        } else if told[at].is_none_or(|own| own.rule == "gap" && follows_object(told, at)) {
            let compares =
                || if at == 0 { that_compares(scene, earlier.total.or(last)) } else { None };
            told[at] = compared(scene, told, at)
                .or_else(compares)
                .or_else(|| also(scene, told, at))
                .or_else(|| so_did(scene, last, at))
                .or_else(|| coordinated(scene, told, at))
                .or(told[at]);
        }
    }
}

impl Scene<'_, '_> {
    /// `remain = phrase "remain"`, at the head of the sentence after one that told of people of a `kind` in which one stays: the
    /// phrase is some of them.
    ///
    /// > They took 251 hostages. **Fifty remain** in the strip.
    fn remain(&self, kind: Kind) -> bool {
        let Some(phrase) = self.phrases.first() else { return false };
        let held = ["captured", "detained", "missing", "displaced"].contains(&kind.0);
        let next = self.rest(self.chunks[phrase.chunk].tokens.end).0;
        let stays = match next {
            [first, ..] if first.is_any(set!["remain", "remains"]) => true,
            [are, still, ..] => are.is_any(set!["are", "is"]) && still.is("still"),
            _ => false,
        };
        held && stays && phrase.chunk == 0 && phrase.noun.is_empty()
    }
}

/// Whether the phrase before is the object of a verb, so that the phrase is too: *downed 20 drones and **a missile** that
/// Russia fired*.
fn follows_object(told: &[Option<Told>], at: PhraseNumber) -> bool {
    at.checked_sub(1).and_then(|before| told[before]).is_some_and(|before| before.rule == "active")
}

/// A total whose kind is not said goes on with the claim before it, or is of the dead where the sentence tells of death.
fn totals(scene: &Scene<'_, '_>, told: &mut [Option<Told>], earlier: Earlier) {
    let deadly = || {
        let acts = scene.chunks.iter().filter_map(|chunk| match chunk.part {
            Part::Act(act) => Some(act.senses),
            _ => None,
        });
        let victims = scene.tokens[scene.range.clone()]
            .iter()
            .any(|token| token.is_any(set!["victim", "victims"]) || token.is_class(class::ATTACK));
        tollcheck_lexicon::kind("killed")
            .filter(|killed| victims || acts.flatten().any(|sense| sense.kind == *killed))
    };
    let mut kind = earlier.total.or(earlier.last);
    let first = told.iter().flatten().find_map(|told| told.found.kind);
    for told in told.iter_mut().flatten() {
        // "killed 12 and hurt 20, raising an earlier count of 10"
        if told.found.kind.is_none() && told.rule == "figure" {
            told.found.kind = first;
        }
        if told.found.kind.is_none() {
            told.found.kind = kind.or_else(deadly);
        }
        kind = told.found.kind;
    }
}
