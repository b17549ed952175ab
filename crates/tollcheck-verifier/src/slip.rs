//! Slips that a wrong number looks like.

use tollcheck_model::Amount;

/// The slip that makes `said` of `right`, in a phrase: *two digits swapped*.
pub(crate) fn slip(said: Amount, right: Amount) -> Option<&'static str> {
    if said <= Amount::ZERO || right <= Amount::ZERO {
        return None;
    }
    let (said, right) = (said.to_string(), right.to_string());
    let (a, b) = (said.as_bytes(), right.as_bytes());
    if a.len() == b.len() && is_swap(a, b) {
        return Some("two digits swapped");
    }
    if let Some(zeros) = magnitude(a, b) {
        let more = a.len() > b.len();
        return Some(match (zeros, more) {
            (3, true) => "a thousand times too much, as million for thousand",
            (3, false) => "a thousand times too little, as thousand for million",
            (_, true) => "zeros too many",
            (_, false) => "zeros dropped",
        });
    }
    if a.len().min(b.len()) >= 2 {
        if b.len() == a.len() + 1 && is_dropped(b, a) {
            return Some("a digit dropped");
        }
        if a.len() == b.len() + 1 && is_dropped(a, b) {
            return Some("a digit too many");
        }
    }
    if a.len() == b.len() && a.len() >= 3 && a.iter().zip(b).filter(|(x, y)| x != y).count() == 1 {
        return Some("one digit different");
    }
    None
}

/// Two digits that stand beside each other in the other order.
fn is_swap(a: &[u8], b: &[u8]) -> bool {
    let mut differing = (0..a.len()).filter(|at| a[*at] != b[*at]);
    match (differing.next(), differing.next(), differing.next()) {
        (Some(i), Some(j), None) => j == i + 1 && a[i] == b[j] && a[j] == b[i],
        _ => false,
    }
}

/// The zeros that one has at its end more than the other: one, two, three or six.
fn magnitude(a: &[u8], b: &[u8]) -> Option<usize> {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let rest = long.strip_prefix(short)?;
    let zeros = rest.iter().all(|digit| *digit == b'0');
    (zeros && matches!(rest.len(), 1 | 2 | 3 | 6)).then_some(rest.len())
}

/// Whether `short` is `long` without one of its digits.
fn is_dropped(long: &[u8], short: &[u8]) -> bool {
    let same = long.iter().zip(short).take_while(|(x, y)| x == y).count();
    long.get(same + 1..) == short.get(same..)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(said: i64, right: i64) -> &'static str {
        slip(Amount::whole(said), Amount::whole(right)).unwrap_or("none")
    }

    #[test]
    fn slips_are_named() {
        assert_eq!(name(963_720, 963_270), "two digits swapped");
        assert_eq!(name(73_030, 73_003), "two digits swapped");
        assert_eq!(name(6_172, 61_722), "a digit dropped");
        assert_eq!(name(61_7222, 61_722), "a digit too many");
        assert_eq!(name(500, 50), "zeros too many");
        assert_eq!(name(50, 5_000), "zeros dropped");
        assert_eq!(name(5, 5_000), "a thousand times too little, as thousand for million");
        assert_eq!(name(5_000, 5), "a thousand times too much, as million for thousand");
        assert_eq!(name(7_000_000, 7), "zeros too many");
        assert_eq!(name(61_822, 61_722), "one digit different");
    }

    #[test]
    fn numbers_that_are_just_different_are_no_slip() {
        let pairs = [
            (10, 7),
            (73_003, 73_003),
            (0, 5),
            (5, 0),
            (61_000, 58_123),
            (1, 3),
            (-15, 15),
            (15, -15),
        ];
        for (said, right) in pairs {
            assert_eq!(name(said, right), "none", "{said} {right}");
        }
    }
}
