//! Addresses of pages and mail, numbers to call, serial numbers.

use tollcheck_model::{FigureType, Quantity};

use super::Found;
use super::here::Here;
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

/// `phone = [ "+" ] group { "-" group }`, three groups or a last of four; numbers of machines: `192.168.1.2`
///
/// > **555-0199** · **+44-20-7946-0958**
pub(super) fn phone<'a, 't>(here: Here<'a, 't>) -> Found<'a, 't> {
    let first = here.token().filter(|token| token.sort == TokenSort::Number)?;
    let mut groups = vec![first];
    let mut rest = Tokens(&here.rest().0[1..]);
    while let [dash, group, ..] = rest.0 {
        let joined = !dash.spaced && !group.spaced && matches!(dash.text, "-" | "‑" | "–");
        if !joined || group.sort != TokenSort::Number || groups.len() > 5 {
            break;
        }
        groups.push(group);
        rest = Tokens(&rest.0[2..]);
    }
    let lengths: Vec<_> = groups.iter().map(|group| group.text.len()).collect();
    let plain = groups.iter().all(|group| is_plain(group));
    let international = here.follows(1, &["+"]) && plain;
    let local = matches!(lengths[..], [3, 4] | [3, 3, 4] | [1, 3, 3, 4]) && plain;
    let long = lengths.iter().sum::<usize>() > 4;
    if !(local || international && long) {
        return None;
    }
    let start = here.stepped_back(usize::from(international && here.room() > 0));
    Some((rest, start.whole(rest, FigureType::Phone, Quantity::default(), "phone")?))
}

fn is_plain(token: &Token<'_>) -> bool {
    token.text.bytes().all(|byte| byte.is_ascii_digit())
}
