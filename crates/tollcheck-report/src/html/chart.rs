//! A series as a picture: steps or bars with their band, the claim as a dot with its bounds, the day of publication.

use jiff::civil::Date;
use tollcheck_model::{Amount, Point, Series, Status};

use crate::wording;

/// The size of the picture, in units of its own.
const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 260.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 20.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 34.0;

/// Days shown before the first and after the last day that matters.
const AROUND: i32 = 30;

/// The most rows that a picture draws.
const MOST: usize = 400;

/// A claim in the picture.
#[derive(Clone, Debug)]
pub(super) struct Dot {
    /// The number of the claim.
    pub(super) number: u32,
    /// The day it speaks of.
    pub(super) day: Date,
    /// The number stated, or the end of its interval that is known.
    pub(super) value: Amount,
    /// The low end of its interval.
    pub(super) low: Option<Amount>,
    /// The high end of its interval.
    pub(super) high: Option<Amount>,
    /// Its verdict.
    pub(super) status: Status,
}

/// What a picture shows: the rows of the series near the days that matter.
pub(super) struct Chart<'a> {
    series: &'a Series,
    points: &'a [Point],
    dots: &'a [Dot],
    published: Option<Date>,
    first: i32,
    last: i32,
    bottom: f64,
    top: f64,
}

fn number_of(day: Date) -> i32 {
    Date::constant(1970, 1, 1).until(day).map_or(0, |span| span.get_days())
}

fn day_of(number: i32) -> Option<Date> {
    use jiff::ToSpan;
    Date::constant(1970, 1, 1).checked_add(number.days()).ok()
}

impl<'a> Chart<'a> {
    /// The picture of `series` with `dots`; `None` where there is nothing to draw. `days` are those of the rows that
    /// the evidence rests on.
    pub(super) fn new(
        series: &'a Series,
        dots: &'a [Dot],
        days: &[Date],
        published: Option<Date>,
    ) -> Option<Self> {
        let matter = dots.iter().map(|dot| dot.day).chain(days.iter().copied()).chain(published);
        let matter: Vec<i32> = matter.map(number_of).collect();
        let (from, to) = (matter.iter().min()? - AROUND, matter.iter().max()? + AROUND);
        let start = series.points.partition_point(|point| number_of(point.day) < from);
        let end = series.points.partition_point(|point| number_of(point.day) <= to);
        let points = series
            .points
            .get(start.max(end.saturating_sub(MOST))..end)
            .filter(|it| !it.is_empty())?;

        let seen = points.iter().map(|point| number_of(point.day));
        let seen =
            seen.chain(dots.iter().map(|dot| number_of(dot.day))).chain(published.map(number_of));
        let (first, last) =
            seen.fold((i32::MAX, i32::MIN), |(low, high), day| (low.min(day), high.max(day)));
        let rows = points.iter().flat_map(|it| [Some(it.value), it.low, it.high]);
        let heights =
            rows.chain(dots.iter().flat_map(|it| [Some(it.value), it.low, it.high])).flatten();
        let (lowest, highest) = heights
            .map(Amount::to_f64)
            .fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        let (bottom, top) = if series.running {
            let room = ((highest - lowest) * 0.12).max(1.0);
            ((lowest - room).max(0.0), highest + room)
        } else {
            (0.0, highest.max(1.0) * 1.12)
        };
        Some(Self {
            series,
            points,
            dots,
            published,
            first: first - 1,
            last: last + 1,
            bottom,
            top,
        })
    }

    fn x(&self, day: i32) -> f64 {
        let all = f64::from((self.last - self.first).max(1));
        LEFT + f64::from(day - self.first) / all * (WIDTH - LEFT - RIGHT)
    }

    fn y(&self, value: f64) -> f64 {
        let share = (value - self.bottom) / (self.top - self.bottom).max(f64::EPSILON);
        HEIGHT - BOTTOM - share.clamp(0.0, 1.0) * (HEIGHT - TOP - BOTTOM)
    }

