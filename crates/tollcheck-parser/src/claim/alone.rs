//! What a noun says by itself: *2.5 million refugees*, *dozens of strikes*.

use tollcheck_lexicon::{Role, class};
use tollcheck_model::Amount;

use super::chunk::Part;
use super::closed::HAVE;
use super::phrase::By;
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

/// Whether the chunk is what something was hit by: *hit **by** a missile*.
fn struck_by(scene: &Scene<'_, '_>, chunk: usize) -> bool {
    chunk.checked_sub(1).is_some_and(|before| {
        let before = &scene.chunks[before];
        before.part == Part::Preposition
            && scene.tokens[before.tokens.start].is_any(set!["by", "with"])
    })
}
