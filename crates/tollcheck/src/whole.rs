//! Files that are read whole, up to a limit: configuration, waivers, audits.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use tollcheck_model::{Fault, LineIndex};

use crate::article::reason;

/// The most that a configuration may have.
pub(crate) const CONFIGURATION: u64 = 1 << 20;

/// The most that a file of waivers may have.
pub(crate) const WAIVERS: u64 = 16 << 20;

/// The most that an audit may have.
pub(crate) const AUDIT: u64 = 256 << 20;

/// The text of `file`, which may have at most `limit` bytes.
pub(crate) fn read(file: &Path, limit: u64) -> Result<String, Fault> {
    let name = file.display().to_string();
    let read = |source: File| {
        let mut bytes = Vec::new();
        source.take(limit + 1).read_to_end(&mut bytes).map(|_| bytes)
    };
    let bytes =
        File::open(file).and_then(read).map_err(|error| Fault::of_file(&name, reason(&error)))?;
    if bytes.len() as u64 > limit {
        let what = format!("is larger than {} MB, the most that such a file may have", limit >> 20);
        return Err(Fault::of_file(&name, what));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&error.as_bytes()[..good]);
        let position = LineIndex::new(&before).position(before.len());
        Fault {
            line: position.line as u64,
            column: position.column as u64,
            ..Fault::of_file(&name, "is no UTF-8; save the file as UTF-8")
        }
    })
}
