//! The lines that findings speak of, and where in them the cell stands.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read};
use std::ops::Range;
use std::path::Path;

use crate::block::Blocks;
use crate::file::{Tally, open};
use crate::finding::Finding;
use crate::folder::Sources;
use crate::format::Format;
use crate::record::Records;
use crate::sql::Dialect;
use crate::text::Decoded;

/// The most bytes of a line that are shown.
const SHOWN: usize = 1 << 12;

/// Lines by file and number.
#[derive(Debug, Default)]
pub(crate) struct Excerpts {
    files: BTreeMap<String, Excerpt>,
}

/// Lines of one file.
#[derive(Debug, Default)]
struct Excerpt {
    headers: Vec<String>,
    format: Format,
    lines: BTreeMap<u64, String>,
}

impl Excerpts {
    /// The lines in the files of `folder` that the findings speak of, as far as they can be read.
    pub(crate) fn of(folder: &Path, sources: &Sources) -> Self {
        let mut wanted: BTreeMap<&str, BTreeSet<u64>> = BTreeMap::new();
        for finding in sources.findings.iter().filter(|finding| finding.line > 0) {
            wanted.entry(&finding.file).or_default().insert(finding.line);
        }
        let mut excerpts = Self::default();
        for (file, lines) in wanted {
            let of_file = sources.tables.iter().find(|table| {
                table.file == file || table.more.iter().any(|more| more.file == file)
            });
            let dialect = of_file.map_or_else(Dialect::default, |table| table.dialect.clone());
            if let Some(excerpt) = Excerpt::of(folder, file, &dialect, &lines) {
                excerpts.files.insert(file.to_owned(), excerpt);
            }
        }
        excerpts
    }

    /// The line of `finding`, and where the cell stands that it speaks of.
    pub(crate) fn line(&self, finding: &Finding) -> Option<(&str, Option<Range<usize>>)> {
        let excerpt = self.files.get(&finding.file)?;
        let line = excerpt.lines.get(&finding.line)?;
        if finding.column > 0 {
            return Some((line, token(line, finding.column)));
        }
        let cell = || {
            let header = finding.header.as_ref()?;
            let at = excerpt.headers.iter().position(|other| other == header)?;
            excerpt.format.cells(line).get(at).cloned()
        };
        Some((line, cell()))
    }
}

impl Excerpt {
    fn of(folder: &Path, file: &str, dialect: &Dialect, wanted: &BTreeSet<u64>) -> Option<Self> {
        let text = || {
            let bytes = open(folder, file, dialect.sheet.as_deref(), &Tally::default()).ok()?;
            Decoded::new(bytes, dialect.encoding, true).ok()
        };
        let format = Format::from(dialect);
        let mut blocks = Blocks::new(text()?.take(1 << 20), format);
        blocks.skip_lines(dialect.skip).ok()?;
        let headers = blocks.next().ok().flatten().and_then(|block| {
            let mut records = Records::new(block.text(), block.line, format);
            let header = |cell: &[u8]| String::from_utf8_lossy(cell).into_owned();
            records.next().ok()?.map(|record| record.iter().map(header).collect())
        });
        let mut excerpt = Self { headers: headers.unwrap_or_default(), format, ..Self::default() };
        let mut reader = BufReader::new(text()?);
        let mut line = Vec::new();
        for number in 1..=wanted.last().copied()? {
            line.clear();
            if !matches!(reader.read_until(b'\n', &mut line), Ok(count) if count > 0) {
                break;
            }
            if wanted.contains(&number) {
                line.truncate(SHOWN);
                let text = String::from_utf8_lossy(&line);
                excerpt.lines.insert(number, text.trim_end().to_owned());
            }
        }
        Some(excerpt)
    }
}

/// The string or the sign that stands at a column of a line, counted in characters from one.
fn token(line: &str, column: u64) -> Option<Range<usize>> {
    let nth = usize::try_from(column).ok()?.checked_sub(1)?;
    let (begin, first) = line.char_indices().nth(nth)?;
    let rest = line.get(begin..)?;
    let length = match first {
        '"' => rest.get(1..)?.find('"').map_or(rest.len(), |end| end + 2),
        letter if letter.is_alphanumeric() => {
            rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len())
        }
        letter => letter.len_utf8(),
    };
    Some(begin..begin + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_a_descriptor_is_a_string_a_word_or_a_sign() {
        let line = "{\"é\": \"evnts\", true}";
        let shown = |column| token(line, column).map(|range| &line[range]);
        assert_eq!(shown(1), Some("{"));
        assert_eq!(shown(2), Some("\"é\""));
        assert_eq!(shown(7), Some("\"evnts\""));
        assert_eq!(shown(16), Some("true"));
        assert_eq!(shown(99), None);
    }
}
