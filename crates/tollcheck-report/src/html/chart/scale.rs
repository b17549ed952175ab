//! Where days and numbers lie in a picture, and the axes that tell so.

use jiff::ToSpan;
use jiff::civil::Date;
use minijinja::HtmlEscape;
use tollcheck_model::{Amount, Point, TimeUnit};

use super::Dot;
use crate::{mark, wording};

/// The size of the picture, in units of its own.
pub(super) const WIDTH: f64 = 720.0;
pub(super) const HEIGHT: f64 = 260.0;
pub(super) const LEFT: f64 = 70.0;
pub(super) const RIGHT: f64 = 20.0;
pub(super) const TOP: f64 = 30.0;

/// Where the axis of days lies.
pub(super) const FLOOR: f64 = HEIGHT - 34.0;

/// The days and numbers that a picture spans.
pub(super) struct Scale {
    first: i32,
    last: i32,
    bottom: f64,
    top: f64,
    /// The unit of the axis, where the numbers are seconds.
    unit: Option<TimeUnit>,
}

/// The days from the first of 1970 to `day`.
pub(super) fn number_of(day: Date) -> i32 {
    Date::constant(1970, 1, 1).until(day).map_or(0, |span| span.get_days())
}

fn day_of(number: i32) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(number.days()).ok()
}

impl Scale {
    /// The scale that has room for all that is drawn; `lasting` says that the numbers are seconds.
    pub(super) fn around(
        points: &[&Point],
        dots: &[Dot],
        published: Option<Date>,
        running: bool,
        lasting: bool,
    ) -> Self {
        let days = points.iter().map(|it| it.day).chain(dots.iter().map(|it| it.day));
        let (first, last) = days
            .chain(published)
            .map(number_of)
            .fold((i32::MAX, i32::MIN), |(low, high), day| (low.min(day), high.max(day)));
        let rows = points.iter().flat_map(|it| [Some(it.value), it.low, it.high]);
        let heights = rows.chain(dots.iter().flat_map(|it| [Some(it.value), it.low, it.high]));
        let (lowest, highest) = heights
            .flatten()
            .map(Amount::to_f64)
            .fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        let (bottom, top) = if running {
            let room = ((highest - lowest) * 0.12).max(1.0);
            ((lowest - room).max(0.0), highest + room)
        } else {
            (0.0, highest.max(1.0) * 1.12)
        };
        let unit = lasting.then(|| unit_for(top));
        Self { first: first - 1, last: last + 1, bottom, top, unit }
    }

    /// Where `day` lies.
    pub(super) fn x(&self, day: i32) -> f64 {
        LEFT + f64::from(day - self.first) * self.day()
    }

    /// How wide a day is.
    pub(super) fn day(&self) -> f64 {
        (WIDTH - LEFT - RIGHT) / f64::from((self.last - self.first).max(1))
    }

    /// Where `value` lies.
    pub(super) fn y(&self, value: f64) -> f64 {
        let share = (value - self.bottom) / (self.top - self.bottom).max(f64::EPSILON);
        FLOOR - share.clamp(0.0, 1.0) * (FLOOR - TOP)
    }

    /// Where a bound lies that may be open.
    pub(super) fn ends(&self, low: Option<Amount>, high: Option<Amount>) -> (f64, f64) {
        let low = low.map_or(self.bottom, Amount::to_f64);
        (self.y(low), self.y(high.map_or(self.top, Amount::to_f64)))
    }

    /// `value` in words: `62,192`, `2 hours 55 minutes`.
    pub(super) fn amount(&self, value: Amount) -> String {
        if self.unit.is_some() { wording::lasting(value) } else { wording::number(value) }
    }

    /// `claim 6: 61,722 on 2025-08-21, outdated`
    pub(super) fn told(&self, dot: &Dot) -> String {
        let verdict = mark::word(dot.status).to_lowercase();
        format!("claim {}: {} on {}, {verdict}", dot.number, self.amount(dot.value), dot.day)
    }

    /// Lines and numbers for the values, whose name stands above; the days below.
    pub(super) fn axes(&self, measure: &str, out: &mut String) {
        let name = match self.unit {
            Some(unit) => format!("{measure} in {}s", unit.name()),
            None => measure.to_owned(),
        };
        out.push_str(&format!(
            "<text class=\"tick\" x=\"0\" y=\"12\">{}</text>",
            HtmlEscape(&name)
        ));
        #[expect(clippy::cast_precision_loss, reason = "a year has few seconds")]
        let size = self.unit.map_or(1.0, |unit| unit.seconds() as f64);
        for value in ticks(self.bottom / size, self.top / size) {
            let y = self.y(value * size);
            out.push_str(&format!(
                "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\
                 <text class=\"tick\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                WIDTH - RIGHT,
                LEFT - 6.0,
                y + 4.0,
                number(value)
            ));
        }
        out.push_str(&format!(
            "<line class=\"axis\" x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{FLOOR}\" y2=\"{FLOOR}\"/>",
            WIDTH - RIGHT
        ));
        let step = ((self.last - self.first) / 5).max(1);
        let mut day = self.first + step / 2;
        // A phone, on which letters are larger, has room for every other day.
        let mut classes = ["tick", "tick between"].into_iter().cycle();
        while day <= self.last {
            // A label is about 60 wide and stands in the middle of its day.
            let x = self.x(day);
            if let (Some(date), Some(class)) = (day_of(day), classes.next())
                && x < WIDTH - 32.0
            {
                out.push_str(&format!(
                    "<text class=\"{class}\" x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{date}</text>",
                    FLOOR + 21.0
                ));
            }
            day += step;
        }
    }
}

/// The unit in which `seconds` are a handy number.
fn unit_for(seconds: f64) -> TimeUnit {
    match seconds {
        seconds if seconds < 300.0 => TimeUnit::Second,
        seconds if seconds < 18_000.0 => TimeUnit::Minute,
        seconds if seconds < 432_000.0 => TimeUnit::Hour,
        _ => TimeUnit::Day,
    }
}

/// Round numbers from `low` to `high`, about five.
fn ticks(low: f64, high: f64) -> Vec<f64> {
    let rough = ((high - low) / 5.0).max(0.2);
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .map(|it| it * power)
        .into_iter()
        .find(|it| *it >= rough)
        .unwrap_or(rough);
    let step = step.max(1.0);
    let mut value = (low / step).ceil() * step;
    let mut all = Vec::new();
    while value <= high && all.len() < 12 {
        all.push(value);
        value += step;
    }
    all
}

/// A tick as a number: `62,200`.
fn number(value: f64) -> String {
    format!("{value:.0}").parse().map(wording::number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_thousands_stand_apart() {
        assert_eq!(ticks(0.0, 812.0), [0.0, 200.0, 400.0, 600.0, 800.0]);
        assert_eq!(ticks(61_599.0, 62_250.0).first(), Some(&61_600.0));
        assert_eq!(number(62_200.0), "62,200");
    }

    #[test]
    fn seconds_are_counted_in_a_handy_unit() {
        assert_eq!(unit_for(90.0), TimeUnit::Second);
        assert_eq!(unit_for(7_200.0), TimeUnit::Minute);
        assert_eq!(unit_for(86_400.0 * 30.0), TimeUnit::Day);
    }
}
