//! What the cells of a column look like, from the first rows of a file.

use std::io::{self, Read};

use crate::block::{Block, Blocks};
use crate::cell;
use crate::date::{self, Reading};
use crate::decimal::{Marks, Trouble};
use crate::format::Format;
use crate::hxl;
use crate::record::Records;

/// Rows that are looked at.
const ROWS: usize = 3_000;

/// The first rows of a file, column by column.
#[derive(Debug, Default)]
pub(crate) struct Sample {
    pub(crate) headers: Vec<String>,
    /// The tags of the row under the headers, where there is one.
    pub(crate) tags: Option<Vec<String>>,
    pub(crate) columns: Vec<Profile>,
    pub(crate) rows: usize,
}

/// One column of a sample.
#[derive(Debug, Default)]
pub(crate) struct Profile {
    pub(crate) blank: usize,
    pub(crate) filled: usize,
    pub(crate) numbers: usize,
    pub(crate) dates: usize,
    /// Dates with a time that is not midnight.
    pub(crate) times: usize,
    /// The numbers by row, where they are whole or broken but plain.
    pub(crate) values: Vec<Option<i64>>,
    /// The first days by row.
    pub(crate) days: Vec<Option<i32>>,
}

impl Profile {
    /// Whether nine in ten cells that are not blank are numbers.
    pub(crate) const fn is_number(&self) -> bool {
        self.filled > 0 && self.numbers * 10 >= self.filled * 9
    }

    /// Whether nine in ten cells that are not blank are dates.
    pub(crate) const fn is_date(&self) -> bool {
        self.filled > 0 && self.dates * 10 >= self.filled * 9
    }

    /// Whether the numbers, in the order of `days`, never fall and often rise.
    pub(crate) fn never_falls_over(&self, days: &Self) -> bool {
        let both = days.days.iter().zip(&self.values);
        let mut points: Vec<(i32, i64)> =
            both.filter_map(|(day, value)| Some(((*day)?, (*value)?))).collect();
        points.sort_by_key(|(day, _)| *day);
        let twice = points.windows(2).any(|pair| pair[0].0 == pair[1].0);
        let rises = points.windows(2).filter(|pair| pair[1].1 > pair[0].1).count();
        let falls = points.windows(2).any(|pair| pair[1].1 < pair[0].1);
        points.len() >= 12 && rises >= 5 && !falls && !twice
    }

    /// Whether each day has one row at most, and most days follow one another within a week.
    pub(crate) fn is_regular(&self) -> bool {
        let mut known: Vec<i32> = self.days.iter().flatten().copied().collect();
        known.sort_unstable();
        let near = known.windows(2).filter(|pair| (1..=7).contains(&(pair[1] - pair[0]))).count();
        known.len() >= 12 && near * 10 >= (known.len() - 1) * 9
    }

    /// Whether the numbers lie below those of `high` nearly everywhere.
    pub(crate) fn lies_below(&self, high: &Self) -> bool {
        let both = self.values.iter().zip(&high.values);
        let pairs: Vec<(i64, i64)> =
            both.filter_map(|(low, high)| Some(((*low)?, (*high)?))).collect();
        let below = pairs.iter().filter(|(low, high)| low <= high).count();
        !pairs.is_empty() && below * 20 >= pairs.len() * 19
    }

    fn push(&mut self, bytes: &[u8]) {
        let raw = String::from_utf8_lossy(bytes);
        let text = raw.trim();
        let (mut value, mut day) = (None, None);
        if cell::is_blank(text) {
            self.blank += 1;
        } else {
            self.filled += 1;
            match cell::read(text, Marks::default()) {
                Ok(cell) => {
                    self.numbers += 1;
                    value = cell.best.filter(|best| best.decimals == 0).map(|best| best.digits);
                }
                // Which number it is, the column or a person will tell.
                Err(Trouble::Ambiguous) => self.numbers += 1,
                Err(_) => {}
            }
            match date::read(text) {
                Reading::Is(moment) => {
                    self.dates += 1;
                    self.times += usize::from(moment.second.is_some_and(|second| second > 0));
                    day = Some(moment.first);
                }
                Reading::Either { .. } => self.dates += 1,
                Reading::Nothing => {}
            }
        }
        self.values.push(value);
        self.days.push(day);
    }
}

impl Sample {
    /// The first rows under `headers`: those of `block`, and as many of the `blocks` behind it as are needed.
    pub(crate) fn take<R: Read>(
        headers: Vec<String>,
        mut block: Block,
        blocks: &mut Blocks<R>,
        format: Format,
    ) -> io::Result<Self> {
        let mut sample = Self { headers, ..Self::default() };
        let text = |cell: &[u8]| String::from_utf8_lossy(cell).into_owned();
        sample.columns.resize_with(sample.headers.len(), Profile::default);
        let mut seen = 0;
        loop {
            let mut records = Records::new(block.text(), block.line, format);
            while sample.rows < ROWS
                && let Some(record) = records.next()?
            {
                seen += 1;
                if seen <= hxl::DEEPEST && sample.tags.is_none() && hxl::is_tag_row(record) {
                    sample.tags = Some(record.iter().map(text).collect());
                    continue;
                }
                sample.rows += 1;
                for (column, cell) in sample.columns.iter_mut().zip(record.iter()) {
                    column.push(cell);
                }
            }
            if sample.rows == ROWS {
                return Ok(sample);
            }
            let Some(next) = blocks.next()? else { return Ok(sample) };
            block = next;
        }
    }
}
