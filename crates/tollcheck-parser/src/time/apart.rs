//! Times told by how far one clause lies from another: *two days after a strike killed nine*.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map_opt, value};

use crate::set::set;
use crate::time::expression::When;
use crate::time::number::stretch;
use crate::time::relative::moved;
use crate::token::{Token, TokenSort, Tokens};
use crate::word::{Read, words};

/// `apart = stretch ("after" | "before")`, before a clause; it dates that clause alone.
///
/// > 12 died on Tuesday, **two days after** a strike killed nine
pub(super) fn apart<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, When> {
    let sign = alt((value(-1, words!("after")), value(1, words!("before"))));
    let (rest, when) = map_opt((stretch, sign), |((count, unit), sign)| {
        count.map(|_| moved(When::SAME_DAY, count, unit, sign))
    })
    .parse(input)?;
    let noun = rest.0.first().is_some_and(|next| next.sort != TokenSort::Mark);
    if noun { Ok((rest, when)) } else { Err(nom::Err::Error(())) }
}

/// Whether the `words` of a time date the clause that follows them, and no other.
pub(super) fn opens_clause(words: &[Token<'_>]) -> bool {
    words.first().is_some_and(|first| !first.is("the"))
        && words.last().is_some_and(|last| last.is_any(set!["after", "before"]))
}
