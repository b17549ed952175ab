//! All passes, one after the other.

use jiff::civil::Date;
use tollcheck_model::{Attribution, Claim, Layers, Place, Reading, Time};

use crate::text::Text;
use crate::unread::unread;
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
    let unread = unread(&text, &quantities, &claims);
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
