//! The words that bound a number, on either side of it.

use nom::Parser;
use nom::combinator::{opt, peek};
use tollcheck_lexicon::class;
use tollcheck_model::Modifier;

use super::here::Here;
use super::numeral::Numeral;
use crate::set::{PhraseSet, WordSet, phrases, set};
use crate::token::{TokenSort, Tokens};
use crate::word::{Read, any, hyphen, is_dash, one, words};

use Modifier::{Almost, Approx, AtLeast, AtMost, LessThan, MoreThan};

/// What may stand before a number, longer phrases before their beginnings.
const BEFORE: &PhraseSet<Modifier> = phrases![Modifier:
    ("at the very least", AtLeast),
    ("at the least", AtLeast),
    ("at least", AtLeast),
    ("no fewer than", AtLeast),
    ("no less than", AtLeast),
    ("not fewer than", AtLeast),
    ("not less than", AtLeast),
    ("a minimum of", AtLeast),
    ("minimum of", AtLeast),
    ("upwards of", AtLeast),
    ("upward of", AtLeast),
    ("no more than", AtMost),
    ("not more than", AtMost),
    ("at the most", AtMost),
    ("at the very most", AtMost),
    ("at most", AtMost),
    ("a maximum of", AtMost),
    ("maximum of", AtMost),
    ("up to", AtMost),
    ("as many as", AtMost),
    ("as much as", AtMost),
    ("as high as", AtMost),
    ("as few as", AtLeast),
    ("as little as", AtLeast),
    ("somewhat more than", MoreThan),
    ("well more than", MoreThan),
    ("many more than", MoreThan),
    ("slightly more than", MoreThan),
    ("a little more than", MoreThan),
    ("just more than", MoreThan),
    ("more than", MoreThan),
    ("greater than", MoreThan),
    ("in excess of", MoreThan),
    ("north of", MoreThan),
    ("well over", MoreThan),
    ("just over", MoreThan),
    ("slightly over", MoreThan),
    ("a little over", MoreThan),
    ("well above", MoreThan),
    ("just above", MoreThan),
    ("over", MoreThan),
    ("above", MoreThan),
    ("beyond", MoreThan),
    ("exceeding", MoreThan),
    ("exceeded", MoreThan),
    ("exceeds", MoreThan),
    ("exceed", MoreThan),
    ("surpassing", MoreThan),
    ("surpassed", MoreThan),
    ("surpasses", MoreThan),
    ("tops", MoreThan),
    ("topping", MoreThan),
    ("topped", MoreThan),
    ("slightly less than", LessThan),
    ("slightly fewer than", LessThan),
    ("a little less than", LessThan),
    ("just less than", LessThan),
    ("less than", LessThan),
    ("fewer than", LessThan),
    ("well under", LessThan),
    ("just under", LessThan),
    ("slightly under", LessThan),
    ("a little under", LessThan),
    ("just below", LessThan),
    ("well below", LessThan),
    ("under", LessThan),
    ("below", LessThan),
    ("just short of", Almost),
    ("close to", Almost),
    ("approaching", Almost),
    ("nearing", Almost),
    ("nears", Almost),
    ("very nearly", Almost),
    ("nearly", Almost),
    ("almost", Almost),
    ("virtually", Almost),
    ("an estimated", Approx),
    ("estimated", Approx),
    ("approximately", Approx),
    ("approx", Approx),
    ("roughly", Approx),
    ("in the region of", Approx),
    ("in the neighborhood of", Approx),
    ("on the order of", Approx),
    ("somewhere around", Approx),
    ("somewhere near", Approx),
    ("circa", Approx),
    ("around", Approx),
    ("about", Approx),
    ("some", Approx),
    ("~", Approx),
    ("≈", Approx),
    (">", MoreThan),
    ("<", LessThan),
    ("≥", AtLeast),
    ("≤", AtMost),
];

/// What may stand after a number, or after its noun.
const AFTER: &PhraseSet<Modifier> = phrases![Modifier:
    ("or more", AtLeast),
    ("and more", AtLeast),
    ("or greater", AtLeast),
    ("or higher", AtLeast),
    ("and above", AtLeast),
    ("and counting", AtLeast),
    ("at the very least", AtLeast),
    ("at the least", AtLeast),
    ("at least", AtLeast),
    ("at a minimum", AtLeast),
    ("or fewer", AtMost),
    ("or less", AtMost),
    ("at the very most", AtMost),
    ("at the most", AtMost),
    ("at most", AtMost),
    ("at a maximum", AtMost),
    ("or so", Approx),
    ("or thereabouts", Approx),
    ("more or less", Approx),
    ("give or take", Approx),
];

/// Words between a modifier and its number that change nothing.
const FILLERS: &PhraseSet<()> =
    phrases!["another", "a further", "a total of", "the", "additional", "a combined", "a record",];

