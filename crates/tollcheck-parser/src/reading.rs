//! All passes, one after the other.

use jiff::civil::Date;
use tollcheck_model::{Attribution, Claim, Figure, Layers, Place, Reading, Time};

use crate::text::Text;
use crate::unread::unread;
use crate::{actor, attribution, claim, figure, happening, place, time};

/// A text, and the day on which it was published.
pub type Dated<'t> = (&'t str, Option<Date>);

/// Reads `text`, published on `date`. Any text gives a reading; offsets are bytes.
///
/// Without a date, relative times stay unresolved.
pub fn read(text: &str, date: Option<Date>) -> Reading {
    read_all(&[(text, date)]).pop().unwrap_or_default()
}

/// Reads the claims of `text` as [`read`] does. Where there are none, as in most of a newspaper, no layers are read
/// either, but that of quantities.
pub fn read_claims(text: &str, date: Option<Date>) -> Reading {
    read_all_claims(&[(text, date)]).pop().unwrap_or_default()
}

/// Reads each of `texts` as [`read`] does, in much less time: what a pass works with is near the core for all of them.
pub fn read_all(texts: &[Dated<'_>]) -> Vec<Reading> {
    readings(texts, |_| true)
}

/// Reads the claims of each of `texts` as [`read_claims`] does, in much less time.
pub fn read_all_claims(texts: &[Dated<'_>]) -> Vec<Reading> {
    readings(texts, |claims| !claims.is_empty())
}

/// A text with what has been read of it.
struct Work<'t> {
    text: Text<'t>,
    date: Option<Date>,
    quantities: Vec<Figure>,
    claims: Vec<Claim>,
    times: Vec<Time>,
    places: Vec<Place>,
    attributions: Vec<Attribution>,
}

/// One pass over a text.
type Pass = fn(&mut Work<'_>);

/// What is read of every text.
const CLAIMS: &[Pass] = &[
    |it| it.quantities = figure::figures(&it.text),
    |it| it.claims = claim::claims(&it.text, &it.quantities),
];

/// The other layers, and what each claim is given of them.
const CONTEXT: &[Pass] = &[
    |it| it.times = time::times(&it.text, it.date),
    |it| it.places = place::places(&it.text),
    |it| it.attributions = attribution::attributions(&it.text),
    |it| time::give(&it.text, &mut it.claims, &it.times, it.date),
    |it| place::give(&it.text, &mut it.claims, &it.places, &it.attributions),
    |it| attribution::give(&it.text, &mut it.claims, &it.attributions),
    |it| actor::give(&it.text, &mut it.claims),
    |it| happening::give(&it.text, &mut it.claims),
];

/// The bytes of texts that are read together: what is made of them stays small.
const TOGETHER: usize = 256 << 10;

/// Reads `texts`, and the times, places and attributions of those of whose claims `wanted` says so.
fn readings(texts: &[Dated<'_>], wanted: impl Fn(&[Claim]) -> bool) -> Vec<Reading> {
    let mut readings = Vec::with_capacity(texts.len());
    let mut rest = texts;
    while !rest.is_empty() {
        let mut size = 0;
        let fits = |(text, _): &&Dated<'_>| {
            let fits = size < TOGETHER;
            size += text.len();
            fits
        };
        let (few, others) = rest.split_at(rest.iter().take_while(fits).count());
        readings.extend(together(few, &wanted));
        rest = others;
    }
    readings
}

/// Takes all of `texts` through each pass before the next.
fn together(
    texts: &[Dated<'_>],
    wanted: &impl Fn(&[Claim]) -> bool,
) -> impl Iterator<Item = Reading> {
    let mut all: Vec<Work<'_>> = texts.iter().map(Work::cut).collect();
    for pass in CLAIMS {
        all.iter_mut().for_each(pass);
    }
    for pass in CONTEXT {
        all.iter_mut().filter(|it| wanted(&it.claims)).for_each(pass);
    }
    all.into_iter().map(Work::finish)
}

impl<'t> Work<'t> {
    fn cut((text, date): &Dated<'t>) -> Self {
        Self {
            text: Text::of(text),
            date: *date,
            quantities: Vec::new(),
            claims: Vec::new(),
            times: Vec::new(),
            places: Vec::new(),
            attributions: Vec::new(),
        }
    }

    fn finish(self) -> Reading {
        let Self { text, quantities, claims, times, places, attributions, .. } = self;
        let unread = unread(&text, &quantities, &claims);
        Reading { claims, unread, layers: Layers { quantities, times, places, attributions } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_are_read_together_are_read_as_each_alone() {
        let date = Some(jiff::civil::date(2025, 8, 6));
        let texts = [
            ("Two people were killed in Kyiv on Monday, police said.", date),
            ("", None),
            ("They planted 40 trees.", None),
            ("It rained all day.", date),
        ];
        let alone =
            |read: fn(&str, Option<Date>) -> Reading| texts.map(|(text, date)| read(text, date));
        assert_eq!(read_all(&texts), alone(read));
        assert_eq!(read_all_claims(&texts), alone(read_claims));
    }
}
