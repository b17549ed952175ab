//! The first and the last days of rows, once where they are the same.

use crate::rows::NO_DAY;

/// Stretches of days, row by row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Days {
    first: Vec<i32>,
    /// As long as `first`, or empty while no row has more than one day.
    last: Vec<i32>,
}

impl Days {
    pub(crate) const fn len(&self) -> usize {
        self.first.len()
    }

    pub(crate) fn first(&self, row: usize) -> i32 {
        self.first.get(row).copied().unwrap_or(NO_DAY)
    }

    pub(crate) fn last(&self, row: usize) -> i32 {
        let days = if self.last.is_empty() { &self.first } else { &self.last };
        days.get(row).copied().unwrap_or(NO_DAY)
    }

    /// Whether a row may have more than one day.
    pub(crate) const fn are_stretches(&self) -> bool {
        !self.last.is_empty()
    }

    pub(crate) fn push(&mut self, first: i32, last: i32) {
        if first != last && self.last.is_empty() {
            self.last.clone_from(&self.first);
        }
        self.first.push(first);
        if first != last || !self.last.is_empty() {
            self.last.push(last);
        }
    }

    /// Makes the row one of a single day.
    pub(crate) fn set(&mut self, row: usize, day: i32) {
        for days in [&mut self.first, &mut self.last] {
            if let Some(known) = days.get_mut(row) {
                *known = day;
            }
        }
    }

    /// Puts the rows of `other` behind its own.
    pub(crate) fn append(&mut self, other: Self) {
        match (self.last.is_empty(), other.last.is_empty()) {
            (true, true) => {}
            (true, false) => {
                self.last.clone_from(&self.first);
                self.last.extend(&other.last);
            }
            (false, true) => self.last.extend(&other.first),
            (false, false) => self.last.extend(&other.last),
        }
        self.first.extend(other.first);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(stretches: &[(i32, i32)]) -> Days {
        let mut days = Days::default();
        for (first, last) in stretches {
            days.push(*first, *last);
        }
        days
    }

    fn shown(days: &Days) -> Vec<(i32, i32)> {
        (0..days.len()).map(|row| (days.first(row), days.last(row))).collect()
    }

    #[test]
    fn days_come_back_however_they_were_put_together() {
        let (single, longer) = ([(1, 1), (2, 2)], [(3, 3), (4, 6)]);
        for (one, other) in
            [(&single, &single), (&single, &longer), (&longer, &single), (&longer, &longer)]
        {
            let mut joined = days(one);
            joined.append(days(other));
            assert_eq!(shown(&joined), [&one[..], &other[..]].concat());
        }
        let mut set = days(&longer);
        set.set(1, 9);
        assert_eq!(shown(&set), [(3, 3), (9, 9)]);
    }

    #[test]
    fn the_first_row_may_be_the_longer_one() {
        assert_eq!(shown(&days(&[(1, 2), (3, 3)])), [(1, 2), (3, 3)]);
    }
}
