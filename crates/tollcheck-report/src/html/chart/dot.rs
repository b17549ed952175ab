//! A claim in a picture: its shape tells the verdict as its colour does.

use jiff::civil::Date;
use tollcheck_model::{Amount, Point, Status};

use super::Chart;
use super::scale::{FLOOR, WIDTH, number_of};
use crate::html::class;

/// The height of a number beside a dot, and the room it takes to either side.
const LINE: f64 = 14.0;
const ROOM: f64 = 30.0;

/// A claim in the picture.
#[derive(Clone, Debug)]
pub(in crate::html) struct Dot {
    /// The number of the claim.
    pub(in crate::html) number: u32,
    /// The day it speaks of.
    pub(in crate::html) day: Date,
    /// The number stated, or the end of its interval that is known.
    pub(in crate::html) value: Amount,
    /// The low end of its interval.
    pub(in crate::html) low: Option<Amount>,
    /// The high end of its interval.
    pub(in crate::html) high: Option<Amount>,
    /// Its verdict.
    pub(in crate::html) status: Status,
}

impl Chart<'_> {
    /// The dot with its number, its bounds, and for an outdated figure the way back to the day when it was right.
    /// `labels` are the places of the numbers drawn before, which this one keeps clear of.
    pub(super) fn dot(&self, dot: &Dot, labels: &mut Vec<(f64, f64)>, out: &mut String) {
        let (x, y) = (self.scale.x(number_of(dot.day)), self.scale.y(dot.value.to_f64()));
        let class = class(dot.status);
        if let Some(point) = self.was_right(dot) {
            let back = self.scale.x(number_of(point.day));
            out.push_str(&format!(
                "<line class=\"back {class}\" x1=\"{back:.1}\" x2=\"{x:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\
                 <circle class=\"was {class}\" cx=\"{back:.1}\" cy=\"{y:.1}\" r=\"4\"><title>{} was the figure of {}</title></circle>",
                self.scale.amount(point.value),
                point.day
            ));
        }
        if dot.low != dot.high {
            let (low, high) = self.scale.ends(dot.low, dot.high);
            out.push_str(&format!(
                "<line class=\"bounds {class}\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{low:.1}\" y2=\"{high:.1}\"/>"
            ));
        }
        let (anchor, shift) = if x > WIDTH - 60.0 { ("end", -11.0) } else { ("start", 11.0) };
        // The series goes on above a figure that is outdated.
        let (mut place, step) =
            if dot.status == Status::Outdated { (y + 17.0, LINE) } else { (y - 8.0, -LINE) };
        while labels.iter().any(|(left, top)| (left - x).abs() < ROOM && (top - place).abs() < LINE)
        {
            place += step;
        }
        labels.push((x, place));
        out.push_str(&format!(
            "<g class=\"dot {class}\"><title>{}</title>{}\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text></g>",
            self.scale.told(dot),
            shape(dot.status, x, y),
            x + shift,
            place.clamp(LINE, FLOOR),
            dot.number
        ));
    }

    /// The last row before the claim at which an outdated figure was right.
    pub(in crate::html) fn was_right(&self, dot: &Dot) -> Option<&Point> {
        if dot.status != Status::Outdated {
            return None;
        }
        let before = |point: &&&Point| point.value == dot.value && point.day < dot.day;
        self.points.iter().rev().find(before).copied()
    }
}

/// The shape of a verdict at `x` and `y`.
fn shape(status: Status, x: f64, y: f64) -> String {
    match status {
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
    }
}
