//! A series as a picture: steps or bars with their band, the claims as dots with their bounds, the day of publication.

mod dot;
mod rows;
mod scale;

use std::collections::BTreeSet;

use jiff::civil::Date;
use minijinja::HtmlEscape;
use tollcheck_model::{Point, Series};

pub(super) use dot::Dot;
use scale::{HEIGHT, Scale, TOP, WIDTH, number_of};

/// Days shown before the first and after the last day that matters.
const AROUND: i32 = 30;

/// The most rows that a picture draws.
const MOST: usize = 400;

/// What a picture shows: the rows of the series near the days that matter.
pub(super) struct Chart<'a> {
    series: &'a Series,
    points: Vec<&'a Point>,
    /// The lines of the rows that answer a claim.
    telling: &'a BTreeSet<u64>,
    dots: &'a [Dot],
    published: Option<Date>,
    /// What is counted or measured, in words.
    measure: &'a str,
    scale: Scale,
}

impl<'a> Chart<'a> {
    /// The picture of `series`, of which the rows at the lines `telling` answer the claims that `dots` stand for;
    /// `None` where there is nothing to draw.
    pub(super) fn new(
        series: &'a Series,
        telling: &'a BTreeSet<u64>,
        dots: &'a [Dot],
        published: Option<Date>,
        measure: &'a str,
        lasting: bool,
    ) -> Option<Self> {
        let answers = series.points.iter().filter(|point| telling.contains(&point.line));
        let days = dots.iter().map(|dot| dot.day).chain(answers.map(|point| point.day));
        let days: Vec<i32> = days.chain(published).map(number_of).collect();
        let (from, to) = (days.iter().min()? - AROUND, days.iter().max()? + AROUND);
        let start = series.points.partition_point(|point| number_of(point.day) < from);
        let end = series.points.partition_point(|point| number_of(point.day) <= to);
        let near = series.points.get(start..end)?;
        // What answers is drawn in any case, of the rest what is latest.
        let cut = near.len().saturating_sub(MOST);
        let points: Vec<&Point> = near
            .iter()
            .enumerate()
            .filter(|(at, point)| *at >= cut || telling.contains(&point.line))
            .map(|(_, point)| point)
            .collect();
        if points.is_empty() {
            return None;
        }
        let scale = Scale::around(&points, dots, published, series.running, lasting);
        Some(Self { series, points, telling, dots, published, measure, scale })
    }

    /// The picture as SVG; `id` tells its parts from those of other pictures on the page.
    pub(super) fn svg(&self, id: &str) -> String {
        let mut out = format!(
            "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-labelledby=\"{id}-title\">\
             <title id=\"{id}-title\">{}</title>",
            HtmlEscape(&self.title())
        );
        self.scale.axes(self.measure, &mut out);
        if self.series.running {
            self.steps(&mut out);
        } else {
            self.bars(&mut out);
        }
        self.publication(&mut out);
        let mut labels = Vec::new();
        for dot in self.dots {
            self.dot(dot, &mut labels, &mut out);
        }
        out.push_str("</svg>");
        out
    }

    /// What somebody is told who cannot see the picture.
    fn title(&self) -> String {
        let sort = if self.series.running { "running total" } else { "figure by figure" };
        let dots: Vec<String> = self.dots.iter().map(|dot| self.scale.told(dot)).collect();
        let measure = self.measure;
        format!("{measure}, {sort}, by {}; {}", self.series.origin, dots.join("; "))
    }

    fn publication(&self, out: &mut String) {
        let Some(date) = self.published else { return };
        let x = self.scale.x(number_of(date));
        let (anchor, shift) = if x > WIDTH / 2.0 { ("end", -4.0) } else { ("start", 4.0) };
        out.push_str(&format!(
            "<line class=\"published\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{:.1}\" y2=\"{:.1}\"/>\
             <text class=\"tick\" x=\"{:.1}\" y=\"12\" text-anchor=\"{anchor}\">published {date}</text>",
            TOP - 10.0,
            scale::FLOOR,
            x + shift
        ));
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use tollcheck_model::{Amount, Status};

    use super::*;

    fn point(day: Date, value: i64, line: u64) -> Point {
        Point { day, value: Amount::whole(value), low: None, high: None, line }
    }

    fn series(running: bool, points: Vec<Point>) -> Series {
        Series {
            table: "toll".to_owned(),
            column: "killed".to_owned(),
            origin: "Ministry".to_owned(),
            running,
            points,
        }
    }

    fn claim(day: Date, value: i64, status: Status) -> Dot {
        let value = Amount::whole(value);
        Dot { number: 6, day, value, low: Some(value), high: Some(value), status }
    }

    #[test]
    fn an_outdated_claim_points_back_to_its_day() {
        let rows = vec![point(date(2025, 8, 13), 61_722, 2), point(date(2025, 8, 21), 62_192, 3)];
        let series = series(true, rows);
        let dots = [claim(date(2025, 8, 21), 61_722, Status::Outdated)];
        let telling = BTreeSet::from([3]);
        let published = Some(date(2025, 8, 21));
        let chart = Chart::new(&series, &telling, &dots, published, "killed", false).unwrap();
        let svg = chart.svg("s1");
        assert!(svg.contains("61,722 was the figure of 2025-08-13"), "{svg}");
        assert!(svg.contains("claim 6: 61,722 on 2025-08-21, outdated"), "{svg}");
        assert!(!svg.contains("NaN") && !svg.contains("inf"));
    }

    #[test]
    fn a_row_that_answers_is_drawn_however_many_there_are() {
        let day = date(2025, 8, 21);
        let series = series(false, (2..2_000).map(|line| point(day, 1, line)).collect());
        let dots = [claim(day, 1, Status::Supported)];
        let telling = BTreeSet::from([5]);
        let chart = Chart::new(&series, &telling, &dots, None, "killed", false).unwrap();
        let svg = chart.svg("s1");
        assert_eq!(svg.matches("class=\"bar telling\"").count(), 1);
        assert_eq!(svg.matches("class=\"bar\"").count(), MOST);
    }

    #[test]
    fn a_duration_is_drawn_in_its_unit() {
        let series = series(false, vec![point(date(2025, 8, 6), 10_500, 16)]);
        let dots = [claim(date(2025, 8, 6), 3 * 3_600, Status::Supported)];
        let telling = BTreeSet::from([16]);
        let chart = Chart::new(&series, &telling, &dots, None, "duration", true).unwrap();
        let svg = chart.svg("s1");
        assert!(svg.contains("duration in minutes"), "{svg}");
        assert!(svg.contains("claim 6: 3 hours on 2025-08-06, supported"), "{svg}");
        assert!(svg.contains("2025-08-06: 2 hours 55 minutes"), "{svg}");
    }
}
