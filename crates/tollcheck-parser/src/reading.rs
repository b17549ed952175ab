//! All passes, one after the other.

use jiff::civil::Date;
use tollcheck_model::{Claim, Figure, Layers, Reading, Unread};

use crate::text::Text;
use crate::{attribution, claim, figure, place, time};

/// Reads `text`, published on `date`. Any text gives a reading; offsets are bytes.
///
/// Without a date, relative times stay unresolved.
pub fn read(text: &str, date: Option<Date>) -> Reading {
    let text = Text::of(text);
    let quantities = figure::figures(&text);
    let times = time::times(&text, date);
    let places = place::places(&text);
    let attributions = attribution::attributions(&text);
    let mut claims = claim::claims(&text, &quantities);
    time::give(&text, &mut claims, &times, date);
    place::give(&text, &mut claims, &places);
    attribution::give(&text, &mut claims, &attributions);
    let unread = unread(&quantities, &claims);
    Reading { claims, unread, layers: Layers { quantities, times, places, attributions } }
}

/// The figures that are in no claim, each with what it is, or `"no kind"` where it counts something of no kind.
fn unread(figures: &[Figure], claims: &[Claim]) -> Vec<Unread> {
    let mut next = 0;
    let mut unread = Vec::new();
    for figure in figures {
        while claims.get(next).is_some_and(|claim| claim.span.end <= figure.number.start) {
            next += 1;
        }
        if claims.get(next).is_none_or(|claim| figure.number.end <= claim.span.start) {
            let why = if figure.sort.counts() { "no kind" } else { figure.sort.name() };
            unread.push(Unread { span: figure.span, why });
        }
    }
    unread
}