    /// The rows to tell as a table, those nearest to the last day.
    pub(super) fn rows(&self) -> &'a [Point] {
        &self.points[self.points.len().saturating_sub(12)..]
    }

    /// The picture as SVG; `id` tells its parts from those of other pictures on the page.
    pub(super) fn svg(&self, id: &str) -> String {
        let mut out = format!(
            "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-labelledby=\"{id}-title\">\
             <title id=\"{id}-title\">{}</title>",
            escape(&self.title())
        );
        self.axes(&mut out);
        if self.series.running {
            self.steps(&mut out);
        } else {
            self.bars(&mut out);
        }
        self.publication(&mut out);
        for dot in self.dots {
            self.dot(dot, &mut out);
        }
        out.push_str("</svg>");
        out
    }

    fn title(&self) -> String {
        let sort = if self.series.running { "running total" } else { "figures a period" };
        format!(
            "{} of {}, {sort}, by {}",
            self.series.column, self.series.table, self.series.origin
        )
    }

    fn axes(&self, out: &mut String) {
        let (floor, right) = (HEIGHT - BOTTOM, WIDTH - RIGHT);
        for value in ticks(self.bottom, self.top) {
            let y = self.y(value);
            out.push_str(&format!(
                "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{right}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\
                 <text class=\"tick\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                LEFT - 6.0,
                y + 4.0,
                number(value)
            ));
        }
        out.push_str(&format!(
            "<line class=\"axis\" x1=\"{LEFT}\" x2=\"{right}\" y1=\"{floor}\" y2=\"{floor}\"/>"
        ));
        let step = ((self.last - self.first) / 5).max(1);
        let mut day = self.first + step / 2;
        while day <= self.last {
            // A label is about 60 wide and stands in the middle of its day.
            if let Some(date) = day_of(day).filter(|_| self.x(day) < WIDTH - 32.0) {
                out.push_str(&format!(
                    "<text class=\"tick\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{date}</text>",
                    self.x(day),
                    floor + 18.0
                ));
            }
            day += step;
        }
    }

    /// A running total: the band, then a line that holds each value until the next row.
    fn steps(&self, out: &mut String) {
        if self.points.iter().any(|point| point.low.is_some() && point.high.is_some()) {
            let upper = self.outline(|point| point.high.unwrap_or(point.value));
            let mut lower = self.outline(|point| point.low.unwrap_or(point.value));
            lower.reverse();
            let corners: Vec<String> = upper.into_iter().chain(lower).collect();
            out.push_str(&format!("<polygon class=\"band\" points=\"{}\"/>", corners.join(" ")));
        }
        let line = self.outline(|point| point.value);
        out.push_str(&format!("<polyline class=\"line\" points=\"{}\"/>", line.join(" ")));
    }

    fn outline(&self, value: impl Fn(&Point) -> Amount) -> Vec<String> {
        let mut corners = Vec::with_capacity(self.points.len() * 2);
        let mut before: Option<f64> = None;
        for point in self.points {
            let (x, y) = (self.x(number_of(point.day)), self.y(value(point).to_f64()));
            if let Some(before) = before {
                corners.push(format!("{x:.1},{before:.1}"));
            }
            corners.push(format!("{x:.1},{y:.1}"));
            before = Some(y);
        }
        corners
    }

    /// Figures a period: a bar each, with its band as a thin line.
    fn bars(&self, out: &mut String) {
        let wide = ((WIDTH - LEFT - RIGHT) / f64::from((self.last - self.first).max(1)) * 0.7)
            .clamp(1.0, 18.0);
        for point in self.points {
            let (x, y) = (self.x(number_of(point.day)), self.y(point.value.to_f64()));
            out.push_str(&format!(
                "<rect class=\"bar\" x=\"{:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{:.1}\"><title>{}: {}</title></rect>",
                x - wide / 2.0,
                (HEIGHT - BOTTOM - y).max(0.0),
                point.day,
                wording::number(point.value)
            ));
            if let (Some(low), Some(high)) = (point.low, point.high)
                && low != high
            {
                self.whisker(x, low.to_f64(), high.to_f64(), "range", out);
            }
        }
    }

    fn whisker(&self, x: f64, low: f64, high: f64, class: &str, out: &mut String) {
        let (low, high) = (self.y(low), self.y(high));
        out.push_str(&format!(
            "<line class=\"{class}\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{low:.1}\" y2=\"{high:.1}\"/>"
        ));
    }

    fn publication(&self, out: &mut String) {
        let Some(date) = self.published else { return };
        let x = self.x(number_of(date));
        let (anchor, shift) = if x > WIDTH / 2.0 { ("end", -4.0) } else { ("start", 4.0) };
        out.push_str(&format!(
            "<line class=\"published\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{:.1}\" y2=\"{:.1}\"/>\
             <text class=\"tick\" x=\"{:.1}\" y=\"12\" text-anchor=\"{anchor}\">published {date}</text>",
            TOP - 10.0,
            HEIGHT - BOTTOM,
            x + shift
        ));
    }

    /// The claim: its shape tells the verdict as its colour does.
    fn dot(&self, dot: &Dot, out: &mut String) {
        let (x, y) = (self.x(number_of(dot.day)), self.y(dot.value.to_f64()));
        let class = super::class(dot.status);
        if let Some(point) = self.was_right(dot) {
            let back = self.x(number_of(point.day));
            out.push_str(&format!(
                "<line class=\"back {class}\" x1=\"{back:.1}\" x2=\"{x:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\
                 <circle class=\"was {class}\" cx=\"{back:.1}\" cy=\"{y:.1}\" r=\"4\"><title>{} was the figure of {}</title></circle>",
                wording::number(point.value),
                point.day
            ));
        }
        match (dot.low, dot.high) {
            (Some(low), Some(high)) if low == high => {}
            (low, high) => self.whisker(
                x,
                low.map_or(self.bottom, Amount::to_f64),
                high.map_or(self.top, Amount::to_f64),
                &format!("bounds {class}"),
                out,
            ),
        }
        let shape = match dot.status {
            Status::Supported => format!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"6\"/>"),
            Status::Refuted | Status::Contested => format!(
                "<path class=\"cross\" d=\"M{:.1} {:.1}l12 12m0 -12l-12 12\"/>",
                x - 6.0,
                y - 6.0
            ),
            Status::NoEvidence | Status::NotCheckable => {
                format!("<circle class=\"hollow\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\"/>")
            }
            _ => format!("<path d=\"M{x:.1} {:.1}l7 7l-7 7l-7 -7z\"/>", y - 7.0),
        };
        let (anchor, shift) = if x > WIDTH - 60.0 { ("end", -11.0) } else { ("start", 11.0) };
        out.push_str(&format!(
            "<g class=\"dot {class}\"><title>claim {}: {} on {}, {}</title>{shape}\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text></g>",
            dot.number,
            wording::number(dot.value),
            dot.day,
            crate::mark::word(dot.status),
            x + shift,
            y - 8.0,
            dot.number
        ));
    }

    /// The last row before the claim at which an outdated figure was right.
    fn was_right(&self, dot: &Dot) -> Option<&Point> {
        if dot.status != Status::Outdated {
            return None;
        }
        self.points.iter().rev().find(|point| point.value == dot.value && point.day < dot.day)
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

/// `text` with what HTML takes for markup made harmless.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}' => {
                out.push('\u{fffd}');
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn ticks_are_round_and_thousands_stand_apart() {
        assert_eq!(ticks(0.0, 812.0), [0.0, 200.0, 400.0, 600.0, 800.0]);
        assert_eq!(ticks(61_599.0, 62_250.0).first(), Some(&61_600.0));
        assert_eq!(number(62_200.0), "62,200");
    }

    #[test]
    fn an_outdated_claim_points_back_to_its_day() {
        let point =
            |day, value| Point { day, value: Amount::whole(value), low: None, high: None, line: 2 };
        let series = Series {
            table: "toll".to_owned(),
            column: "killed".to_owned(),
            origin: "Ministry".to_owned(),
            running: true,
            points: vec![point(date(2025, 8, 13), 61_722), point(date(2025, 8, 21), 62_192)],
        };
        let dot = Dot {
            number: 6,
            day: date(2025, 8, 21),
            value: Amount::whole(61_722),
            low: Some(Amount::whole(61_722)),
            high: Some(Amount::whole(61_722)),
            status: Status::Outdated,
        };
        let dots = [dot];
        let svg = Chart::new(&series, &dots, &[], Some(date(2025, 8, 21))).unwrap().svg("s1");
        assert!(svg.contains("61,722 was the figure of 2025-08-13"));
        assert!(svg.contains("claim 6: 61,722 on 2025-08-21, outdated"));
        assert!(!svg.contains("NaN") && !svg.contains("inf"));
    }
}
