//! Claims that are one figure: durations and occurrences.

use tollcheck_lexicon::{Role, class};
use tollcheck_model::{Amount, Figure, FigureType, Kind, Modifier, Span};

use super::noun::{figure_at, people};
use super::nouns::Nouns;
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort};
use crate::word::is_dash;

/// A claim that a figure makes by itself.
#[derive(Debug)]
pub(super) struct Single {
    /// `duration` or `occurrence`.
    pub(super) kind: Kind,
    /// Figure and noun.
    pub(super) span: Span,
    /// What lasted, or happened.
    pub(super) group: Option<Span>,
    /// The production.
    pub(super) rule: &'static str,
}

/// What follows an ordinal that counts no happenings.
const RANKED: &WordSet = set![
    "largest",
    "biggest",
    "highest",
    "most",
    "longest",
    "oldest",
    "richest",
    "deadliest",
    "worst",
    "best",
    "busiest",
    "half",
    "quarter",
    "floor",
    "storey",
    "story",
    "place",
    "party",
    "parties",
    "world",
    "century",
    "generation",
    "grade",
    "degree",
    "division",
    "brigade",
    "battalion",
    "regiment",
    "army",
    "corps",
    "fleet",
    "amendment",
    "street",
    "avenue",
    "district",
    "precinct",
    "circuit",
    "lady",
    "class",
    "edition",
    "-",
    "and",
    "or",
    "of",
    "in",
    "to",
    "grader",
    "congress",
    "country",
    "countries",
    "nation",
    "home",
    "language",
    "wife",
    "husband",
    "son",
    "daughter",
    "child",
    "cousin",
    "leg",
    "row",
    "line",
    "level",
    "option",
    "choice",
    "reason",
    "thing",
    "type",
    "category",
    "phase",
    "stage",
    "part",
    "person",
    "man",
    "woman",
    "building",
    "house",
    "car",
    "vehicle",
    "bus",
    "truck",
    "train",
    "plane",
    "ship",
    "vessel",
    "boat",
    "bomb",
    "device",
    "suspect",
    "gunman",
    "victim",
    "body",
    "bridge",
    "school",
    "hospital",
    "hotel",
    "village",
    "town",
    "city",
    "region",
    "airport",
    "base",
    "site",
    "location",
    "target",
    "weapon",
    "gun",
    "plant",
    "tower",
    "church",
    "mosque",
    "shop",
    "store",
    "camp",
    "team",
    "group",
    "company",
    "book",
    "film",
    "letter",
    "page",
    "door",
    "window",
];

/// The claim that `figure` makes by itself, if it makes one.
///
/// > **three hours** · **fifth visit** · **the 252nd day** of the war
pub(super) fn single(
    tokens: &[Token<'_>],
    figures: &[Figure],
    figure: &Figure,
    end: usize,
) -> Option<Single> {
    let after = tokens.partition_point(|token| token.start < figure.span.end);
    let first = tokens.partition_point(|token| token.start < figure.span.start);
    match figure.sort {
        FigureType::Duration => {
            let before = first.checked_sub(1).and_then(|at| tokens.get(at));
            let rate =
                before.is_some_and(|token| token.is_any(set!["times", "twice", "per", "once"]));
            // "a third of a year's rain"
            let owns = tokens[..end].get(after).is_some_and(super::closed::is_possessive);
            let old = tokens[..end].get(after).is_some_and(|next| next.is("old"));
            let explicit = !owns && !old && figure.quantity.modifier != Modifier::Vague;
            (explicit && !rate).then(|| Single {
                kind: Kind::DURATION,
                span: figure.span,
                group: lasting(tokens, figures, after, end),
                rule: "duration",
            })
        }
        FigureType::Ordinal => {
            if figure.number.end == figure.span.end && tokens[first].is("day") {
                return Some(day(figure));
            }
            // "the ninth such attack"
            let after = after + usize::from(tokens[..end].get(after)?.is("such"));
            let next = tokens[..end].get(after).filter(|token| token.sort == TokenSort::Word)?;
            let counts = figure.quantity.value.is_some_and(|value| value > Amount::ONE);
            // "a third died of his wounds"
            let dies = next.senses().iter().any(|sense| sense.role == Role::Dies)
                && !next.is_class(class::ATTACK);
            if dies {
                return None;
            }
            let name = next.is_capital() && !tokens[first].is_capital();
            let number = figure_at(figures, next).is_some();
            if !counts || name || number || next.is_any(RANKED) || super::closed::ends_phrase(next)
            {
                return None;
            }
            let noun = Nouns { tokens: &tokens[..end], figures, titled: false }.read(after, false);
            let head = noun.words.end.checked_sub(1).and_then(|last| tokens.get(last));
            if noun.classes.meets(people() | class::EQUIPMENT)
                || head.is_some_and(|head| head.is_any(RANKED))
                || next.is_any(set!["more", "fewer", "less", "higher", "lower"])
            {
                return None;
            }
            let last = noun.words.end.max(after + 1) - 1;
            // "the 199th mass shooting"
            let happens = |token: &Token<'_>| {
                token.is_class(class::ATTACK)
                    || token.senses().iter().any(|sense| sense.role == Role::Nouns)
            };
            let goes_on = tokens[..end]
                .get(last + 1)
                .is_some_and(|next| happens(next) && !happens(&tokens[last]));
            let last = last + usize::from(goes_on);
            let group = Span::new(tokens[after].start, tokens[last].end());
            Some(Single {
                kind: Kind::OCCURRENCE,
                span: figure.span.to(group),
                group: Some(group),
                rule: "occurrence",
            })
        }
        _ => None,
    }
}

/// *day 475* of the war
fn day(figure: &Figure) -> Single {
    Single { kind: Kind::OCCURRENCE, span: figure.span, group: None, rule: "day" }
}

/// What lasts: *a three-hour **meeting***, *a year-long **siege***, *three days of **talks***.
fn lasting(tokens: &[Token<'_>], figures: &[Figure], after: usize, end: usize) -> Option<Span> {
    let from = match &tokens[after.min(end)..end] {
        [dash, long, ..] if is_dash(dash) && long.is("long") => after + 2,
        [next, ..] => after + usize::from(next.is("of")),
        [] => return None,
    };
    let noun = Nouns { tokens: &tokens[..end], figures, titled: false }.read(from, false);
    let last = noun.words.end.checked_sub(1).filter(|last| *last >= from)?;
    Some(Span::new(tokens[from].start, tokens[last].end()))
}
