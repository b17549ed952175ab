//! The numbers of items in a list.

use tollcheck_model::{FigureType, Quantity};

use super::here::Here;
use super::{Found, digits};
use crate::set::set;
use crate::token::{TokenSort, Tokens};

/// `item = [ "(" ] digits ( ")" | "." )` at the head of a sentence
///
/// > **1)** The dam held. **2)** The road did not.
pub(super) fn item<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let token =
        here.token().filter(|token| token.sort == TokenSort::Number && token.text.len() <= 3)?;
    let after = here.rest().0.get(1)?;
    let bracket = here.follows(1, set!["("]);
    let opens = here.opens_sentence() || (bracket && here.stepped_back(1).opens_sentence());
    let closes = !after.spaced && (after.text == ")" || (after.text == "." && !bracket));
    if !(opens && closes) {
        return None;
    }
    let rest = Tokens(&here.rest().0[2..]);
    let value = Quantity::exactly(digits::amount(token.text)?);
    Some((rest, here.whole(rest, FigureType::List, value, "item")?))
}
