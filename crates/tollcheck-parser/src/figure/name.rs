//! Names with numbers in them, and *one* where it stands for a noun.

use nom::Parser;
use nom::combinator::opt;
use tollcheck_lexicon::class;
use tollcheck_model::{FigureType, Quantity};

use super::here::Here;
use super::numeral::Numeral;
use super::{Found, digits, duration, money, naming, ordinal, percent};
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{hyphen, is_dash, one, words};

/// Prefixes that a hyphen ties to a number without making a name of it.
const PREFIXES: &WordSet = set![
    "sub", "minus", "pre", "post", "mid", "late", "early", "non", "under", "over", "top", "plus",
    "to", "and", "or", "up", "near", "some", "in",
];

/// Verbs after a number that is a subject.
const AUXILIARIES: &WordSet = set![
    "was", "were", "are", "is", "have", "has", "had", "will", "would", "may", "could", "of", "in",
    "to", "and", "at",
];

/// `weapon = word "-" digits [ letters ] { ( "-" | "/" ) digits } | letters digits`
///
/// > **S-300** · **Shahed-136** · **COVID-19** · **G7** · **Kh-101/555**
pub(super) fn weapon<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let token = here.token()?;
    if !token.has_digit() {
        return None;
    }
    let rest = Tokens(&here.rest().0[1..]);
    let lettered = token.text.starts_with(char::is_alphabetic);
    if lettered && (money::coded(token, rest).is_some() || money::follows_sign(here)) {
        return None;
    }
    let steps = hyphened(here);
    if steps == 0 && !lettered {
        return None;
    }
    let start = here.stepped_back(steps.min(here.room()));
    let rest = tail(rest);
    Some((rest, start.whole(rest, FigureType::Name, naming(digits::amount(token.text)), "weapon")?))
}

/// How many tokens before `here` a hyphen ties to it: two in *S-300*.
fn hyphened(here: Here<'_, '_>) -> usize {
    let (Some(token), Some(dash), Some(word)) = (here.token(), here.back(1), here.back(2)) else {
        return 0;
    };
    let spaced_name = dash.spaced
        && word.text.len() > 3
        && word.text.chars().all(char::is_uppercase)
        && !here.shouts();
    let tied = dash.text == "-" && !token.spaced && (!dash.spaced || spaced_name);
    let named = word.sort == TokenSort::Mixed
        && !word.text.starts_with(|c: char| c.is_ascii_digit())
        || (word.sort == TokenSort::Word
            && word.numeral.is_none_or(|numeral| numeral == Numeral::Opener)
            && !word.is_any(PREFIXES));
    if tied && named { 2 } else { 0 }
}

/// `tail = { ( "-" | "/" ) ( digits | letters digits | capital letters ) }`, all without spaces
fn tail<'a, 't>(input: Tokens<'a, 't>) -> Tokens<'a, 't> {
    let mut rest = input;
    while let [joint, part, ..] = rest.0 {
        let joined = !joint.spaced && !part.spaced && (joint.text == "-" || joint.text == "/");
        let code = part.has_digit() || (part.text.len() <= 3 && part.is_capital());
        if !(joined && code) {
            break;
        }
        rest = Tokens(&rest.0[2..]);
    }
    rest
}

/// `round-the-clock = "24/7"`
///
/// > open **24/7**
pub(super) fn round_the_clock<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let [hours, slash, days, rest @ ..] = here.rest().0 else { return None };
    let tied = !slash.spaced && !days.spaced;
    if !tied || hours.text != "24" || slash.text != "/" || days.text != "7" {
        return None;
    }
    let rest = Tokens(rest);
    Some((rest, here.whole(rest, FigureType::Name, Quantity::default(), "round the clock")?))
}

