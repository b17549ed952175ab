//! CSV tables in, typed and indexed figures out.
//!
//! [`Sources::load`] reads a folder. A [`Table`] holds the rows that its descriptor keeps, typed and by column, in an
//! order of its own: by place, then by first day, then by line. A row is a number from zero in that order; its
//! physical line is [`Rows::line`].
//!
//! # How a query is put
//!
//! 1. **Which measure.** [`Table::measures`] lists what the rows count: [`Measure::counted`] is a kind, or launched or
//!    downed, where [`Table::weapon`] says of what. A measure with a `group`, `actor`, `weapon`, `place` or `hours` of
//!    its own counts that class alone.
//! 2. **Where.** [`Places::list`] has each place once, with its rows as one range ([`RowPlace::rows`]) in which the
//!    first days ascend. Choose the places that lie in the one asked for.
//! 3. **When.** In the range of a place, [`Rows::starting_in`] finds a period by halving; over all places,
//!    [`Rows::starting`] and [`Rows::touching`] list the rows by day.
//! 4. **Who and what.** [`Coded`] columns give a number for each distinct word: choose the words once
//!    ([`Coded::codes`]), then compare numbers row by row.
//! 5. **How much.** [`Numbers::get`] is one cell, [`Numbers::sum`] a range of rows in constant time. An unknown cell
//!    is never zero: a [`Sum`] counts the unknown ones. [`Measure::mark`] has what must be said beside a number.
//!
//! # The same in SQL
//!
//! [`Table::sql`] makes a query for `DuckDB` over the file itself, every column read as text. Its conditions come from
//! [`Table::sql_within`] or [`Table::sql_touching`], [`Places::sql`] and [`Coded::sql`], each with the choices of the
//! query; the value of a cell is [`Column::sql`]. So the sum of step 5 is
//!
//! ```sql
//! SELECT SUM(TRY_CAST("killed" AS BIGINT)) FROM read_csv('tables/strikes.csv', header = true, all_varchar = true, delim = ',', quote = '"')
//! WHERE "city" = 'Kyiv' AND TRY_CAST(LEFT(TRIM("date"), 10) AS DATE) >= DATE '2025-05-01'
//! ```
//!
//! Cells that SQL would read otherwise than we do (`at least 86`, a sentinel, `n/a`) stand in the expression one by
//! one, so that both give the same.

mod block;
mod cell;
mod check;
mod clock;
mod coded;
mod date;
mod date_column;
mod day;
mod days;
mod decimal;
pub mod descriptor;
mod draft;
mod excerpt;
mod file;
mod finding;
mod folder;
mod format;
mod header;
mod hxl;
mod infer;
mod init;
mod json;
mod layout;
mod lint;
mod listing;
mod load;
mod locate;
mod marks;
mod measure;
mod memory;
mod near;
mod number_column;
mod numbers;
mod order;
mod packed;
mod places;
mod profile;
mod record;
mod role;
mod rows;
mod show;
mod sniff;
pub mod sql;
mod table;
mod text;
mod unreadable;
#[cfg(feature = "xlsx")]
mod workbook;
mod zstd;

pub use coded::Coded;
pub use day::{date_of, day_of};
pub use finding::{Finding, Level, RULES, Rule, rule};
pub use folder::Sources;
pub use infer::{Certainty, How, Taken, Understanding};
pub use init::{NewDescriptor, NewDescriptors, init};
pub use lint::{lint_json, lint_sarif, lint_text};
pub use measure::{Bound, Column, Counted, Mark, Measure};
pub use numbers::{Numbers, Sum};
pub use places::{PlaceRole, Places, RowPlace};
pub use role::{Part, Role, Use, When};
pub use rows::Rows;
pub use show::{show, show_json};
pub use sql::Dialect;
pub use table::{Covers, More, Origin, Revisions, RowSort, Table};
pub use zstd::Frames;
