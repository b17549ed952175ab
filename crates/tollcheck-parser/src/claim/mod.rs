//! Figures into claims: the shapes that a claim takes in a sentence.
//!
//! A sentence is cut into a short row of chunks: noun phrases with a number, words of kinds with their auxiliaries,
//! links. The shapes of `SHAPES` then say which words govern which number; what is coordinated, elliptic or a subset
//! takes over from its neighbour.

mod age;
mod agreement;
mod alone;
mod aside;
mod assembly;
mod chunk;
mod chunker;
mod closed;
mod compared;
mod compound;
mod conjunct;
mod coordination;
mod denial;
mod fate;
mod implied;
mod level;
mod loss;
mod mention;
mod modifier;
mod nominal;
mod noun;
mod nouns;
mod object;
mod phrase;
mod rate;
mod respective;
mod scene;
mod scope;
mod second;
mod shape;
mod share;
mod single;
mod singular;
mod subject;
mod subset;
mod toll;
mod verb;
mod whole;

use tollcheck_lexicon::{Class, class};
use tollcheck_model::{Amount, Claim, ClaimId, Figure, Kind, Scope, Span};

use self::assembly::{claim, singles, sum};
pub(crate) use self::closed::PARENTS;
use self::phrase::{By, Phrase};
use self::scene::{Counted, Scene};
use self::share::{Earlier, Told};
use crate::text::Text;
use crate::token::{Token, Tokens};
use crate::word::telling;

/// For how many sentences that tell anything people who were counted may be gone back to.
const MEMORY: usize = 4;

/// What `text` claims, in order, without time, place and speaker.
pub(crate) fn claims(text: &Text<'_>, figures: &[Figure]) -> Vec<Claim> {
    let mut claims: Vec<Claim> = Vec::new();
    let mut last = None;
    let mut event = 0;
    let mut before: Option<Counted> = None;
    let mut since = 0;
    let mut topic = Class::NONE;
    for sentence in &text.sentences {
        let tokens = &text.tokens[sentence.tokens.clone()];
        let span = text.span_of(sentence);
        let own = figures_in(figures, span);
        if own.is_empty() && !says(tokens) {
            continue;
        }
        event += 1;
        since += 1;
        if since > MEMORY {
            before = None;
        }
        if own.is_empty() && !implied::may_stand(tokens, before.as_ref()) {
            last = None;
            continue;
        }
        let scene = Scene::of(&text.tokens, own, sentence.tokens.clone(), before.as_ref(), topic);
        if scene.phrases.is_empty() {
            last = None;
            singles(text, sentence, span, figures, own, &mut claims, &mut event);
            continue;
        }
        let total = last.and_then(|(_, last)| last_total(&claims, last));
        let earlier = Earlier { last: last.map(|(kind, _)| kind), total };
        let told = share::told(&scene, earlier);
        let first = claims.len();
        let mut numbers: Vec<Option<usize>> = vec![None; told.len()];
        for (at, (phrase, told)) in scene.phrases.iter().zip(&told).enumerate() {
            event += u32::from(at > 0 && scene.turns_between(at - 1, at));
            if let Some(claim) = claim(text, &scene, phrase, told.as_ref(), span) {
                numbers[at] = Some(claims.len());
                claims.push(Claim { event, ..claim });
            }
        }
        for told in second::second(&scene, &told) {
            let phrase = &scene.phrases[told.found.phrase];
            let own = numbers[told.found.phrase].map_or(event, |number| claims[number].event);
            claims.extend(
                claim(text, &scene, phrase, Some(&told), span)
                    .map(|claim| Claim { event: own, ..claim }),
            );
        }
        let mut sums = Vec::new();
        for (from, to) in second::lists(&scene, &told) {
            let whole = told[from].and_then(|told| told.part_of).and_then(|whole| numbers[whole]);
            // "two people, a father and his son" says the same twice
            let said = |sum: &Claim| whole.is_some_and(|it| claims[it].quantity == sum.quantity);
            if let Some(sum) = sum(&scene, &claims, &numbers, (from, to)).filter(|sum| !said(sum)) {
                sums.push((claims.len(), from));
                claims.push(sum);
            }
        }
        for (at, told) in told.iter().enumerate() {
            let (Some(told), Some(number)) = (told, numbers[at]) else { continue };
            let whole = match told.part_of {
                Some(whole) => numbers[whole],
                None => {
                    last.filter(|_| told.part_of_last).map(|last| whole_of(&claims, last, number))
                }
            };
            // ids are given in the end; until then they are places in the list
            claims[number].part_of = whole.filter(|whole| *whole != number).map(id);
        }
        for (sum, first) in sums {
            claims[sum].part_of = numbers[first].and_then(|number| claims[number].part_of);
        }
        let goes_on = |number: &usize| {
            claims[*number].kind != Kind::COUNT && claims[*number].scope != Scope::Change
        };
        if let Some(number) = (first..claims.len()).rev().find(goes_on) {
            last = Some((claims[number].kind, number));
        } else {
            last = None;
        }
        singles(text, sentence, span, figures, own, &mut claims, &mut event);
        topic = named(&scene).unwrap_or(topic);
        if let Some(now) = counted(&scene, &told) {
            (before, since) = (Some(now), 0);
        }
    }
    number(claims)
}

