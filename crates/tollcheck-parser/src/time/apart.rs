//! Times told by how far one clause lies from another: *two days after a strike killed nine*.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::value;
use tollcheck_model::TimeUnit;

use crate::set::{WordSet, set};
use crate::time::expression::When;
use crate::time::relative::moved;
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, words};

/// `apart = length ("after" | "before")`, before a clause, after a `length` that is read already; it dates that clause alone.
///
/// > 12 died on Tuesday, **two days after** a strike killed nine
///
/// *Less than a week after* and *a year after* leave the day open.
pub(super) fn apart<'a, 't>(
    before: Option<&Token<'t>>,
    (count, unit): (Option<i64>, TimeUnit),
    input: Tokens<'a, 't>,
) -> Read<'a, 't, When> {
    const LOOSE: &WordSet = set!["than", "about", "almost", "nearly", "around", "roughly", "over"];
    // "a year after the protests" need not be to the day
    let loose = before.is_some_and(|before| before.is_any(LOOSE))
        || matches!(unit, TimeUnit::Month | TimeUnit::Year);
    let (rest, sign) =
        alt((value(-1, words!("after")), value(1, words!("before")))).parse(input)?;
    let clause = rest.0.first().is_some_and(|next| next.sort != TokenSort::Mark);
    if clause && count.is_some() {
        Ok((rest, moved(When::SAME_DAY, count.filter(|_| !loose), unit, sign)))
    } else {
        Err(nom::Err::Error(()))
    }
}

/// Whether the `words` of a time date the clause that follows them, and no other.
pub(super) fn opens_clause(words: &[Token<'_>]) -> bool {
    words.first().is_some_and(|first| !first.is("the"))
        && words.last().is_some_and(|last| last.is_any(set!["after", "before"]))
}
