//! Parts of a hundred.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

use crate::set::{WordSet, set};
use crate::token::Tokens;
use crate::word::{Read, hyphen, one, words};

/// `percent = "%" | [ "-" ] ( "percent" | "per cent" | "pc" | "percentage points" )`
///
/// > 12 **per cent** · 0.3 **percentage points** · a 25**-percent** cut
pub(super) fn sign<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    let point = opt(alt((words!("points"), words!("point"))));
    alt((
        (one(|token| token.text == "%"), point).map(|_| ()),
        (
            opt(hyphen),
            one(|token| token.is_any(NAMES)),
            opt(alt((words!("points"), words!("point")))),
        )
            .map(|_| ()),
        (opt(hyphen), words!("per"), alt((words!("cent"), words!("cents")))).map(|_| ()),
    ))
    .parse(input)
}

/// Its names.
pub(super) const NAMES: &WordSet = set!["percent", "percents", "percentage", "pc", "pct", "pp"];
