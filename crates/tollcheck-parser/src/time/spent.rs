//! Lengths of time over which something is counted: *12 a day*, *in two years of war*.

use nom::Parser;
use nom::sequence::preceded;
use tollcheck_model::{TimeSort, TimeUnit};

use crate::figure::Numeral;
use crate::set::{WordSet, set};
use crate::time::anchor::event;
use crate::time::expression::{Expression, When};
use crate::time::number::{stretch, unit};
use crate::token::{Token, TokenSort, Tokens};
use crate::word::words;

/// How far before *a day* its number stands.
const BACK: usize = 6;

/// The time that a length at `at` tells what is counted over, and where its words end.
pub(super) fn spent(tokens: &[Token<'_>], at: usize) -> Option<(usize, Expression)> {
    rate(tokens, at).or_else(|| of_event(tokens, at))
}

/// `rate = number { word } "a" unit`
///
/// > 12 people are killed **a day** · twice **a week**
fn rate(tokens: &[Token<'_>], at: usize) -> Option<(usize, Expression)> {
    #[rustfmt::skip]
    const CLOSED: &WordSet = set![
        "in", "for", "within", "after", "over", "of", "than", "just", "only", "about", "nearly", "almost", "and", "is",
        "was", "be", "take", "takes", "took", "last", "lasts", "lasted", "spend", "spent", "until", "not", "had", "has",
        "have", "with", "to", "from", "by", "at", "on", "during", "before", "or", "as", "such", "what", "once",
    ];
    #[rustfmt::skip]
    const GOES_ON: &WordSet = set![
        "in", "on", "since", "during", "for", "from", "at", "by", "and", "but", "as", "while", "across", "there",
        "because", "when", "so", "throughout", "this", "last",
    ];
    if !tokens[at].is_any(set!["a", "an"]) {
        return None;
    }
    let (rest, (_, unit)) = { unit }.parse(Tokens(tokens.get(at + 1..)?)).ok()?;
    let end = tokens.len() - rest.0.len();
    let before = tokens.get(at.checked_sub(1)?)?;
    let times = before.is_any(set!["once", "twice", "times"]);
    let open = before.sort == TokenSort::Word && !before.is_any(CLOSED);
    let counted = tokens[at.saturating_sub(BACK)..at].iter().any(|token| {
        let number = matches!(
            token.numeral,
            Some(Numeral::Small(_) | Numeral::Hundred | Numeral::Batch(_) | Numeral::Plural(_))
        );
        number || token.has_digit()
    });
    let ends = rest.0.first().is_none_or(|next| {
        next.sort == TokenSort::Mark && next.text != "-" || next.is_any(GOES_ON)
    });
    let short = !matches!(unit, TimeUnit::Second | TimeUnit::Minute);
    let read = ends && short && (times || open && counted);
    read.then_some((end, Expression { sort: TimeSort::Rate, when: When::SAME_DAY }))
}

/// `of-event = ("in" | "over" | …) { modifier } stretch "of" event`
///
/// > killed in **nearly two years of war**
///
/// What was counted over the length of a war was counted since it began.
fn of_event(tokens: &[Token<'_>], at: usize) -> Option<(usize, Expression)> {
    const MODIFIERS: &WordSet = set![
        "nearly", "almost", "about", "some", "more", "than", "around", "roughly", "just", "the",
        "past", "last", "these", "its", "under",
    ];
    const OVER: &WordSet = set!["in", "over", "during", "throughout", "within", "across"];
    let mut before = tokens[..at].iter().rev().take(BACK).skip_while(|word| word.is_any(MODIFIERS));
    if !before.next().is_some_and(|word| word.is_any(OVER)) {
        return None;
    }
    let (rest, _) = stretch(Tokens(&tokens[at..])).ok()?;
    let (rest, when) = preceded(words!("of"), event).parse(rest).ok()?;
    Some((tokens.len() - rest.0.len(), Expression { sort: TimeSort::Since, when }))
}
