//! Where results and complaints go.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

/// Standard output, or a file that appears only when it is whole.
pub(crate) enum Output {
    Standard(BufWriter<io::Stdout>),
    File {
        path: PathBuf,
        draft: BufWriter<NamedTempFile>,
    },
    /// A pipe or a device, which cannot be replaced by a whole file.
    Stream {
        path: PathBuf,
        stream: BufWriter<std::fs::File>,
    },
}

impl Output {
    /// Opens `path`, or standard output where there is none.
    pub(crate) fn open(path: Option<&Path>) -> Result<Self> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::Standard(BufWriter::new(io::stdout())));
        };
        let context = || format!("{}: cannot be written", path.display());
        if path.exists() && !path.is_file() {
            let stream =
                std::fs::OpenOptions::new().write(true).open(path).with_context(context)?;
            return Ok(Self::Stream { path: path.to_owned(), stream: BufWriter::new(stream) });
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let draft = draft_in(folder.unwrap_or(Path::new("."))).with_context(context)?;
        Ok(Self::File { path: path.to_owned(), draft: BufWriter::new(draft) })
    }

    /// Adds `text`.
    pub(crate) fn write(&mut self, text: &str) -> Result<()> {
        let written = match self {
            Self::Standard(out) => out.write_all(text.as_bytes()),
            Self::File { draft, .. } => draft.write_all(text.as_bytes()),
            Self::Stream { stream, .. } => stream.write_all(text.as_bytes()),
        };
        written.with_context(|| self.trouble())
    }

    /// Puts the whole where it belongs.
    pub(crate) fn finish(mut self) -> Result<()> {
        let trouble = self.trouble();
        match &mut self {
            Self::Standard(out) => out.flush().context(trouble),
            Self::Stream { stream, .. } => stream.flush().context(trouble),
            Self::File { .. } => {
                let Self::File { path, draft } = self else { return Ok(()) };
                let draft = draft
                    .into_inner()
                    .map_err(io::IntoInnerError::into_error)
                    .context(trouble.clone())?;
                draft.persist(&path).map_err(|error| error.error).context(trouble)?;
                Ok(())
            }
        }
    }

    fn trouble(&self) -> String {
        match self {
            Self::Standard(_) => "standard output: cannot be written".to_owned(),
            Self::File { path, .. } | Self::Stream { path, .. } => {
                format!("{}: cannot be written", path.display())
            }
        }
    }
}

/// An unnamed draft that is to become a file in `folder`, open to whom the user's files are open.
fn draft_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".tollcheck-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// One line to standard error. Where even that is closed there is nobody left to tell.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}
