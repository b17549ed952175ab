//! Claims put together from phrases and what is told of them.

use tollcheck_model::{
    Amount, Because, Claim, ClaimId, Figure, FigureType, Kind, Modifier, Quantity, Scope, Span,
};

use super::phrase::{By, Phrase};
use super::scene::Scene;
use super::share::Told;
use super::{denial, scope, single};
use crate::sentence::Sentence;
use crate::text::Text;

/// The claim that `phrase` makes, of its kind or as a count of what its noun names.
pub(super) fn claim(
    text: &Text<'_>,
    scene: &Scene<'_, '_>,
    phrase: &Phrase,
    told: Option<&Told>,
    sentence: Span,
) -> Option<Claim> {
    // a part of something is no number of it
    let part = phrase.figure.and_then(|at| scene.figures.get(at));
    if part.is_some_and(|figure| matches!(figure.sort, FigureType::Fraction | FigureType::Percent))
    {
        return None;
    }
    let group = words(text, phrase);
    let Some(told) = told else {
        let counts = phrase.figure.is_some() && !phrase.noun.is_empty() && phrase.by != By::Ordinal;
        let because = vec![Because { span: phrase.span, part: "noun" }];
        let base = Claim {
            group,
            because,
            ..blank(Kind::COUNT, phrase.span, phrase.quantity.clone(), sentence, "count")
        };
        return counts.then_some(base);
    };
    let kind = told.found.kind.filter(|_| !phrase.by.is_no_number())?;
    // "did not lose a single soldier": none at all
    let none = told.found.negated && phrase.is_one() && scope::is_single(scene, phrase);
    let quantity = if none { Quantity::exactly(Amount::ZERO) } else { phrase.quantity.clone() };
    let singular_attack = kind.0 == "attacks" && phrase.figure.is_none();
    if singular_attack {
        return None;
    }
    Some(Claim {
        group,
        derived: phrase.by == By::Before,
        negated: told.found.negated && !none || denial::denied(scene, phrase),
        hypothetical: denial::hypothetical(scene, phrase, told),
        scope: scope::scope(scene, phrase, told),
        because: vec![told.found.because],
        ..blank(kind, phrase.span, quantity, sentence, told.rule)
    })
}

/// The claim that adds up the phrases from `from` to `to`, whose claims are at `numbers`; a relation is one more.
pub(super) fn sum(
    scene: &Scene<'_, '_>,
    claims: &[Claim],
    numbers: &[Option<usize>],
    (from, to): (usize, usize),
) -> Option<Claim> {
    let parts: Vec<&Claim> =
        numbers[from..=to].iter().flatten().filter_map(|number| claims.get(*number)).collect();
    let first = parts.first()?;
    let phrases = &scene.phrases[from..=to];
    let relations = phrases.iter().filter(|phrase| phrase.by == By::Relation).count();
    let relations = Amount::from(u32::try_from(relations).ok()?);
    let exact =
        |claim: &Claim| claim.quantity.value.filter(|_| claim.quantity.modifier == Modifier::Exact);
    let bound = |claim: &Claim| claim.quantity.low;
    let total = |part: &dyn Fn(&Claim) -> Option<Amount>| {
        parts.iter().try_fold(relations, |sum, claim| part(claim).map(|value| sum.plus(value)))
    };
    let quantity = match total(&exact) {
        Some(value) => Quantity::exactly(value),
        None => Quantity::modified(Modifier::AtLeast, total(&bound)?),
    };
    Some(Claim {
        span: scene.phrases[from].span.to(scene.phrases[to].span),
        quantity,
        group: None,
        derived: true,
        rule: "sum",
        ..(*first).clone()
    })
}

/// The counted words as written.
fn words(text: &Text<'_>, phrase: &Phrase) -> Option<String> {
    let words = &text.tokens[phrase.noun.words.clone()];
    let (first, last) = (words.first()?, words.last()?);
    Some(first.span().to(last.span()).of(text.whole).to_owned())
}

/// Adds the claims of figures that need no other words.
pub(super) fn singles(
    text: &Text<'_>,
    sentence: &Sentence,
    span: Span,
    figures: &[Figure],
    own: &[Figure],
    claims: &mut Vec<Claim>,
    event: &mut u32,
) {
    let taken = claims.len();
    for figure in own
        .iter()
        .filter(|figure| matches!(figure.sort, FigureType::Duration | FigureType::Ordinal))
    {
        let overlaps = |claim: &Claim| {
            claim.span.start < figure.span.end && figure.span.start < claim.span.end
        };
        if claims[..taken].iter().rev().take_while(|claim| claim.sentence == span).any(overlaps) {
            continue;
        }
        if let Some(single) = single::single(&text.tokens, figures, figure, sentence.tokens.end) {
            *event += 1;
            claims.push(Claim {
                group: single.group.map(|group| group.of(text.whole).to_owned()),
                event: *event,
                ..blank(single.kind, single.span, figure.quantity.clone(), span, single.rule)
            });
        }
    }
}

/// A claim of which only the figure is known.
fn blank(kind: Kind, span: Span, quantity: Quantity, sentence: Span, rule: &'static str) -> Claim {
    Claim {
        id: ClaimId(0),
        kind,
        span,
        quantity,
        group: None,
        actor: None,
        part_of: None,
        negated: false,
        hypothetical: false,
        derived: false,
        scope: Scope::Event,
        event: 0,
        time: None,
        place: None,
        attribution: None,
        sentence,
        rule,
        because: Vec::new(),
    }
}
