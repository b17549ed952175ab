//! Packed files: `.gz` and `.zst`, unpacked as they are read.

use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use tollcheck_sources::Frames;

use super::has_ending;

/// `source` unpacked, if the ending of `path` says that it is packed, and the path without that ending.
pub(super) fn unpack(source: Box<dyn Read>, path: &Path) -> (Box<dyn Read>, PathBuf) {
    let inner = path.with_extension("");
    if has_ending(path, "gz") {
        return (Box::new(MultiGzDecoder::new(source)), inner);
    }
    if has_ending(path, "zst") {
        return (Box::new(Frames::new(BufReader::new(source))), inner);
    }
    (source, path.to_owned())
}