/// `unit = ordinal formation | ordinal name | digits name "Street" | "the" digits "block of"`
///
/// > the **47th** Brigade · **First** Lieutenant · ten **third** graders · **10** Downing Street · the **2400** block of
pub(super) fn unit<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    if let Ok((rest, value)) = ordinal::place(here.rest()) {
        let next = rest.0.first().filter(|token| token.sort == TokenSort::Word)?;
        let second = rest.0.get(1);
        let formation = next.is_class(class::FORMATION)
            || second
                .is_some_and(|token| token.is_class(class::FORMATION) && next.senses().is_empty());
        let named = next.is_capital() && next.senses().is_empty() && !here.shouts();
        let school = next.is_any(set!["grade", "grader", "graders"]);
        if !(formation || named || school) {
            return None;
        }
        return Some((rest, here.whole(rest, FigureType::Name, Quantity::exactly(value), "unit")?));
    }
    let (rest, value) = here.number()?;
    // "the 2400 block of High Street"
    let block = here.follows(1, set!["the"])
        && matches!(rest.0, [block, of, ..] if block.is("block") && of.is_any(set!["of", "on"]));
    if block && here.token()?.has_digit() {
        let figure = here.whole(rest, FigureType::Name, Quantity::exactly(value), "address")?;
        return Some((rest, figure));
    }
    let street =
        rest.0.iter().take(4).take_while(|token| token.is_capital()).skip(1).any(|token| {
            token.is_any(set!["street", "avenue", "road", "lane", "square", "boulevard", "drive"])
        });
    let named = street && !here.shouts() && here.token()?.has_digit();
    named
        .then(|| here.whole(rest, FigureType::Name, Quantity::exactly(value), "address"))
        .flatten()
        .map(|figure| (rest, figure))
}

/// `designated = designator number [ letters ]`, where nothing follows that is counted
///
/// > **Article 5** · **Flight 370** · **Boeing 737** · **Group of Seven**
pub(super) fn designated<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let (digit, before) = (here.token()?, here.back(1)?);
    if !digit.has_digit() || money::follows_code(here) {
        return None;
    }
    let (rest, value) = match here.number() {
        Some((rest, value)) => (rest, Some(value)),
        None => (Tokens(&here.rest().0[1..]), None),
    };
    let next = rest.0.first();
    let counts = next.is_some_and(|token| counted(token));
    let capital =
        before.is_capital() && !before.text.chars().all(|c| c.is_uppercase() && here.shouts());
    // "this week 12 more died"
    let current = here.follows(2, set!["this", "last", "past", "next", "that", "every", "a"]);
    let designator = before.is_class(class::DESIGNATOR)
        && (!counts || (capital && !here.shouts()))
        && !(current && before.is_any(set!["week", "day"]));
    let inside = capital
        && before.sort == TokenSort::Word
        && before.numeral.is_none()
        && before.senses().is_empty()
        && here.back(2).is_some()
        && next.is_some_and(|token| {
            token.sort == TokenSort::Word && token.is_capital() && token.numeral.is_none()
        })
        && !here.shouts();
    // "three AK 47 rifles"
    let numbered = here.back(2).is_some_and(|token| {
        token.has_digit() || token.numeral.is_some_and(|numeral| numeral != Numeral::Opener)
    });
    let initials = here.follows(2, set!["&"]) || before.text.len() > 1;
    let acronym = before.text.len() <= 5
        && initials
        && before.text.bytes().all(|byte| byte.is_ascii_uppercase())
        && before.senses().is_empty()
        && (!counts || numbered || here.follows(2, set!["&"]))
        && !next.is_some_and(|token| token.is_any(AUXILIARIES))
        && !here.shouts();
    if !(designator || inside || acronym || closing(here, rest)) {
        return None;
    }
    // "the S&P 500"
    let back = if here.follows(2, set!["&"]) { 3 } else { 1 };
    let start = here.stepped_back(back.min(here.room()));
    let rest = tail(rest);
    Some((
        rest,
        start.figure((here.rest(), rest), rest, FigureType::Name, naming(value), "designated")?,
    ))
}

/// Whether a name of two words and its number end the sentence: *the Fenwick Estate **15**.*
fn closing(here: Here<'_, '_>, rest: Tokens<'_, '_>) -> bool {
    let name = |steps: usize| {
        here.back(steps).is_some_and(|token| {
            token.sort == TokenSort::Word
                && token.is_capital()
                && token.entry.is_none()
                && token.numeral.is_none()
        })
    };
    let ends = rest.0.first().is_none_or(|next| next.text == "." && rest.0.len() == 1);
    ends && name(1) && name(2) && here.back(3).is_some() && !here.shouts()
}

