//! Events that stand for their date: *since the start of the war*.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt, peek, value, verify};
use nom::sequence::{preceded, terminated};
use tollcheck_lexicon::class;
use tollcheck_model::TimeSort;

use crate::set::{WordSet, set};
use crate::time::expression::{Expression, Part, Stretch, When};
use crate::time::number::year;
use crate::time::relative::calendar_unit;
use crate::token::{Token, Tokens};
use crate::word::{Read, class as of_class, one, words};

/// `anchor = [ "the" ] start "of" event | event ("began" | "started" | …)`
///
/// > since **the start of the war** · since **the war began** · **The war began** when gunmen killed 1,200
///
/// That it began is a time only of something else: *fighting broke out on Friday* tells of that day.
pub(super) fn anchor<'a, 't>(
    before: Option<&Token<'t>>,
    input: Tokens<'a, 't>,
) -> Read<'a, 't, When> {
    const LEADS: &WordSet = set!["since", "when", "after", "before", "until", "till", "once", "as"];
    let led = before.is_some_and(|before| before.is_any(LEADS));
    alt((
        preceded((opt(words!("the")), start, words!("of")), event),
        verify(terminated(event, begun), |_| led),
        terminated(verify(terminated(event, begun), |_| before.is_none()), peek(words!("when"))),
    ))
    .parse(input)
}

/// `begun = "began" | "started" | "erupted" | "broke out" | "took effect" | …`
///
/// > since the war **began**
pub(super) fn begun<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    alt((
        words!("broke out"),
        words!("took effect"),
        words!("came into effect"),
        words!("came into force"),
        map(
            one(|token| token.is_any(set!["began", "started", "erupted", "begun", "starting"])),
            |_| (),
        ),
    ))
    .parse(input)
}

/// `event = [ "the" | "its" | … ] (words of an event that the lexicon dates)`
///
/// > in **the Hamas-led attack**
pub(super) fn event<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let (rest, _) =
        opt(one(|token| token.is_any(set!["the", "its", "their", "this"]))).parse(input)?;
    if rest.0.first().is_none_or(|head| !head.is_class(class::ANCHOR_HEAD)) {
        return Err(nom::Err::Error(()));
    }
    let (after, len) = of_class(class::ANCHOR | class::ANCHOR_DAY).parse(rest)?;
    let phrase = phrase(&Tokens(&rest.0[..len]));
    let feast = of_class(class::ANCHOR_DAY).parse(rest).is_ok_and(|(_, day)| day == len);
    if !feast {
        return Ok((after, When::Anchor(phrase)));
    }
    // *Easter Island* is none, and *the Easter bombings* were those of one year.
    if after.0.first().is_some_and(|next| {
        next.is_any(set![
            "island", "islands", "rising", "uprising", "bombings", "attacks", "massacre"
        ])
    }) {
        return Err(nom::Err::Error(()));
    }
    match preceded(opt(words!("of")), year).parse(after) {
        Ok((rest, year)) => Ok((rest, When::AnchorOf { phrase, year })),
        Err(_) => Ok((after, When::Anchor(phrase))),
    }
}

/// `ongoing = event [ { word } ("that" | "which") ] ("has" | "have")`
///
/// > **the war** on the strip **that has** killed more than 21,000 · **the war has** killed thousands
///
/// What a war has done it has done since it began.
pub(super) fn ongoing<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Expression> {
    let (rest, when) = event(input)?;
    let clause = rest.0.iter().take(NEAR).position(|token| token.is_any(set!["that", "which"]));
    // "the war on the strip has", but not "the war, which Israel has"
    let joins =
        |token: &&Token<'t>| token.is_capital() || token.is_any(set!["on", "in", "the", "against"]);
    let words = rest.0.iter().take(NEAR).take_while(joins).count();
    let owned = input.0.first().is_some_and(|head| head.is("the") || head.is_capital());
    let plain = rest.0.get(words).filter(|_| owned);
    let has = clause.and_then(|at| rest.0.get(at + 1)).or(plain);
    if has.is_some_and(|has| has.is_any(set!["has", "have"])) {
        Ok((rest, Expression { sort: TimeSort::Since, when }))
    } else {
        Err(nom::Err::Error(()))
    }
}

/// How many words after an event its clause may begin.
const NEAR: usize = 10;

/// What begins.
const STARTS: &WordSet =
    set!["start", "beginning", "outbreak", "onset", "outset", "launch", "eruption"];

/// Whether a part of a time, or the start of an event, may open with `head`.
pub(super) fn opens_part(head: &Token<'_>) -> bool {
    const PARTS: &WordSet = set![in STARTS, set!["the", "middle", "end", "close"]];
    head.is_any(PARTS)
}

/// `start = "start" | "beginning" | "outbreak" | "onset" | …`
fn start<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    map(one(|token| token.is_any(STARTS)), |_| ()).parse(input)
}

/// `edge = [ "the" ] ("start" | "middle" | "end") "of" ("the" | "this" | "last") unit`
///
/// > since **the beginning of the year**
pub(super) fn edge<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let step = alt((
        value(-1, words!("last")),
        value(1, words!("next")),
        value(0, alt((words!("the"), words!("this")))),
    ));
    let (rest, part) =
        preceded(opt(words!("the")), terminated(part_of, words!("of"))).parse(input)?;
    let (rest, (step, stretch)) = (step, calendar_unit).parse(rest)?;
    Ok((rest, When::Part(part, Box::new(When::Calendar { stretch, step }))))
}

/// `part-of = "start" | "beginning" | "middle" | "end"`
pub(super) fn part_of<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Part> {
    alt((
        value(Part::Start, start),
        value(Part::Middle, words!("middle")),
        value(Part::End, alt((words!("end"), words!("close")))),
    ))
    .parse(input)
}

/// `year-end = "year" "-" "end"`
///
/// > by **year-end**
pub(super) fn year_end<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let end = alt((words!("year - end"), words!("year end")));
    let year = || When::Calendar { stretch: Stretch::Year, step: 0 };
    map(end, |()| When::LastDay(Box::new(year()))).parse(input)
}

fn phrase(tokens: &Tokens<'_, '_>) -> String {
    let words: Vec<_> =
        tokens.0.iter().map(|token| token.text.to_lowercase().replace('’', "'")).collect();
    words.join(" ")
}
