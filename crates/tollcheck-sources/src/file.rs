//! A file of a table on its way in: opened, fingerprinted, unpacked, within bounds.

use std::fs::{File, Metadata};
use std::io::{self, BufReader, Read};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use flate2::read::MultiGzDecoder;
use sha2::{Digest, Sha256};

use crate::zstd::Frames;

/// How many times its size a packed file may grow to, once it is larger than [`FREE`].
const GROWTH: u64 = 250;

/// What any packed file may grow to.
const FREE: u64 = 8 << 20;

/// The largest workbook, which is read at once.
#[cfg(feature = "xlsx")]
const WORKBOOK: u64 = 128 << 20;

/// What has come of a file so far.
#[derive(Clone, Default)]
pub(crate) struct Tally(Arc<Mutex<Counts>>);

#[derive(Default)]
struct Counts {
    hash: Sha256,
    raw: u64,
    unpacked: u64,
    sheet: Option<String>,
}

impl Tally {
    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The sheet of the workbook that is being read.
    pub(crate) fn sheet(&self) -> Option<String> {
        self.counts().sheet.clone()
    }

    /// The SHA-256 of the bytes that have come, in hexadecimal.
    pub(crate) fn sha256(&self) -> String {
        let mut text = String::with_capacity(64);
        for byte in self.counts().hash.clone().finalize() {
            for half in [byte >> 4, byte & 15] {
                text.extend(char::from_digit(u32::from(half), 16));
            }
        }
        text
    }
}

/// Bytes as they lie on the disk.
struct Raw<R> {
    inner: R,
    tally: Tally,
}

impl<R: Read> Read for Raw<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let mut counts = self.tally.counts();
        counts.raw += count as u64;
        counts.hash.update(buffer.get(..count).unwrap_or_default());
        Ok(count)
    }
}

/// Bytes unpacked, as many as are believable.
struct Bounded<R> {
    inner: R,
    tally: Tally,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let mut counts = self.tally.counts();
        counts.unpacked += count as u64;
        if counts.unpacked > FREE && counts.unpacked / GROWTH > counts.raw {
            let what = format!("grows to more than {GROWTH} times its size when unpacked");
            return Err(io::Error::other(what));
        }
        Ok(count)
    }
}

/// The unpacked bytes of a plain file in `folder`; a folder, a device, a pipe or a link is refused.
pub(crate) fn open(
    folder: &Path,
    file: &str,
    sheet: Option<&str>,
    tally: &Tally,
) -> Result<Box<dyn Read + Send>, String> {
    let about = plain(folder, file)?;
    let path = &folder.join(file);
    let file = File::open(path).map_err(|error| told(&error))?;
    let raw = Raw { inner: file, tally: tally.clone() };
    let packed = BufReader::with_capacity(1 << 16, raw);
    let ends =
        |end: &str| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(end));
    let tally = tally.clone();
    #[cfg(feature = "xlsx")]
    if ends("xlsx") {
        if about.len() > WORKBOOK {
            return Err(format!(
                "a workbook of more than {} MB: save the sheet as CSV",
                WORKBOOK >> 20
            ));
        }
        let mut packed = packed;
        let mut bytes = Vec::new();
        packed.read_to_end(&mut bytes).map_err(|error| told(&error))?;
        let (name, text) = crate::workbook::text(bytes, sheet)?;
        tally.counts().sheet = Some(name);
        return Ok(Box::new(Bounded { inner: io::Cursor::new(text), tally }));
    }
    #[cfg(not(feature = "xlsx"))]
    if ends("xlsx") || sheet.is_some() {
        return Err("a workbook, and this program was built without the feature `xlsx`".to_owned());
    }
    if ends("gz") {
        return Ok(Box::new(Bounded { inner: MultiGzDecoder::new(packed), tally }));
    }
    if ends("zst") {
        return Ok(Box::new(Bounded { inner: Frames::new(packed), tally }));
    }
    Ok(Box::new(Bounded { inner: packed, tally }))
}

/// What the system says of a plain file in `folder`, none of whose folders is a link.
pub(crate) fn plain(folder: &Path, file: &str) -> Result<Metadata, String> {
    let mut path = folder.to_owned();
    let mut about = None;
    for part in file.split('/') {
        path.push(part);
        let part = std::fs::symlink_metadata(&path).map_err(|error| told(&error))?;
        if part.is_symlink() {
            let what = "a link, which may lead out of the folder: put the file itself here";
            return Err(what.to_owned());
        }
        about = Some(part);
    }
    about.filter(Metadata::is_file).ok_or_else(|| "not a plain file".to_owned())
}

/// An error of the machine without its number.
pub(crate) fn told(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be read".to_owned(),
        _ => {
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or(&text).to_owned()
        }
    }
}
