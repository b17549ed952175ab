//! A file of results that is not whole yet, beside the place where it will stand.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tempfile::TempPath;

/// The beginning of a part that is known to be whole.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(super) struct Length {
    pub(super) bytes: u64,
    /// The hash of these bytes.
    sha256: String,
}

/// `FILE.part`, which becomes `FILE` when it is whole, and goes when it is dropped unless it was told to stay.
pub(crate) struct Part {
    path: PathBuf,
    file: BufWriter<File>,
    /// Where the file is until it is whole.
    draft: TempPath,
    bytes: u64,
    hash: Sha256,
}

impl Part {
    /// An empty part of `path`. What lies there of an earlier run goes.
    pub(super) fn new(path: &Path) -> io::Result<Self> {
        let part = beside(path, ".part");
        remove(&part)?;
        // Made and never found there, so that no link is followed.
        let file = OpenOptions::new().write(true).create_new(true).open(&part)?;
        Self::over(path, file, 0, Sha256::new())
    }

    /// The part of `path` that an earlier run left, cut to the last of `lengths` that still holds, and how many of them
    /// hold; none where none does.
    pub(super) fn reopen(path: &Path, lengths: &[&Length]) -> io::Result<Option<(Self, usize)>> {
        let part = beside(path, ".part");
        if !fs::symlink_metadata(&part).is_ok_and(|about| about.is_file()) {
            return Ok(None);
        }
        let file = OpenOptions::new().read(true).append(true).open(&part)?;
        let mut source = BufReader::with_capacity(1 << 16, &file);
        let mut hash = Sha256::new();
        let (mut bytes, mut held) = (0, 0);
        for length in lengths {
            let mut longer = hash.clone();
            let more = length.bytes.saturating_sub(bytes);
            io::copy(&mut source.by_ref().take(more), &mut Hashing(&mut longer))?;
            if hex(longer.clone()) != length.sha256 {
                break;
            }
            (hash, bytes) = (longer, length.bytes);
            held += 1;
        }
        file.set_len(bytes)?;
        let mut part = Self::over(path, file, bytes, hash)?;
        part.stay();
        Ok((held > 0).then_some((part, held)))
    }

    fn over(path: &Path, file: File, bytes: u64, hash: Sha256) -> io::Result<Self> {
        let draft = TempPath::try_from_path(beside(path, ".part"))?;
        Ok(Self { path: path.to_owned(), file: BufWriter::new(file), draft, bytes, hash })
    }

    /// Where the whole will stand.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// How many bytes were given to it.
    pub(super) const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Adds `text`.
    pub(crate) fn write(&mut self, text: &str) -> io::Result<()> {
        self.file.write_all(text.as_bytes())?;
        self.hash.update(text);
        self.bytes += text.len() as u64;
        Ok(())
    }

    /// Hands all that was added to the system.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }

    /// Hands all that was added to the system and says how much it is.
    pub(super) fn settle(&mut self) -> io::Result<Length> {
        self.file.flush()?;
        Ok(Length { bytes: self.bytes, sha256: hex(self.hash.clone()) })
    }

    /// Keeps it when it is dropped, since another run can go on from there.
    pub(super) fn stay(&mut self) {
        self.draft.disable_cleanup(true);
    }

    /// Leaves its first `bytes` for another run.
    pub(super) fn cut(self, bytes: u64) -> io::Result<()> {
        let (file, _) = self.file.into_parts();
        file.set_len(bytes)
    }

    /// Puts the whole where it belongs.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.file.flush()?;
        self.draft.persist(&self.path).map_err(|error| error.error)
    }
}

/// `path` with `ending` after its name.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

/// Removes `file`, if there is one.
pub(super) fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// A hash in hexadecimal.
pub(super) fn hex(hash: Sha256) -> String {
    hash.finalize().iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// Where bytes go that are only to be hashed.
struct Hashing<'a>(&'a mut Sha256);

impl Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
