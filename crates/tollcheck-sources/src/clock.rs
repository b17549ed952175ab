//! A time of day beside a date.

/// The second of a day: `3:30`, `00:00:00.000`, `00:00:00Z`, `18:05+02:00`.
pub(crate) fn second(time: &[u8]) -> Option<i32> {
    // Programs write midnight where there is no time.
    if matches!(time, b"00:00:00" | b"00:00:00.000") {
        return Some(0);
    }
    let mut rest = time.trim_ascii();
    // One or two digits, no greater than `most`.
    let mut part = |most: i32| {
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let digits = rest.get(..length).filter(|_| (1..=2).contains(&length))?;
        let value = digits.iter().fold(0, |value, byte| value * 10 + i32::from(byte - b'0'));
        rest = rest.get(length..)?;
        let more = rest.first() == Some(&b':');
        rest = rest.get(usize::from(more)..)?;
        (value <= most).then_some((value, more))
    };
    let ((hour, true), (minute, more)) = (part(24)?, part(59)?) else { return None };
    let second = if more { part(59)?.0 } else { 0 };
    if let [b'.', fraction @ ..] = rest {
        let length = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
        rest = fraction.get(length..)?;
    }
    let zone = rest.trim_ascii();
    let offset = |zone: &[u8]| zone.iter().all(|byte| byte.is_ascii_digit() || *byte == b':');
    let known = match zone {
        [] | [b'Z'] => true,
        [b'+' | b'-', offset_of @ ..] => offset_of.len() <= 5 && offset(offset_of),
        _ => false,
    };
    known.then_some(hour * 3_600 + minute * 60 + second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_come_in_the_ways_of_people_and_of_programs() {
        for (time, wanted) in [
            ("3:30", Some(12_600)),
            ("18:05+02:00", Some(65_100)),
            ("00:00:00.000", Some(0)),
            ("23:59:59Z", Some(86_399)),
            ("25:00", None),
            ("12:60", None),
            ("noon", None),
            ("", None),
        ] {
            assert_eq!(second(time.as_bytes()), wanted, "{time}");
        }
    }
}
