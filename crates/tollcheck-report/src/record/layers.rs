//! What a reading is made of, in the record of its article.

use jiff::civil::Date;
use serde::Serialize;
use tollcheck_model::{
    Amount, Attribution, Figure, FigureType, Mode, Modifier, Place, Reading, SourceType, Stance,
    Time, TimeUnit, Words,
};

use super::{SpanRecord, Writer};

#[derive(Debug, Serialize)]
pub(super) struct LayersRecord<'a> {
    quantities: Vec<QuantityRecord<'a>>,
    times: Vec<TimeRecord<'a>>,
    places: Vec<PlaceRecord<'a>>,
    attributions: Vec<AttributionRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct QuantityRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(rename = "type")]
    sort: FigureType,
    value: Option<Amount>,
    low: Option<Amount>,
    high: Option<Amount>,
    modifier: Modifier,
    unit: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct TimeRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    from: Option<Date>,
    to: Option<Date>,
}

#[derive(Debug, Serialize)]
struct PlaceRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    name: &'a str,
    country: Option<&'a str>,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

#[derive(Debug, Serialize)]
struct AttributionRecord<'a> {
    source: Option<WordsRecord<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stands_for: Option<WordsRecord<'a>>,
    cue: Option<WordsRecord<'a>>,
    content: SpanRecord,
    stance: Stance,
    #[serde(rename = "type")]
    source_type: Option<SourceType>,
    mode: Mode,
}

#[derive(Debug, Serialize)]
struct WordsRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> Writer<'a> {
    /// The layers of `reading`.
    pub(super) fn layers(&self, reading: &'a Reading) -> LayersRecord<'a> {
        let layers = &reading.layers;
        LayersRecord {
            quantities: layers.quantities.iter().map(|it| self.quantity(it)).collect(),
            times: layers.times.iter().map(|it| self.time(it)).collect(),
            places: layers.places.iter().map(|it| self.place(it)).collect(),
            attributions: layers.attributions.iter().map(|it| self.speech(it)).collect(),
        }
    }

    fn quantity(&self, figure: &'a Figure) -> QuantityRecord<'a> {
        let SpanRecord { start, end } = self.span(figure.span);
        QuantityRecord {
            start,
            end,
            text: self.words(figure.span),
            sort: figure.sort,
            value: figure.quantity.value,
            low: figure.quantity.low,
            high: figure.quantity.high,
            modifier: figure.quantity.modifier,
            unit: figure.quantity.unit.map(TimeUnit::name).or(figure.quantity.vague.as_deref()),
        }
    }

    fn time(&self, time: &Time) -> TimeRecord<'a> {
        let SpanRecord { start, end } = self.span(time.span);
        TimeRecord { start, end, text: self.words(time.span), from: time.from, to: time.to }
    }

    fn place(&self, place: &'a Place) -> PlaceRecord<'a> {
        let SpanRecord { start, end } = self.span(place.span);
        let degrees = place.degrees();
        PlaceRecord {
            start,
            end,
            text: self.words(place.span),
            name: &place.name,
            country: place.country,
            latitude: degrees.map(|(latitude, _)| latitude),
            longitude: degrees.map(|(_, longitude)| longitude),
        }
    }

    fn speech(&self, attribution: &'a Attribution) -> AttributionRecord<'a> {
        let words = |words: &'a Option<Words>| {
            words.as_ref().map(|words| {
                let SpanRecord { start, end } = self.span(words.span);
                WordsRecord { start, end, text: &words.text }
            })
        };
        AttributionRecord {
            source: words(&attribution.source),
            stands_for: words(&attribution.stands_for),
            cue: words(&attribution.cue),
            content: self.span(attribution.content),
            stance: attribution.stance,
            source_type: attribution.source_type,
            mode: attribution.mode,
        }
    }
}
