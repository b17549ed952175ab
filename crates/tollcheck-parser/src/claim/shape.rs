//! The shapes that a claim takes in a sentence, strongest first.

use nom::IResult;
use tollcheck_lexicon::{Role, Sense};
use tollcheck_model::{Because, Kind, Span};

use super::chunk::{Act, Chunk, OBJECT, Part, PhraseNumber, Row, SUBJECT, Voice};
use super::fate::{left_out, none_survived, not_survived};
use super::level::{level, numbered, restated};
use super::nominal::{attributive, counted, label, loss, members, of_act, of_those};
use super::object::{active, cost, driven, enumerated, gap, inverted, listed};
use super::scene::Scene;
use super::subject::{along, among, passive, reduced, relative, sequel, state};
use super::toll::{brought, figure, losses, number, spoken, tally, toll, total};

/// What a shape returns. One that does not apply says only that: `()`.
pub(super) type Read<'c, T> = IResult<Row<'c>, T, ()>;

/// Reads one shape at the head of a row of chunks.
pub(super) type Shape = for<'c> fn(&Scene<'_, '_>, Row<'c>) -> Read<'c, Found>;

/// What the first chunk of a shape is, so that it is tried nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// A phrase.
    Phrase,
    /// Words of a kind.
    Act,
    /// Other words.
    Words,
    /// *of*, *including*
    Of,
}

impl Head {
    /// All of them, in the order of their numbers.
    pub(super) const ALL: [Self; 4] = [Self::Phrase, Self::Act, Self::Words, Self::Of];

    /// Whether a shape with this head may open with `chunk`.
    pub(super) fn opens(self, chunk: &Chunk) -> bool {
        match chunk.part {
            Part::Phrase(_) => self == Self::Phrase,
            Part::Act(_) => self == Self::Act,
            Part::Words => self == Self::Words,
            Part::Of | Part::Including => self == Self::Of,
            _ => false,
        }
    }
}

/// All shapes with their heads, those that decide first.
pub(super) const SHAPES: &[(&str, Head, Shape)] = &[
    ("toll", Head::Act, toll),
    ("fate", Head::Phrase, left_out),
    ("fate", Head::Phrase, none_survived),
    ("fate", Head::Phrase, not_survived),
    ("brought", Head::Phrase, brought),
    ("members", Head::Act, members),
    ("inverted", Head::Act, inverted),
    ("number", Head::Words, number),
    ("level", Head::Act, level),
    ("level", Head::Words, level),
    ("numbered", Head::Act, numbered),
    ("of those", Head::Of, of_those),
    ("total", Head::Words, total),
    ("figure", Head::Words, figure),
    ("total", Head::Words, tally),
    ("label", Head::Act, label),
    ("restated", Head::Phrase, restated),
    ("nominal", Head::Phrase, counted),
    ("state", Head::Phrase, state),
    ("active", Head::Act, active),
    ("cost", Head::Phrase, cost),
    ("driven", Head::Phrase, driven),
    ("reduced", Head::Phrase, reduced),
    ("among", Head::Phrase, among),
    ("passive", Head::Phrase, passive),
    ("relative", Head::Phrase, relative),
    ("sequel", Head::Phrase, sequel),
    ("along", Head::Act, along),
    ("enumerated", Head::Act, enumerated),
    ("gap", Head::Phrase, gap),
    ("list", Head::Act, listed),
    ("of", Head::Act, of_act),
    ("attributive", Head::Phrase, attributive),
    ("figure", Head::Of, spoken),
    ("toll", Head::Words, losses),
    ("loss", Head::Of, loss),
];

/// A phrase and the words that say of what kind it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// The phrase.
    pub(super) phrase: PhraseNumber,
    /// Its kind; none where the words only go on with a total.
    pub(super) kind: Option<Kind>,
    /// The words that decided.
    pub(super) because: Because,
    /// The act, so that what is coordinated can share it, and its roles.
    pub(super) act: Option<(&'static [Sense], &'static [Role])>,
    /// The part that the words play.
    pub(super) role: Role,
    /// Could be, might be.
    pub(super) modal: bool,
    /// Is not, has not.
    pub(super) negated: bool,
    /// *were among those killed*
    pub(super) subset: bool,
}

impl Found {
    /// What a noun alone says of `phrase`: the words at `span`, which are its `part`.
    pub(super) fn plain(phrase: PhraseNumber, kind: Kind, span: Span, part: &'static str) -> Self {
        Self {
            phrase,
            kind: Some(kind),
            because: Because { span, part },
            act: None,
            role: Role::Nouns,
            modal: false,
            negated: false,
            subset: false,
        }
    }
}

/// What `act` says of the phrase `number`, if it says anything.
pub(super) fn found(
    scene: &Scene<'_, '_>,
    number: PhraseNumber,
    act: Act,
    span: Span,
    object: bool,
) -> Option<Found> {
    let roles = if object { OBJECT } else { SUBJECT };
    let roles: &'static [Role] = match (object, act.voice) {
        (false, Voice::Active) => &[Role::Dies, Role::Dying],
        _ => roles,
    };
    let phrase = scene.phrases.get(number)?;
    let senses = if object {
        scene.said_of_object(act, span, phrase)
    } else {
        scene.said_of_subject(act, span, phrase)
    };
    let sense = scene.sense(phrase, senses, roles)?;
    Some(Found {
        phrase: number,
        kind: Some(sense.kind),
        because: Because { span, part: "verb" },
        act: Some((senses, roles)),
        role: sense.role,
        modal: act.modal,
        negated: act.negated,
        subset: false,
    })
}

/// The phrase that opens the row.
pub(super) fn phrase(input: Row<'_>) -> Read<'_, PhraseNumber> {
    match input.split_first() {
        Some((Chunk { part: Part::Phrase(number), .. }, rest)) => Ok((rest, *number)),
        _ => Err(nom::Err::Error(())),
    }
}

/// The act that opens the row, and its chunk.
pub(super) fn act(input: Row<'_>) -> Read<'_, (Act, &Chunk)> {
    match input.split_first() {
        Some((chunk @ Chunk { part: Part::Act(act), .. }, rest)) => Ok((rest, (*act, chunk))),
        _ => Err(nom::Err::Error(())),
    }
}

/// One chunk that is `part`.
pub(super) fn part<'c>(wanted: Part) -> impl FnMut(Row<'c>) -> Read<'c, &'c Chunk> {
    move |input| match input.split_first() {
        Some((chunk, rest)) if chunk.part == wanted => Ok((rest, chunk)),
        _ => Err(nom::Err::Error(())),
    }
}

/// The result `found`, or that the shape does not apply.
pub(super) fn or_none<T>(rest: Row<'_>, found: Option<T>) -> Read<'_, T> {
    found.map(|found| (rest, found)).ok_or(nom::Err::Error(()))
}
