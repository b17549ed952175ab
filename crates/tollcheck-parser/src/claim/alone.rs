//! What a noun says by itself: *2.5 million refugees*, *dozens of strikes*.

use tollcheck_lexicon::{Role, class};
use tollcheck_model::{Amount, Kind};

use super::chunk::Part;
use super::closed::{BE, HAVE};
use super::phrase::{By, Phrase};
use super::scene::Scene;
use super::shape::Found;
use super::share::Told;
use super::whole::launched;
use crate::set::set;

/// `alone = phrase`, whose noun tells of its kind where nothing else does
///
/// > **2.5 million refugees** · **dozens of strikes** · a barrage of **81 missiles**
pub(super) fn alone(scene: &Scene<'_, '_>, told: &mut [Option<Told>]) {
    let violent = scene.tokens[scene.range.clone()].iter().any(|token| {
        token.is_class(class::ATTACK | class::PLACE_STRUCK)
            || token.senses().iter().any(|sense| {
                matches!(sense.role, Role::Acts | Role::Doing | Role::Dies)
                    && sense.kind.0.ends_with("_launched")
            })
    });
    for (at, phrase) in scene.phrases.iter().enumerate() {
        if told[at].is_some() {
            continue;
        }
        let people = phrase.noun.senses.iter().find(|sense| sense.role == Role::People);
        let many = phrase.quantity.value.is_none_or(|value| value > Amount::ONE);
        let owned = phrase.chunk.checked_sub(1).is_some_and(|before| {
            let before = &scene.chunks[before];
            scene.tokens[before.tokens.end - 1].is_any(HAVE)
        });
        // "without loss of life"
        let life = phrase.quantity.value == Some(Amount::ZERO)
            && scene.tokens[..scene.chunks[phrase.chunk].tokens.end]
                .last()
                .is_some_and(|token| token.is("life"));
        let kind = if life {
            tollcheck_lexicon::kind("killed").map(|kind| (kind, "loss of life"))
        } else if let Some(kind) = held(scene, phrase) {
            Some((kind, "held"))
        } else if let Some(sense) = people.filter(|_| phrase.by != By::Ordinal) {
            Some((sense.kind, "people"))
        } else if phrase.noun.classes.meets(class::ATTACK)
            && phrase.figure.is_some()
            && many
            && phrase.by != By::Ordinal
        {
            tollcheck_lexicon::kind("attacks").map(|kind| (kind, "attacks"))
        } else if violent
            && !owned
            && !(falls_short(scene, phrase) || hits(scene, phrase))
            && (phrase.figure.is_some() && phrase.by != By::Ordinal
                || struck_by(scene, phrase.chunk))
        {
            launched(scene, at).map(|kind| (kind, "weapons"))
        } else {
            None
        };
        if let Some((kind, rule)) = kind {
            let found = Found::plain(at, kind, phrase.span, "noun");
            told[at] = Some(Told { found, rule, part_of: None, part_of_last: false });
        }
    }
}

/// `held = ( "holding" | "still" "hold" ) phrase`, of soldiers, or of suspects whom the police hold
///
/// > the rebels are **holding 214 soldiers** · police were **holding nine suspects**
fn held(scene: &Scene<'_, '_>, phrase: &Phrase) -> Option<Kind> {
    const SUBJECT: usize = 6;
    let start = scene.chunks[phrase.chunk].tokens.start;
    let before = &scene.tokens[scene.range.start.min(start)..start];
    let holds = match before {
        [.., be, verb] => {
            verb.is("holding") && (be.is_any(BE) || be.is("still"))
                || be.is("still") && verb.is_any(set!["hold", "holds", "held"])
        }
        _ => false,
    };
    let mut subject = before.iter().rev().take(SUBJECT);
    let mut police = || subject.any(|word| word.is_class(class::SPEAKER_POLICE));
    let kind = if phrase.noun.classes.meets(class::SOLDIER) {
        "captured"
    } else if phrase.noun.classes.meets(class::PERSON) && police() {
        "detained"
    } else {
        return None;
    };
    if holds { tollcheck_lexicon::kind(kind) } else { None }
}

/// Whether it is told of the weapons that they did not arrive, which says nothing of how many were sent: *31 drones **failed to
/// reach their targets***.
fn falls_short(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    let after = scene.rest(scene.chunks[phrase.chunk].tokens.end).0;
    match after {
        [failed, to, verb, ..]
            if failed.is_any(set!["failed", "fail", "did", "didn't", "never"]) =>
        {
            [failed, to, verb].iter().any(|word| {
                word.is_any(set!["reach", "reached", "arrive", "arrived", "hit", "explode"])
            })
        }
        _ => false,
    }
}

/// Whether the weapons are told of as those that came through: ***hits by** 16 drones were recorded*.
fn hits(scene: &Scene<'_, '_>, phrase: &Phrase) -> bool {
    let start = scene.chunks[phrase.chunk].tokens.start;
    let before = &scene.tokens[scene.range.start.min(start)..start];
    matches!(before, [.., hits, by] if by.is_any(set!["by", "from", "of"])
        && hits.is_any(set!["hits", "impacts"]))
}

/// Whether the chunk is what something was hit by: *hit **by** a missile*.
fn struck_by(scene: &Scene<'_, '_>, chunk: usize) -> bool {
    chunk.checked_sub(1).is_some_and(|before| {
        let before = &scene.chunks[before];
        before.part == Part::Preposition
            && scene.tokens[before.tokens.start].is_any(set!["by", "with"])
    })
}
