//! Addresses of pages and mail, numbers to call, serial numbers.

use tollcheck_lexicon::class;
use tollcheck_model::{FigureType, Quantity};

use super::Found;
use super::here::Here;
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort, Tokens};

/// The most tokens before a digit that may belong to one address with it.
const REACH: usize = 40;

/// `address = a run without spaces that holds "://", "www." or "@"`
///
/// > `https://example.org/2024/05`
pub(super) fn address<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let token = here.token()?;
    if token.spaced {
        return None;
    }
    let steps = (1..=REACH.min(here.room()))
        .take_while(|&steps| {
            here.stepped_back(steps - 1).token().is_some_and(|token| !token.spaced)
        })
        .last()?;
    let start = here.stepped_back(steps);
    let head = &start.rest().0[..steps];
    let web = head
        .windows(3)
        .any(|three| three[0].text == ":" && three[1].text == "/" && three[2].text == "/");
    let mail = head.iter().any(|token| token.text == "@" || token.is("www"));
    if !web && !mail {
        return None;
    }
    let run = here.rest().0.iter().skip(1).take_while(|token| !token.spaced).count();
    let rest = Tokens(&here.rest().0[1 + run..]);
    Some((rest, start.whole(rest, FigureType::Id, Quantity::default(), "address")?))
}

/// `phone = [ "+" ] group { "-" group } | group { "-" group } "-" letters [ "-" letters ] | "911"`, where the groups are of 3
/// and 4, or a plus stands before
///
/// > **555-0199** · (**555)555-0199** · **+44-20-7946-0958** · **555-HELP** · **1-800-555-TIPS** · call **911**
pub(super) fn phone<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let first = here.token().filter(|token| is_plain(token))?;
    let mut lengths = [first.text.len(), 0, 0, 0, 0, 0];
    let mut groups = 1;
    let mut rest = Tokens(&here.rest().0[1..]);
    while let [dash, group, ..] = rest.0 {
        let dashed = !group.spaced && matches!(dash.text, "-" | "‑" | "–");
        let bracket = groups == 1 && here.follows(1, set!["("]) && dash.text == ")";
        let joined = !dash.spaced && (dashed || bracket);
        // "+380 44 555 01 99"
        if here.follows(1, set!["+"]) && is_plain(dash) && dash.text.len() <= 4 {
            if groups == lengths.len() {
                break;
            }
            lengths[groups] = dash.text.len();
            groups += 1;
            rest = Tokens(&rest.0[1..]);
            continue;
        }
        if !joined || !is_plain(group) || groups == lengths.len() {
            break;
        }
        lengths[groups] = group.text.len();
        groups += 1;
        rest = Tokens(&rest.0[2..]);
    }
    let code = matches!(lengths[..groups], [3] | [3 | 1, 3] | [1, 3, 3]);
    if let Some(rest) = spelled(rest, groups == 1).filter(|_| code) {
        let figure = here.whole(rest, FigureType::Phone, Quantity::default(), "phone")?;
        return Some((rest, figure));
    }
    let international = here.follows(1, set!["+"]) && lengths.iter().sum::<usize>() > 4;
    // "three hundred (300) 1500 others"
    let area = here.rest().0.get(1).is_some_and(|next| next.text == ")");
    let local = matches!(lengths[..groups], [3, 3, 4] | [1, 3, 3, 4])
        || !area && matches!(lengths[..groups], [3, 4]);
    if !(local || international || emergency(here, first, rest)) {
        return None;
    }
    let start = here.stepped_back(usize::from(international && here.room() > 0));
    Some((rest, start.whole(rest, FigureType::Phone, Quantity::default(), "phone")?))
}

/// What is left after letters in the place of digits: *471-**TIPS***, *800-**ATF-GUNS***; `alone` after one group of digits,
/// where a word that is known is no such letters: *120-FOOT*.
fn spelled<'a, 't>(mut rest: Tokens<'a, 't>, alone: bool) -> Option<Tokens<'a, 't>> {
    let (mut words, mut letters, mut known) = (0, 0, false);
    while let [dash, word, after @ ..] = rest.0
        && !dash.spaced
        && !word.spaced
        && matches!(dash.text, "-" | "‑" | "–")
        && word.text.bytes().all(|byte| byte.is_ascii_uppercase())
        && words < 2
    {
        words += 1;
        letters += word.text.len();
        known |= word.entry.is_some();
        rest = Tokens(after);
    }
    (matches!(letters, 4..=7) && !(alone && known && words == 1)).then_some(rest)
}

/// Whether `number` is one to call in need: *call 911*, *a 911 call*.
fn emergency(here: Here<'_, '_>, number: &Token<'_>, rest: Tokens<'_, '_>) -> bool {
    const CALLS: &WordSet = set![
        "call",
        "calls",
        "called",
        "calling",
        "dial",
        "dialed",
        "dialled",
        "dialing",
        "caller",
        "callers",
        "dispatcher",
        "dispatchers",
        "operator",
    ];
    let calls = |token: &Token<'_>| token.is_any(CALLS);
    number.is_any(set!["911", "999", "112", "101", "102"])
        && (here.back(1).is_some_and(calls) || rest.0.first().is_some_and(calls))
}

/// Whether `token` is digits and nothing else.
fn is_plain(token: &Token<'_>) -> bool {
    token.sort == TokenSort::Number && token.text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `note = "[" { word } digits "]"`
///
/// > burned 40 houses.**[3]**
pub(super) fn note<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let [number, close, ..] = here.rest().0 else { return None };
    let opened = here.follows(1, set!["["])
        || (here.follows(2, set!["["]) && here.follows(1, set!["nb", "note", "n"]));
    // "at least [9] persons": an editor's hand
    let edited = here.follows(1, set!["["])
        && here.back(1).is_some_and(|open| open.spaced)
        && here.rest().0.get(2).is_some_and(|next| next.is_class(class::PERSON));
    if !(opened && !edited && is_plain(number) && number.text.len() <= 3 && close.text == "]") {
        return None;
    }
    let rest = Tokens(&here.rest().0[1..]);
    Some((rest, here.whole(rest, FigureType::Id, Quantity::default(), "note")?))
}
