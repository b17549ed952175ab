//! Plain text: bytes to characters, and the dates that a name or a dateline tells.

use std::path::Path;

use jiff::civil::Date;
use tollcheck_model::{Fault, LineIndex};
use tollcheck_report::{DateEvidence, Document};

use super::date;

/// Gives `document` a date from the command line, from its name or from its dateline.
pub(super) fn guess_date(document: &mut Document, stated: Option<Date>) {
    let found = stated
        .map(|date| (date, DateEvidence::CommandLine))
        .or_else(|| Some((in_name(&document.file)?, DateEvidence::FileName)))
        .or_else(|| Some((in_dateline(&document.text)?, DateEvidence::Dateline)));
    if let Some((date, evidence)) = found {
        document.date = Some(date);
        document.dated_by = evidence;
    }
}

/// The date that a file name begins with: `2025-08-06-kremlin-talks.txt`.
fn in_name(file: &str) -> Option<Date> {
    date::parse(Path::new(file).file_name()?.to_str()?.get(..10)?)
}

/// The date of a dateline that has its year: `KYIV, Aug. 6, 2025 (Agency) —`.
fn in_dateline(text: &str) -> Option<Date> {
    let line = text.trim_start().lines().next()?;
    let end = line.char_indices().nth(80).map_or(line.len(), |(at, _)| at);
    let (head, _) = line[..end].split_once(['—', '–']).or_else(|| line[..end].split_once(" - "))?;
    let (place, rest) = head.split_once(", ")?;
    let shouted = place.chars().all(|c| !c.is_lowercase()) && place.chars().any(char::is_uppercase);
    shouted.then(|| date::parse(rest.split('(').next()?))?
}

/// The least columns of a line that is broken for want of room.
const ROOM: usize = 50;

/// Joins the lines of each paragraph where the text is set in lines of equal width, as mail and plain-text archives
/// are: paragraphs between empty lines, no line wider than 100, and most of them full.
pub(super) fn join_lines(document: &mut Document) {
    let text = &document.text;
    let (mut full, mut inner, mut gaps) = (0_usize, 0_usize, 0_usize);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let width = line.chars().count();
        if width > 100 {
            return;
        }
        match lines.peek() {
            Some(next) if line.trim().is_empty() != next.trim().is_empty() => gaps += 1,
            Some(next) if !next.trim().is_empty() => {
                inner += 1;
                full += usize::from(width >= ROOM);
            }
            _ => {}
        }
    }
    if gaps == 0 || inner == 0 || full * 2 < inner {
        return;
    }
    let mut joined = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((line, after)) = rest.split_once('\n') {
        joined.push_str(line);
        let ends = line.trim().is_empty()
            || after.lines().next().is_none_or(|next| next.trim().is_empty());
        joined.push(if ends { '\n' } else { ' ' });
        rest = after;
    }
    joined.push_str(rest);
    document.layout = Some(std::mem::replace(&mut document.text, joined));
}

/// The characters of `bytes`: UTF-8, or UTF-16 with its mark.
pub(super) fn decode(bytes: Vec<u8>, name: &str) -> Result<String, Fault> {
    let wide = match bytes.get(..2) {
        Some([0xFF, 0xFE]) => Some(u16::from_le_bytes as fn([u8; 2]) -> u16),
        Some([0xFE, 0xFF]) => Some(u16::from_be_bytes as fn([u8; 2]) -> u16),
        _ => None,
    };
    if let Some(unit) = wide {
        let units: Vec<u16> =
            bytes[2..].chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        return String::from_utf16(&units)
            .map_err(|_| Fault::of_file(name, "begins as UTF-16 but is not; save it as UTF-8"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let byte = error.as_bytes().get(good).copied().unwrap_or_default();
            let before = String::from_utf8_lossy(&error.as_bytes()[..good]);
            let position = LineIndex::new(&before).position(before.len());
            let mut fault = Fault::of_file(
                name,
                format!("byte 0x{byte:02X} is no UTF-8; save the file as UTF-8"),
            );
            fault.line = position.line as u64;
            fault.column = position.column as u64;
            Err(fault)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(bytes: &[u8], name: &str) -> String {
        let drawn = super::super::raw::draw_whole(bytes, name.into(), Path::new(name), None);
        match drawn.and_then(super::super::Raw::open) {
            Err(fault) => fault.to_string(),
            Ok(article) => {
                let document = article.document;
                let date = document.date.map_or("-".to_owned(), |date| date.to_string());
                format!("{date} {}: {}", document.dated_by, document.text)
            }
        }
    }

    #[test]
    fn lines_of_equal_width_are_joined_into_paragraphs() {
        let text = "Rescue workers searched the ruins for a second day on\nTuesday and found 12 survivors.\n\nNobody was hurt.\n";
        let mut document = Document { text: text.to_owned(), ..Document::default() };
        join_lines(&mut document);
        assert_eq!(document.layout.as_deref(), Some(text));
        assert_eq!(document.text, text.replacen("on\nTuesday", "on Tuesday", 1));
        let mut document =
            Document { text: "One.\nTwo.\n\nThree.".to_owned(), ..Document::default() };
        join_lines(&mut document);
        assert_eq!(document.layout, None);
    }

    #[test]
    fn a_name_or_a_dateline_gives_the_date() {
        assert_eq!(
            open(b"Two died.", "in/2025-08-06-talks.txt"),
            "2025-08-06 file name: Two died."
        );
        let dateline = "KYIV, Aug. 6, 2025 (Agency) — Two died.";
        assert_eq!(open(dateline.as_bytes(), "a.txt"), format!("2025-08-06 dateline: {dateline}"));
        assert_eq!(
            open(b"Later, on Aug. 6, 2025 - two died.", "a.txt").split(':').next(),
            Some("- none")
        );
    }

    #[test]
    fn bad_bytes_are_told_with_their_place() {
        assert_eq!(
            open(b"One.\nCaf\xE9.", "a.txt"),
            "a.txt:2:4: byte 0xE9 is no UTF-8; save the file as UTF-8"
        );
        assert_eq!(open(b" \n", "a.txt"), "a.txt: is empty");
        assert_eq!(open(b"\xFF\xFEa\0", "a.txt"), "- none: a");
        assert_eq!(open(b"\xEF\xBB\xBFa", "a.txt"), "- none: a");
    }
}
