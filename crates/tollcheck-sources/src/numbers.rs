//! A column of numbers, with sums over any of its rows.

use tollcheck_model::Amount;

use crate::packed::Packed;

/// Rows that share one stored sum.
const BLOCK: usize = 64;

/// The cells of a column as numbers; unknown where the table does not tell.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    cells: Packed,
    /// Digits after the point that a cell is stored with.
    decimals: u32,
    /// Sum and count of the known cells before each block.
    sums: Vec<(i64, u32)>,
}

/// What a range of cells adds up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The sum of the known cells.
    pub total: Amount,
    /// How many cells are known.
    pub known: usize,
    /// How many are not.
    pub unknown: usize,
}

impl Sum {
    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            total: self.total.plus(other.total),
            known: self.known + other.known,
            unknown: self.unknown + other.unknown,
        }
    }
}

impl Numbers {
    /// A column of `cells`, each in units of the last of `decimals` digits after the point.
    pub(crate) fn new(cells: impl ExactSizeIterator<Item = Option<i64>>, decimals: u32) -> Self {
        let mut packed = Packed::with_capacity(cells.len());
        let mut sums = Vec::with_capacity(cells.len() / BLOCK + 1);
        let (mut sum, mut known) = (0_i64, 0_u32);
        for (at, cell) in cells.enumerate() {
            if at % BLOCK == 0 {
                sums.push((sum, known));
            }
            if let Some(n) = cell {
                sum = sum.saturating_add(n);
                known += 1;
            }
            packed.push(cell);
        }
        Self { cells: packed, decimals, sums }
    }

    /// How many cells there are.
    pub const fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The least and the greatest number; `None` where all are unknown.
    pub(crate) fn ends(&self) -> Option<(Amount, Amount)> {
        let known = (0..self.len()).filter_map(|row| self.raw(row));
        let ends = known.fold(None, |ends, n| {
            let (least, most) = ends.unwrap_or((n, n));
            Some((n.min(least), n.max(most)))
        });
        ends.map(|(least, most)| (self.amount(least), self.amount(most)))
    }

    /// The number in `row`; `None` is unknown.
    pub fn get(&self, row: usize) -> Option<Amount> {
        self.raw(row).map(|n| self.amount(n))
    }

    /// The cell in units of the column.
    fn raw(&self, row: usize) -> Option<i64> {
        self.cells.get(row)
    }

    fn amount(&self, n: i64) -> Amount {
        if self.decimals == 0 {
            return Amount::whole(n);
        }
        let unit = 10_i64.saturating_pow(self.decimals);
        Amount::whole(n / unit).plus(Amount::ratio(n % unit, unit))
    }

    /// The sum over rows `from..to`, in time that does not grow with their number.
    pub fn sum(&self, from: usize, to: usize) -> Sum {
        let to = to.min(self.len());
        let from = from.min(to);
        let ((low, known_low), (high, known_high)) = (self.before(from), self.before(to));
        let known = (known_high - known_low) as usize;
        Sum { total: self.amount(high.saturating_sub(low)), known, unknown: to - from - known }
    }

    /// Sum and count of the known cells before `row`.
    fn before(&self, row: usize) -> (i64, u32) {
        let Some(block) = row.checked_div(BLOCK).map(|block| block.min(self.sums.len().max(1) - 1))
        else {
            return (0, 0);
        };
        let (mut sum, mut known) = self.sums.get(block).copied().unwrap_or_default();
        for n in (block * BLOCK..row).filter_map(|row| self.raw(row)) {
            sum = sum.saturating_add(n);
            known += 1;
        }
        (sum, known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(cells: impl IntoIterator<Item = Option<i64>>) -> Numbers {
        Numbers::new(cells.into_iter().collect::<Vec<_>>().into_iter(), 0)
    }

    #[test]
    fn a_blank_is_unknown_and_never_zero() {
        let numbers = column([Some(2), None, Some(0)]);
        assert_eq!(numbers.get(1), None);
        assert_eq!(numbers.get(2), Some(Amount::ZERO));
        assert_eq!(numbers.sum(0, 3), Sum { total: Amount::whole(2), known: 2, unknown: 1 });
    }

    #[test]
    fn a_sum_over_blocks_is_the_sum_of_its_cells() {
        let numbers = column((0..300).map(|n| (n % 7 != 0).then_some(n)));
        for (from, to) in [(0, 300), (1, 64), (63, 65), (64, 128), (130, 131), (299, 300), (5, 5)] {
            let cells: Vec<i64> = (from..to).filter(|n| n % 7 != 0).collect();
            let sum = numbers.sum(usize::try_from(from).unwrap(), usize::try_from(to).unwrap());
            assert_eq!(sum.total, Amount::whole(cells.iter().sum()));
            assert_eq!(sum.known, cells.len());
        }
        assert_eq!(numbers.sum(200, 10_000).known + numbers.sum(0, 200).known, 257);
    }

    #[test]
    fn large_and_broken_numbers_keep_their_digits() {
        let numbers = Numbers::new([Some(25), Some(9_000_000_000_000)].into_iter(), 1);
        assert_eq!(numbers.get(0).unwrap().to_string(), "2.5");
        assert_eq!(numbers.get(1).unwrap().to_string(), "900000000000");
    }
}
