//! A sheet of a workbook as the text of a table, one line a row, so that a line number is a row number.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx, open_workbook_from_rs};

/// The most bytes that a sheet may come to.
const MOST: usize = 512 << 20;

/// The sheet called `wanted`, or else the one with the most cells: its name, and its rows with commas.
pub(crate) fn text(bytes: Vec<u8>, wanted: Option<&str>) -> Result<(String, Vec<u8>), String> {
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes))
        .map_err(|error| format!("no workbook that can be read: {error}"))?;
    let names = workbook.sheet_names();
    let mut best: Option<(usize, String, Vec<u8>)> = None;
    for name in names {
        if wanted.is_some_and(|wanted| wanted != name) {
            continue;
        }
        let Some((cells, text)) = sheet(&mut workbook, &name)? else { continue };
        if best.as_ref().is_none_or(|(most, ..)| cells > *most) {
            best = Some((cells, name, text));
        }
    }
    match (best, wanted) {
        (Some((_, name, text)), _) => Ok((name, text)),
        (None, Some(wanted)) => Err(format!("no sheet {wanted:?}")),
        (None, None) => Err("no sheet with cells".to_owned()),
    }
}

/// The cells of a sheet: how many there are, and their text.
fn sheet(
    workbook: &mut Xlsx<Cursor<Vec<u8>>>,
    name: &str,
) -> Result<Option<(usize, Vec<u8>)>, String> {
    // A sheet of charts has no cells.
    let Ok(mut cells) = workbook.worksheet_cells_reader(name) else { return Ok(None) };
    let mut text = Vec::new();
    let (mut count, mut row, mut column) = (0, 0, 0);
    loop {
        let cell = match cells.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            Err(error) => return Err(format!("sheet {name:?}: {error}")),
        };
        let (at_row, at_column) = cell.get_position();
        while row < at_row {
            text.push(b'\n');
            (row, column) = (row + 1, 0);
        }
        while column < at_column {
            text.push(b',');
            column += 1;
        }
        write(&mut text, cell.get_value());
        count += 1;
        if text.len() > MOST {
            return Err(format!("sheet {name:?} comes to more than {} MB of text", MOST >> 20));
        }
    }
    Ok((count > 0).then(|| (count, squared(&text))))
}

fn write(text: &mut Vec<u8>, value: &DataRef<'_>) {
    let shown = match value {
        DataRef::Empty => return,
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::String(words) | DataRef::DateTimeIso(words) | DataRef::DurationIso(words) => {
            words.clone()
        }
        DataRef::SharedString(words) => (*words).to_owned(),
        DataRef::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            match (hour, minute, second) {
                (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
                _ => format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
            }
        }
        DataRef::Error(error) => error.to_string(),
    };
    text.push(b'"');
    for letter in shown.chars() {
        match letter {
            // One row is one line.
            '\n' | '\r' => text.push(b' '),
            '"' => text.extend(b"\"\""),
            letter => text.extend(letter.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    text.push(b'"');
}

/// Rows of one length: a sheet does not store the blank cells at the end of a row.
fn squared(text: &[u8]) -> Vec<u8> {
    let commas = |line: &[u8]| {
        let mut quoted = false;
        line.iter()
            .filter(|byte| {
                quoted ^= **byte == b'"';
                **byte == b',' && !quoted
            })
            .count()
    };
    let lines = || text.split(|byte| *byte == b'\n');
    // The header is the first row; what stands beside a table is no column of it.
    let width = lines().find(|line| !line.is_empty()).map_or(0, commas);
    let mut squared = Vec::with_capacity(text.len() + text.len() / 8);
    for line in lines() {
        squared.extend_from_slice(line);
        if !line.is_empty() {
            squared.extend(std::iter::repeat_n(b',', width.saturating_sub(commas(line))));
        }
        squared.push(b'\n');
    }
    squared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_rows_are_filled_and_blank_ones_kept() {
        let text = squared(b"\"a\",\"b\",\"c\"\n\n\"1\"\n\"x, y\",,\"2\"");
        let text = String::from_utf8_lossy(&text);
        assert_eq!(text, "\"a\",\"b\",\"c\"\n\n\"1\",,\n\"x, y\",,\"2\"\n");
    }

    #[test]
    fn what_is_no_workbook_is_refused() {
        assert!(text(b"PK\x03\x04 and nothing more".to_vec(), None).is_err());
        assert!(text(Vec::new(), None).is_err());
    }
}
