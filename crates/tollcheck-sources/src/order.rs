//! Rows in the order of a key, in linear time where the keys lie close together, as days and places do.

/// Keys that are counted rather than compared, as many for each row.
const SPARSE: usize = 8;

/// `rows` by `key`, rows of one key as they come.
pub(crate) fn by(rows: impl Iterator<Item = u32> + Clone, key: impl Fn(u32) -> i32) -> Vec<u32> {
    // Rows without a day come first, and their key is far from the others.
    let known = || rows.clone().map(&key).filter(|key| *key != i32::MIN);
    let (Some(least), Some(most)) = (known().min(), known().max()) else { return rows.collect() };
    let slots = usize::try_from(i64::from(most) - i64::from(least) + 2).unwrap_or(usize::MAX);
    let count = rows.clone().count();
    if slots > count.saturating_mul(SPARSE).saturating_add(1 << 12) {
        let mut order: Vec<u32> = rows.collect();
        order.sort_by_key(|row| key(*row));
        return order;
    }
    let slot = |row: u32| match key(row) {
        i32::MIN => 0,
        key => key.abs_diff(least) as usize + 1,
    };
    let mut starts = vec![0_u32; slots + 1];
    for row in rows.clone() {
        starts[slot(row) + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut order = vec![0; count];
    for row in rows {
        let start = &mut starts[slot(row)];
        order[*start as usize] = row;
        *start += 1;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_key_stay_as_they_come() {
        let keys = [5, i32::MIN, 3, 5, 3, i32::MIN, -2];
        let order = by(0..7, |row| keys[row as usize]);
        assert_eq!(order, [1, 5, 6, 2, 4, 0, 3]);
        assert_eq!(by([3, 0, 2].into_iter(), |row| keys[row as usize]), [2, 3, 0]);
    }

    #[test]
    fn keys_far_apart_are_compared() {
        let keys = [i32::MAX, i32::MIN, -2_000_000_000, 0];
        assert_eq!(by(0..4, |row| keys[row as usize]), [1, 2, 3, 0]);
        assert_eq!(by(0..2, |_| i32::MIN), [0, 1]);
        assert_eq!(by(0..0, |_| 0), [0; 0]);
    }
}