/// `model = ( "a" | "own" ) digits Name`, a singular that nothing counts
///
/// > a **787** Dreamliner · the airline's own **747** Jumbo
pub(super) fn model<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let token = here.token().filter(|token| token.sort == TokenSort::Number)?;
    let [next, after @ ..] = &here.rest().0[1..] else { return None };
    let article = here.follows(1, set!["a", "an", "own", "every", "each"]);
    let named =
        next.is_capital() && next.spaced && next.entry.is_none() && !next.text.ends_with('s');
    let listed = class::PERSON | class::SOLDIER | class::THING | class::EQUIPMENT | class::ATTACK;
    let counts = after.first().is_some_and(|token| token.is_class(listed));
    if !article || !named || counts || here.shouts() {
        return None;
    }
    let rest = Tokens(&here.rest().0[1..]);
    let value = naming(digits::amount(token.text));
    Some((rest, here.whole(rest, FigureType::Name, value, "model")?))
}

/// `generation = ( "2" | … | "6" ) "G"`
///
/// > the **5G** network
pub(super) fn generation<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    here.token().filter(|token| matches!(token.text, "2G" | "3G" | "4G" | "5G" | "6G"))?;
    let rest = Tokens(&here.rest().0[1..]);
    Some((rest, here.whole(rest, FigureType::Name, Quantity::default(), "generation")?))
}

/// Whether `token` looks like what a number before it counts: a plural, or a word of some kind.
fn counted(token: &Token<'_>) -> bool {
    let lower = token.text.starts_with(char::is_lowercase);
    let plural = token.text.len() > 3 && token.text.ends_with('s') && !token.text.ends_with("ss");
    (lower
        && plural
        && !token.is_any(set!["was", "is", "has", "across", "this", "its", "says", "as"]))
        || !token.senses().is_empty()
        || token.is_class(class::PERSON)
}

/// `spelled-name = Name Number`, both with capitals inside a sentence that has few
///
/// > the **Kick Six** · **Phase Two**
pub(super) fn spelled<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let (token, before) = (here.token()?, here.back(1)?);
    let small = matches!(token.numeral, Some(Numeral::Small(_))) && token.is_capital();
    let named = before.sort == TokenSort::Word
        && before.is_capital()
        && before.numeral.is_none()
        && before.senses().is_empty();
    if !(small && named) || here.shouts() {
        return None;
    }
    let rest = Tokens(&here.rest().0[1..]);
    Some((rest, here.whole(rest, FigureType::Name, Quantity::default(), "spelled name")?))
}

/// `pronoun = "one"`, where it stands for a noun or is a part of *no one*, *one another*
///
/// > the **one** that got away · **one** day peace would come
pub(super) fn pronoun<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    const BEFORE: &WordSet = set![
        "the", "this", "that", "which", "each", "every", "any", "another", "no", "some", "every",
        "latest", "previous", "new", "next", "earlier", "bigger", "good", "bad", "loved",
    ];
    const AFTER: &WordSet = set![
        "another",
        "'s",
        "’s",
        "can",
        "must",
        "should",
        "shouldn't",
        "can't",
        "cannot",
        "could",
        "might",
        "would",
        "thing",
    ];
    const CLAUSES: &WordSet = set![
        "that", "who", "which", "you", "of", "to", "in", "on", "at", "near", "from", "is", "was",
        "has", "we", "they", "he", "she", "it",
    ];
    here.token().filter(|token| token.is("one") && token.spaced)?;
    let rest = Tokens(&here.rest().0[1..]);
    let next = rest.0.first();
    let ends = next.is_none_or(|token| {
        (token.sort == TokenSort::Mark && !is_dash(token)) || token.is_any(CLAUSES)
    });
    let of = next.is_some_and(|token| token.is("of"));
    let chosen = here.follows(1, set!["the", "this", "that"]);
    // "on the one hand"
    let aside = here.follows(1, set!["the"])
        && here.follows(2, set!["on"])
        && next.is_some_and(|token| token.is("hand"));
    let stands = here.follows(1, BEFORE) && ends && (chosen || !of);
    let idiom =
        next.is_some_and(|token| token.is_any(AFTER) || (token.is("day") && undated(here, rest)));
    let thing = class::PERSON | class::SOLDIER | class::NATIONALITY | class::THING | class::ATTACK;
    let counts = next.is_some_and(|token| token.is_class(thing) || token.is_capital())
        || duration::unit(rest).is_ok()
        || next.is_some_and(|token| is_dash(token) || token.numeral.is_some());
    let pointed = here.follows(1, set!["which", "this", "that", "each", "every"]) && !counts && !of;
    if !(stands || pointed || idiom || aside || here.follows(1, set!["no"])) {
        return None;
    }
    Some((rest, here.whole(rest, FigureType::Name, Quantity::default(), "pronoun")?))
}

