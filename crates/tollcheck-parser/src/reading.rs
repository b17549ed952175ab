//! All passes, one after the other.

use jiff::civil::Date;
use tollcheck_model::{
    Attribution, Claim, Figure, FigureType, Layers, Place, Reading, Time, Unread,
};

use crate::text::Text;
use crate::{actor, attribution, claim, figure, happening, place, time};

/// Reads `text`, published on `date`. Any text gives a reading; offsets are bytes.
///
/// Without a date, relative times stay unresolved.
pub fn read(text: &str, date: Option<Date>) -> Reading {
    reading(text, date, |_| true)
}

/// Reads the claims of `text` as [`read`] does. Where there are none, as in most of a newspaper, no layers are read
/// either, but that of quantities.
pub fn read_claims(text: &str, date: Option<Date>) -> Reading {
    reading(text, date, |claims| !claims.is_empty())
}

/// Reads `text`, and its times, places and attributions where `wanted` says so of its claims.
fn reading(text: &str, date: Option<Date>, wanted: impl Fn(&[Claim]) -> bool) -> Reading {
    let text = Text::of(text);
    let quantities = figure::figures(&text);
    let mut claims = claim::claims(&text, &quantities);
    let (times, places, attributions) =
        if wanted(&claims) { context(&text, &mut claims, date) } else { Default::default() };
    let unread = unread(&quantities, &claims);
    Reading { claims, unread, layers: Layers { quantities, times, places, attributions } }
}

/// The times, places and attributions of `text`, of which each claim is given its own.
fn context(
    text: &Text<'_>,
    claims: &mut [Claim],
    date: Option<Date>,
) -> (Vec<Time>, Vec<Place>, Vec<Attribution>) {
    let times = time::times(text, date);
    let places = place::places(text);
    let attributions = attribution::attributions(text);
    time::give(text, claims, &times, date);
    place::give(text, claims, &places, &attributions);
    attribution::give(text, claims, &attributions);
    actor::give(text, claims);
    happening::give(text, claims);
    (times, places, attributions)
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
