//! Results of games and votes.

use tollcheck_model::{FigureType, Quantity};

use super::Found;
use super::here::Here;
use crate::set::{WordSet, set};
use crate::token::{Token, TokenSort, Tokens};

/// Words beside a result.
const CONTESTS: &WordSet = set![
    "beat", "beats", "beating", "won", "win", "wins", "victory", "defeat", "defeated", "lost",
    "loss", "lead", "leads", "led", "draw", "drew", "tie", "tied", "vote", "voted", "ruling",
    "ruled", "final", "thrashed", "score", "at",
];

/// `score = digits "-" digits`, where the first is the greater or a contest is spoken of
///
/// > Charlton lost **2-1** · a **6-3** ruling
pub(super) fn score<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let [first, dash, second, ..] = here.rest().0 else { return None };
    let joined = !dash.spaced && !second.spaced && matches!(dash.text, "-" | "–");
    let (Some(left), Some(right)) = (points(first), points(second)) else { return None };
    let rest = Tokens(&here.rest().0[3..]);
    let next = rest.0.first();
    let contest = here.follows(1, CONTESTS)
        || here.follows(2, CONTESTS)
        || next.is_some_and(|token| token.is_any(CONTESTS));
    let measured = next.is_some_and(|token| token.text == "-" || token.text == "%");
    if !joined || measured || !(left >= right || contest) {
        return None;
    }
    Some((rest, here.whole(rest, FigureType::Score, Quantity::default(), "score")?))
}

/// The number of points that `token` may be.
fn points(token: &Token<'_>) -> Option<u32> {
    let short = token.sort == TokenSort::Number && token.text.len() <= 3;
    short.then(|| token.text.parse().ok()).flatten()
}