/// Whether *one day* is some day and no length of time: a subject follows it.
fn undated(here: Here<'_, '_>, rest: Tokens<'_, '_>) -> bool {
    let after = rest.0.get(1);
    let bounded = here.follows(
        1,
        set![
            "in", "for", "than", "only", "just", "least", "of", "within", "after", "about",
            "lasted", "last", "over",
        ],
    );
    // "I hope, one day, to meet him"
    let aside = here.follows(1, set![","]) && after.is_some_and(|token| token.text == ",");
    !bounded
        && after.is_some_and(|token| {
            aside
                || token.sort == TokenSort::Word
                    && !token.is_any(set![
                        "ago", "later", "earlier", "before", "after", "of", "in", "to", "and",
                        "or",
                    ])
        })
}

/// `compound = small "-" noun`, which says what sort a thing is: no unit, no person, no noun of any kind
///
/// > a **two-state** solution · a **four-door** car
pub(super) fn compound<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    here.token().filter(|token| matches!(token.numeral, Some(Numeral::Small(_))))?;
    let (end, value) = here.number()?;
    let (rest, ()) = hyphen(end).ok()?;
    let noun = rest.0.first().filter(|token| {
        token.sort == TokenSort::Word
            && token.numeral.is_none()
            && token.senses().is_empty()
            && !token.is_class(class::PERSON | class::MEASURE | class::CURRENCY)
    })?;
    let counts = duration::unit(rest).is_ok()
        || noun.is_any(percent::NAMES)
        || noun.is_any(set!["odd", "plus", "some", "and", "to", "or", "year"]);
    if counts {
        return None;
    }
    let rest = Tokens(&rest.0[1..]);
    let (quantity, number) = (Quantity::exactly(value), (here.rest(), end));
    Some((rest, here.figure(number, rest, FigureType::Name, quantity, "compound")?))
}

/// `group = "Group of" number`
///
/// > the **Group of Seven**
pub(super) fn group<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let named = here.follows(1, set!["of"])
        && here.back(2).is_some_and(|token| token.is("group") && token.is_capital());
    if !named || here.shouts() || !here.token()?.is_capital() && !here.token()?.has_digit() {
        return None;
    }
    let (rest, value) = here.number()?;
    let (rest, _) = opt((words!("plus"), one(|token| token.numeral.is_some()))).parse(rest).ok()?;
    let start = here.stepped_back(2.min(here.room()));
    Some((
        rest,
        start.figure(
            (here.rest(), rest),
            rest,
            FigureType::Name,
            Quantity::exactly(value),
            "group",
        )?,
    ))
}

#[cfg(test)]
mod tests {
    use super::super::figures;
    use crate::text::Text;

    #[test]
    fn a_name_keeps_its_number() {
        let quantity = |text| figures(&Text::of(text))[0].quantity.to_string();
        assert_eq!(quantity("It is a Boeing 737 now."), "= 737");
        assert_eq!(quantity("They fired an S-300 there."), "= 300");
    }
}
