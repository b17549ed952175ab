//! The figures of a table over time, for a picture.

use jiff::civil::Date;

use crate::Amount;

/// One row of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The day of the row, or its last.
    pub day: Date,
    /// The figure.
    pub value: Amount,
    /// The low end of the band.
    pub low: Option<Amount>,
    /// The high end of the band.
    pub high: Option<Amount>,
    /// The physical line.
    pub line: u64,
}

/// The figures of one column, in the order of their days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// The name of the table.
    pub table: String,
    /// The header of the column.
    pub column: String,
    /// Whose figures they are.
    pub origin: String,
    /// Whether the series is a running total (steps) or a figure a period (bars).
    pub running: bool,
    /// The rows.
    pub points: Vec<Point>,
}
