//! Numbers or nothing, four bytes each where all of them fit.

use std::mem;

/// A list of whole numbers, some of which are unknown.
#[derive(Clone, Debug)]
pub(crate) enum Packed {
    Narrow(Vec<i32>),
    Wide(Vec<i64>),
}

const UNKNOWN: i32 = i32::MIN;
const UNKNOWN_WIDE: i64 = i64::MIN;

impl Default for Packed {
    fn default() -> Self {
        Self::Narrow(Vec::new())
    }
}

impl Packed {
    /// An empty list with room for so many numbers.
    pub(crate) fn with_capacity(count: usize) -> Self {
        Self::Narrow(Vec::with_capacity(count))
    }

    pub(crate) const fn len(&self) -> usize {
        match self {
            Self::Narrow(cells) => cells.len(),
            Self::Wide(cells) => cells.len(),
        }
    }

    pub(crate) fn get(&self, at: usize) -> Option<i64> {
        match self {
            Self::Narrow(cells) => cells.get(at).filter(|n| **n != UNKNOWN).map(|n| i64::from(*n)),
            Self::Wide(cells) => cells.get(at).copied().filter(|n| *n != UNKNOWN_WIDE),
        }
    }

    pub(crate) fn push(&mut self, number: Option<i64>) {
        match self {
            Self::Narrow(cells) => match number.map(i32::try_from) {
                None => cells.push(UNKNOWN),
                Some(Ok(n)) if n != UNKNOWN => cells.push(n),
                _ => {
                    let mut cells = mem::take(self).widened();
                    cells.push(number.unwrap_or(UNKNOWN_WIDE));
                    *self = Self::Wide(cells);
                }
            },
            Self::Wide(cells) => cells.push(number.unwrap_or(UNKNOWN_WIDE)),
        }
    }

    /// Puts a number in the place of another.
    pub(crate) fn set(&mut self, at: usize, number: i64) {
        let narrow = i32::try_from(number).ok().filter(|n| *n != UNKNOWN);
        if let (Self::Narrow(cells), Some(number)) = (&mut *self, narrow) {
            if let Some(cell) = cells.get_mut(at) {
                *cell = number;
            }
            return;
        }
        let mut cells = mem::take(self).widened();
        if let Some(cell) = cells.get_mut(at) {
            *cell = number;
        }
        *self = Self::Wide(cells);
    }

    /// Puts the numbers of `other` behind its own.
    pub(crate) fn append(&mut self, other: &Self) {
        match (&mut *self, other) {
            (Self::Narrow(cells), Self::Narrow(more)) => cells.extend_from_slice(more),
            (Self::Wide(cells), Self::Wide(more)) => cells.extend_from_slice(more),
            _ => (0..other.len()).for_each(|at| self.push(other.get(at))),
        }
    }

    /// Every number times `unit`, as far as it fits.
    pub(crate) fn scale(&mut self, unit: i64) {
        let mut cells = mem::take(self).widened();
        for cell in cells.iter_mut().filter(|cell| **cell != UNKNOWN_WIDE) {
            *cell = cell.saturating_mul(unit);
        }
        *self = Self::Wide(cells);
    }

    /// The same numbers, eight bytes each.
    fn widened(self) -> Vec<i64> {
        let wide = |n: &i32| if *n == UNKNOWN { UNKNOWN_WIDE } else { i64::from(*n) };
        match self {
            Self::Narrow(cells) => cells.iter().map(wide).collect(),
            Self::Wide(cells) => cells,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed(cells: &[Option<i64>]) -> Packed {
        let mut packed = Packed::default();
        for cell in cells {
            packed.push(*cell);
        }
        packed
    }

    fn cells(packed: &Packed) -> Vec<Option<i64>> {
        (0..packed.len()).map(|at| packed.get(at)).collect()
    }

    #[test]
    fn numbers_come_back_whatever_their_size() {
        for number in [0, -1, i64::from(i32::MIN), i64::from(i32::MAX) + 1, i64::MAX] {
            let own = [Some(3), None, Some(number), None];
            assert_eq!(cells(&packed(&own)), own);
        }
    }

    #[test]
    fn lists_of_both_widths_are_joined_and_scaled() {
        let (narrow, wide) = (packed(&[Some(1), None]), packed(&[Some(1 << 40), None]));
        let mut joined = narrow.clone();
        joined.append(&wide);
        joined.append(&narrow);
        joined.scale(10);
        let ten = Some(10 << 40);
        assert_eq!(cells(&joined), [Some(10), None, ten, None, Some(10), None]);
        let mut same = wide;
        same.append(&narrow);
        assert_eq!(cells(&same), [Some(1 << 40), None, Some(1), None]);
    }
}