/// Of which claim of the sentence before, whose last one is `last`, the claim `part` is a part: of a total, if it told one.
fn whole_of(claims: &[Claim], (kind, last): (Kind, usize), part: usize) -> usize {
    let sentence = claims[last].sentence;
    let total = claims[..=last].iter().rposition(|claim| {
        claim.sentence == sentence && claim.kind == kind && claim.scope == Scope::Total
    });
    total
        .filter(|total| claims[*total].quantity.value >= claims[part].quantity.value)
        .unwrap_or(last)
}

/// The kind of the last total of the sentence whose last claim is `last`.
fn last_total(claims: &[Claim], last: usize) -> Option<Kind> {
    let sentence = claims[last].sentence;
    let own = claims[..=last].iter().rev().take_while(|claim| claim.sentence == sentence);
    own.take(MEMORY).find(|claim| claim.scope == Scope::Total).map(|claim| claim.kind)
}

/// Whether any word or phrase of `tokens` says something for some kind.
fn says(tokens: &[Token<'_>]) -> bool {
    (0..tokens.len()).any(|at| telling(Tokens(&tokens[at..])).is_some())
}

/// What `scene` counts last, by its class.
fn named(scene: &Scene<'_, '_>) -> Option<Class> {
    let classes = |phrase: &Phrase| match phrase.noun.classes {
        // "three coffins"
        Class::NONE if phrase.figure.is_some() && !phrase.noun.is_empty() => class::THING,
        classes => classes,
    };
    let mut classes =
        scene.phrases.iter().rev().map(classes).filter(|classes| classes.meets(noun::known()));
    let last = classes.next()?;
    let beings = noun::people() | noun::weapons();
    if last.meets(beings) { Some(last) } else { classes.find(|it| it.meets(beings)).or(Some(last)) }
}

/// The people whom `scene` counts last, of whom it says what was `told`.
fn counted(scene: &Scene<'_, '_>, told: &[Option<Told>]) -> Option<Counted> {
    let people = |phrase: &Phrase| phrase.noun.classes.meets(noun::people());
    let last = scene.phrases.iter().rposition(|phrase| {
        people(phrase)
            && matches!(phrase.by, By::Number | By::Ordinal)
            && phrase.quantity.value != Some(Amount::ZERO)
    })?;
    let phrase = &scene.phrases[last];
    let words = phrase.noun.words.clone();
    let head = scene.tokens.get(words.end.checked_sub(1)?)?;
    let others = scene.tokens[scene.range.clone()]
        .iter()
        .filter(|token| token.is_class(noun::people()) || token.is_any(closed::PRONOUNS))
        .any(|token| !words.contains(&scene.tokens.partition_point(|it| it.start < token.start)));
    Some(Counted {
        quantity: phrase.quantity.clone(),
        noun: head.key,
        kind: told[last].and_then(|told| told.found.kind),
        alone: phrase.chunk == 0 && !others,
    })
}

/// The figures that stand in `span`.
fn figures_in(figures: &[Figure], span: Span) -> &[Figure] {
    let from = figures.partition_point(|figure| figure.span.start < span.start);
    let to = figures.partition_point(|figure| figure.span.start < span.end);
    &figures[from..to.max(from)]
}

/// The id of the claim at `place` of a list.
fn id(place: usize) -> ClaimId {
    ClaimId(u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1))
}

/// Puts `claims` in the order of the text and numbers them.
fn number(claims: Vec<Claim>) -> Vec<Claim> {
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.sort_by_key(|&at| (claims[at].span.start, claims[at].span.end, at));
    let mut places = vec![0; claims.len()];
    for (place, &at) in order.iter().enumerate() {
        places[at] = place;
    }
    let mut numbered: Vec<Claim> = claims;
    numbered.sort_by_key(|claim| (claim.span.start, claim.span.end));
    for (place, claim) in numbered.iter_mut().enumerate() {
        claim.id = id(place);
        claim.part_of =
            claim.part_of.and_then(|whole| places.get(whole.0 as usize - 1).copied()).map(id);
    }
    numbered
}
