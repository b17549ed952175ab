//! All passes, one after the other.

use jiff::civil::Date;
use tollcheck_model::{Claim, Figure, FigureType, Layers, Reading, Unread};

use crate::text::Text;
use crate::{actor, attribution, claim, figure, happening, place, time};

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
    place::give(&text, &mut claims, &places, &attributions);
    attribution::give(&text, &mut claims, &attributions);
    actor::give(&text, &mut claims);
    happening::give(&text, &mut claims);
    let unread = unread(&quantities, &claims);
    Reading { claims, unread, layers: Layers { quantities, times, places, attributions } }
}

/// The figures that are in no claim, each with what it is, or why it counts nothing that could be claimed.
fn unread(figures: &[Figure], claims: &[Claim]) -> Vec<Unread> {
    let mut unread = Vec::new();
    let mut next = 0;
    for figure in figures {
        // claims stand in order, and none is much longer than its figure
        while claims.get(next).is_some_and(|claim| claim.span.end <= figure.number.start) {
            next += 1;
        }
        let read = claims[next..]
            .iter()
            .take_while(|claim| claim.span.start < figure.number.end)
            .any(|claim| figure.number.start < claim.span.end);
        if !read {
            unread.push(Unread { span: figure.span, why: why(figure) });
        }
    }
    unread
}

/// Why `figure` is in no claim.
fn why(figure: &Figure) -> &'static str {
    match figure.sort {
        FigureType::Cardinal | FigureType::Range | FigureType::Vague => "no noun",
        FigureType::Duration => "vague duration",
        sort => sort.name(),
    }
}
