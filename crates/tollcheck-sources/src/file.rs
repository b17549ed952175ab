//! A file of a table, read once: its bytes go to the reader of records and to the fingerprint alike.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

/// Bytes on their way from a file, and the fingerprint of those that have passed.
pub(crate) struct Fingerprinted<R> {
    inner: R,
    hash: Sha256,
}

impl<R: Read> Fingerprinted<R> {
    pub(crate) fn new(inner: R) -> Self {
        Self { inner, hash: Sha256::new() }
    }

    /// The SHA-256 of the whole file, in hexadecimal, what has not been read yet included.
    pub(crate) fn finish(mut self) -> io::Result<String> {
        io::copy(&mut self, &mut io::sink())?;
        let mut text = String::with_capacity(64);
        for byte in self.hash.finalize() {
            for half in [byte >> 4, byte & 15] {
                text.extend(char::from_digit(u32::from(half), 16));
            }
        }
        Ok(text)
    }
}

impl<R: Read> Read for Fingerprinted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hash.update(buffer.get(..count).unwrap_or_default());
        Ok(count)
    }
}

/// Opens a plain file; a folder, a device or a link is refused.
pub(crate) fn open(path: &Path) -> Result<BufReader<File>, String> {
    let about = std::fs::symlink_metadata(path).map_err(|error| error.to_string())?;
    let sort = about.file_type();
    if sort.is_symlink() {
        return Err("a link, which may lead out of the folder: put the file itself here".to_owned());
    }
    if !sort.is_file() {
        return Err("not a plain file".to_owned());
    }
    File::open(path)
        .map(|file| BufReader::with_capacity(1 << 16, file))
        .map_err(|error| error.to_string())
}
