//! Packed files: `.gz` and `.zst`, unpacked as they are read.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::has_ending;

/// `source` unpacked, if the ending of `path` says that it is packed, and the path without that ending.
pub(super) fn unpack(source: Box<dyn Read>, path: &Path) -> io::Result<(Box<dyn Read>, PathBuf)> {
    let inner = path.with_extension("");
    if has_ending(path, "gz") {
        return Ok((Box::new(flate2::read::MultiGzDecoder::new(source)), inner));
    }
    if has_ending(path, "zst") {
        let decoder = ruzstd::decoding::StreamingDecoder::new(source).map_err(io::Error::other)?;
        return Ok((Box::new(decoder), inner));
    }
    Ok((source, path.to_owned()))
}
