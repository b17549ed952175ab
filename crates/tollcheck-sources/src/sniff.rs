//! What stands between the cells, seen in the first lines.

/// Marks that tables put between cells, the usual one first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The delimiter of a table that begins with `head`: the one of which most lines have the same number.
pub(crate) fn delimiter(head: &[u8]) -> u8 {
    let mut best = (b',', 0);
    for mark in DELIMITERS {
        let counts = counts(head, mark);
        let Some(first) = counts.first().copied().filter(|count| *count > 0) else { continue };
        let like = counts.iter().filter(|count| **count == first).count();
        let score = like * 1_000 / counts.len() * 100 + first.min(99);
        if score > best.1 {
            best = (mark, score);
        }
    }
    best.0
}

/// How many times `mark` stands outside quotes in each of the first records.
fn counts(head: &[u8], mark: u8) -> Vec<usize> {
    let mut counts = Vec::new();
    let (mut count, mut quoted, mut blank) = (0, false, true);
    for byte in head {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => {
                if !blank {
                    counts.push(count);
                }
                (count, blank) = (0, true);
                if counts.len() >= 20 {
                    return counts;
                }
                continue;
            }
            _ if *byte == mark && !quoted => count += 1,
            _ => {}
        }
        blank &= byte.is_ascii_whitespace() && *byte != mark;
    }
    // A line that the head cuts off counts only where it is the only one.
    if counts.is_empty() {
        counts.push(count);
    }
    counts
}

/// Whether the first line only says what the delimiter is, as spreadsheets write it: `sep=;`.
pub(crate) fn stated(head: &[u8]) -> Option<u8> {
    let line = head.split(|byte| *byte == b'\n').next()?.trim_ascii_end();
    match line {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', mark] => Some(*mark),
        _ => None,
    }
}

/// Whether lines end with carriage returns alone, as on old Macs.
pub(crate) fn has_old_lines(head: &[u8]) -> bool {
    head.contains(&b'\r') && !head.contains(&b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_what_lines_agree_on() {
        assert_eq!(delimiter(b"date,killed\n2025-01-01,3\n"), b',');
        assert_eq!(delimiter(b"date;place;killed\n2025-01-01;Orikhiv, market;3,5\n"), b';');
        assert_eq!(delimiter(b"date\tkilled\n2025-01-01\t1,234\n"), b'\t');
        assert_eq!(delimiter(b"date|killed\n2025-01-01|3\n"), b'|');
        assert_eq!(delimiter(b"a,b\n\"x;y;z\",1\n\"u\nv;w\",2\n"), b',');
        assert_eq!(delimiter(b"killed\n3\n"), b',');
        assert_eq!(delimiter(b""), b',');
    }

    #[test]
    fn spreadsheets_say_it_in_a_line_of_its_own() {
        assert_eq!(stated(b"sep=;\r\na;b\n"), Some(b';'));
        assert_eq!(stated(b"sep,other\n"), None);
    }
}
