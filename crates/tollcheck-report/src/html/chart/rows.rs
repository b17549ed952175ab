//! The rows of a picture: steps for a running total, else a bar each.

use std::collections::BTreeMap;

use tollcheck_model::{Amount, Point};

use super::scale::{FLOOR, number_of};
use super::{Chart, Dot};

/// The most rows that answer and that are told as a table, from the first and from the last.
const ENDS: usize = 6;

impl Chart<'_> {
    /// The rows to tell as a table: those that answer, the first and the last of them; those at which a figure was right;
    /// the last of all.
    pub(in crate::html) fn telling_rows(&self, dots: &[Dot]) -> Vec<&Point> {
        let answers = self.points.iter().filter(|point| self.telling.contains(&point.line));
        let answers: Vec<&Point> = answers.copied().collect();
        let cut = answers.len().saturating_sub(ENDS).max(ENDS.min(answers.len()));
        let ends = answers.iter().take(ENDS).chain(answers.iter().skip(cut)).copied();
        let was_right = dots.iter().filter_map(|dot| self.was_right(dot));
        let mut rows: Vec<&Point> =
            ends.chain(was_right).chain(self.points.last().copied()).collect();
        rows.sort_by_key(|point| (point.day, point.line));
        rows.dedup_by_key(|point| point.line);
        rows
    }

    /// A running total: the band, then a line that holds each value until the next row, and a point on the last row.
    pub(super) fn steps(&self, out: &mut String) {
        if self.points.iter().any(|point| point.low.is_some() && point.high.is_some()) {
            let upper = self.outline(|point| point.high.unwrap_or(point.value));
            let mut lower = self.outline(|point| point.low.unwrap_or(point.value));
            lower.reverse();
            let corners: Vec<String> = upper.into_iter().chain(lower).collect();
            out.push_str(&format!("<polygon class=\"band\" points=\"{}\"/>", corners.join(" ")));
        }
        let line = self.outline(|point| point.value);
        out.push_str(&format!("<polyline class=\"line\" points=\"{}\"/>", line.join(" ")));
        if let Some(last) = self.points.last() {
            out.push_str(&format!(
                "<circle class=\"last\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\"><title>{}</title></circle>",
                self.scale.x(number_of(last.day)),
                self.scale.y(last.value.to_f64()),
                self.row(last)
            ));
        }
    }

    fn outline(&self, value: impl Fn(&Point) -> Amount) -> Vec<String> {
        let mut corners = Vec::with_capacity(self.points.len() * 2);
        let mut before: Option<f64> = None;
        for point in &self.points {
            let x = self.scale.x(number_of(point.day));
            let y = self.scale.y(value(point).to_f64());
            if let Some(before) = before {
                corners.push(format!("{x:.1},{before:.1}"));
            }
            corners.push(format!("{x:.1},{y:.1}"));
            before = Some(y);
        }
        corners
    }

    /// A bar a row, with its band as a thin line. Those that answer are darker, and stand on each other where they are
    /// of one day.
    pub(super) fn bars(&self, out: &mut String) {
        let mut stacked: BTreeMap<i32, f64> = BTreeMap::new();
        let (answers, others): (Vec<&Point>, Vec<&Point>) =
            self.points.iter().partition(|point| self.telling.contains(&point.line));
        for point in others {
            self.bar(point, "bar", 0.0, out);
        }
        for point in answers {
            let base = stacked.entry(number_of(point.day)).or_default();
            self.bar(point, "bar telling", *base, out);
            *base += point.value.to_f64();
        }
    }

    fn bar(&self, point: &Point, class: &str, base: f64, out: &mut String) {
        let wide = (self.scale.day() * 0.7).clamp(1.0, 18.0);
        let x = self.scale.x(number_of(point.day));
        let (foot, head) = (self.scale.y(base), self.scale.y(base + point.value.to_f64()));
        out.push_str(&format!(
            "<rect class=\"{class}\" x=\"{:.1}\" y=\"{head:.1}\" width=\"{wide:.1}\" height=\"{:.1}\"><title>{}</title></rect>",
            x - wide / 2.0,
            (foot.min(FLOOR) - head).max(0.0),
            self.row(point)
        ));
        if let (Some(low), Some(high)) = (point.low, point.high)
            && low != high
        {
            let (low, high) =
                (self.scale.y(base + low.to_f64()), self.scale.y(base + high.to_f64()));
            out.push_str(&format!(
                "<line class=\"range\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{low:.1}\" y2=\"{high:.1}\"/>"
            ));
        }
    }

    /// `2025-08-06: 62,192`
    fn row(&self, point: &Point) -> String {
        format!("{}: {}", point.day, self.scale.amount(point.value))
    }
}
