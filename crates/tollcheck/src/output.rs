//! Where results and complaints go.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::{NamedTempFile, TempPath};
use tollcheck_report::visible;

use crate::corpus::Part;

/// Standard output, or a file that appears only when it is whole.
pub(crate) enum Output {
    Standard(BufWriter<io::Stdout>),
    File {
        path: PathBuf,
        file: BufWriter<File>,
        /// Where the file is until it is whole.
        draft: TempPath,
    },
    /// A pipe or a device, which cannot be replaced by a whole file.
    Stream {
        path: PathBuf,
        stream: BufWriter<File>,
    },
    /// A file that another run can go on with.
    Part(Part),
    /// Each piece is a file in this folder: its name on the first line, then what it holds.
    Folder(PathBuf),
}

impl Output {
    /// Opens `path`, or standard output where there is none.
    pub(crate) fn open(path: Option<&Path>) -> Result<Self> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::Standard(BufWriter::new(io::stdout())));
        };
        let context = || trouble(path);
        if !can_be_replaced(path) {
            let stream = OpenOptions::new().write(true).open(path).with_context(context)?;
            return Ok(Self::Stream { path: path.to_owned(), stream: BufWriter::new(stream) });
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let draft = draft_in(folder.unwrap_or(Path::new(".")));
        let (file, draft) = draft.with_context(context)?.into_parts();
        Ok(Self::File { path: path.to_owned(), file: BufWriter::new(file), draft })
    }

    /// The folder at `path`, made if there is none.
    pub(crate) fn folder(path: &Path) -> Result<Self> {
        std::fs::create_dir_all(path).with_context(|| trouble(path))?;
        Ok(Self::Folder(path.to_owned()))
    }

    /// Adds `text`.
    pub(crate) fn write(&mut self, text: &str) -> Result<()> {
        let written = match self {
            Self::Standard(out) => out.write_all(text.as_bytes()),
            Self::File { file, .. } => file.write_all(text.as_bytes()),
            Self::Stream { stream, .. } => stream.write_all(text.as_bytes()),
            Self::Part(part) => part.write(text),
            Self::Folder(folder) => match text.split_once('\n') {
                Some((name, text)) => return write_whole(&folder.join(name), text),
                None => Ok(()),
            },
        };
        written.with_context(|| self.trouble())
    }

    /// Hands all that was added to the system.
    pub(crate) fn flush(&mut self) -> Result<()> {
        let flushed = match self {
            Self::Standard(out) => out.flush(),
            Self::File { file, .. } => file.flush(),
            Self::Stream { stream, .. } => stream.flush(),
            Self::Part(part) => part.flush(),
            Self::Folder(_) => Ok(()),
        };
        flushed.with_context(|| self.trouble())
    }

    /// Whether what was added has gone out already.
    pub(crate) const fn is_stream(&self) -> bool {
        matches!(self, Self::Standard(_) | Self::Stream { .. })
    }

    /// Puts the whole where it belongs.
    pub(crate) fn finish(mut self) -> Result<()> {
        let trouble = self.trouble();
        match self {
            Self::Standard(_) | Self::Stream { .. } => self.flush(),
            Self::Part(part) => part.finish().context(trouble),
            Self::Folder(_) => Ok(()),
            Self::File { path, mut file, draft } => {
                file.flush().context(trouble.clone())?;
                draft.persist(&path).map_err(|error| error.error).context(trouble)
            }
        }
    }

    fn trouble(&self) -> String {
        match self {
            Self::Standard(_) => "standard output: cannot be written".to_owned(),
            Self::File { path, .. } | Self::Stream { path, .. } | Self::Folder(path) => {
                trouble(path)
            }
            Self::Part(part) => trouble(part.path()),
        }
    }
}

/// Puts `text` into the file at `path`, whole or not at all.
fn write_whole(path: &Path, text: &str) -> Result<()> {
    let mut output = Output::open(Some(path))?;
    output.write(text)?;
    output.finish()
}

/// What is said where `path` cannot be written.
pub(crate) fn trouble(path: &Path) -> String {
    format!("{}: cannot be written", path.display())
}

/// Whether a whole file can stand at `path`: it is no pipe, no device and no folder.
pub(crate) fn can_be_replaced(path: &Path) -> bool {
    path != Path::new("-") && (path.is_file() || !path.exists())
}

/// A draft that is to become a file in `folder`, open to whom the user's files are open.
fn draft_in(folder: &Path) -> io::Result<NamedTempFile> {
    tempfile::Builder::new()
        .prefix(".tollcheck-")
        .make_in(folder, |draft| OpenOptions::new().write(true).create_new(true).open(draft))
}

/// One line to standard error. Where even that is closed there is nobody left to tell.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(io::stderr(), "{}", visible(line));
}