/// `before = "at least" | "more than" | "up to" | "about" | …`, at most two, of which the first counts; then a filler
///
/// > **at least** 72 people · **up to around** 500 drones · **no fewer than another** 12
pub(super) fn before<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Modifier> {
    let (rest, modifier) = listed(BEFORE, input)?;
    let (rest, inner) = match listed(BEFORE, rest) {
        Ok((rest, inner)) => (rest, Some(inner)),
        Err(_) => (rest, None),
    };
    let rest = FILLERS.read(rest).map_or(rest, |(rest, ())| rest);
    let rest = before_compound(rest).unwrap_or(rest);
    let modifier = if modifier == Approx { inner.unwrap_or(Approx) } else { modifier };
    Ok((rest, modifier))
}

/// What follows an article before a compound: *less than **a** three-hour flight*.
fn before_compound<'a, 't>(input: Tokens<'a, 't>) -> Option<Tokens<'a, 't>> {
    let [article, number, dash, ..] = input.0 else { return None };
    let compound = article.is_any(set!["a", "an"])
        && (number.has_digit() || matches!(number.numeral, Some(Numeral::Small(_))))
        && is_dash(dash)
        && !dash.spaced;
    compound.then(|| Tokens(&input.0[1..]))
}

/// Whether *over* says where: *shot down **over** seven regions*, *55 drones **over** three provinces*, *rain **over** the
/// seven districts*.
pub(super) fn is_place(here: Here<'_, '_>) -> bool {
    const FLOWN: &WordSet = set![
        "down",
        "downed",
        "intercepted",
        "destroyed",
        "jammed",
        "suppressed",
        "neutralised",
        "neutralized",
        "flew",
        "flown",
        "flying",
        "seen",
        "spotted",
    ];
    const LANDS: &WordSet = set![
        "regions",
        "region",
        "provinces",
        "districts",
        "oblasts",
        "cities",
        "areas",
        "counties",
        "states",
        "countries",
        "towns",
        "villages",
        "governorates",
        "municipalities",
    ];
    let flown = here.back(1).is_some_and(|before| {
        before.is_any(FLOWN) || before.is_class(class::DRONE | class::MISSILE | class::EQUIPMENT)
    });
    let the = here.rest().0.get(1).is_some_and(|next| next.is("the"));
    here.token().is_some_and(|token| token.is("over"))
        && (flown || the)
        && here.rest().0.iter().skip(1).take(4).any(|token| token.is_any(LANDS))
}

/// Whether *over* belongs to the verb before it: *hand **over** 1,000 prisoners*.
pub(super) fn is_particle(here: Here<'_, '_>) -> bool {
    const VERBS: &WordSet =
        set!["hand", "hands", "handed", "handing", "turn", "turns", "turned", "turning"];
    here.token().is_some_and(|token| token.is("over")) && here.follows(1, VERBS)
}

/// `passes = total-noun … "passed"`, right before the number
///
/// > the death **toll** in the city **passed** 300
pub(super) fn passes(here: Here<'_, '_>) -> bool {
    const REACH: usize = 16;
    const TOTALS: &WordSet = set![
        "toll",
        "number",
        "total",
        "tally",
        "count",
        "figure",
        "deaths",
        "fatalities",
        "casualties",
        "losses",
    ];
    here.follows(1, set!["passed", "passes", "passing", "past", "crossed", "crosses", "crossing"])
        && (2..REACH).any(|steps| here.follows(steps, TOTALS))
}

/// `after = "or more" | "or so" | "at most" | "+" | "-plus" | "-odd" | …`
///
/// > 12 **or more** · 200**+** · 30**-odd**
pub(super) fn after<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Modifier> {
    if let Ok((rest, _)) = one(|token| token.text == "+" && !token.spaced).parse(input) {
        return Ok((rest, AtLeast));
    }
    if let Ok((rest, _)) = (opt(hyphen), words!("plus")).parse(input) {
        return Ok((rest, AtLeast));
    }
    if let Ok((rest, _)) = (opt(hyphen), words!("ish")).parse(input) {
        return Ok((rest, Approx));
    }
    let (rest, modifier) = listed(AFTER, input)?;
    match peek(any).parse(rest) {
        Ok((_, next)) if next.has_digit() || next.numeral.is_some() => Err(nom::Err::Error(())),
        _ => Ok((rest, modifier)),
    }
}

/// `after-noun = noun { noun } after`; takes nothing.
///
/// > 12 **people or more** · two **people at the most**
pub(super) fn after_noun<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Modifier> {
    let mut rest = input;
    for _ in 0..2 {
        rest = one(|token| token.sort == TokenSort::Word).parse(rest)?.0;
        if let Ok((_, modifier)) = listed(AFTER, rest).and_then(|_| after(rest)) {
            return Ok((input, modifier));
        }
    }
    Err(nom::Err::Error(()))
}

/// `listed = phrase`, the first of `phrases` at the head of `input`
///
/// > **no fewer than** 12
fn listed<'a, 't>(phrases: &PhraseSet<Modifier>, input: Tokens<'a, 't>) -> Read<'a, 't, Modifier> {
    phrases.read(input).ok_or(nom::Err::Error(()))
}
