//! Rows of tags of the Humanitarian Exchange Language: `#affected+killed`.

use crate::record::Record;

/// The last record that may be a row of tags.
pub(crate) const DEEPEST: usize = 24;

/// Whether a record is a row of tags: most cells that are not blank begin with `#`.
pub(crate) fn is_tag_row(record: Record<'_>) -> bool {
    let (mut tags, mut filled) = (0, 0);
    for cell in record.iter().map(<[u8]>::trim_ascii).filter(|cell| !cell.is_empty()) {
        filled += 1;
        tags += usize::from(
            cell.first() == Some(&b'#') && cell.get(1).is_some_and(u8::is_ascii_alphabetic),
        );
    }
    tags > 0 && tags * 2 > filled
}
