//! A folder for one test, and the command run in it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A folder that goes at the end.
pub(crate) struct Scratch(TempDir);

/// How a process ended: its exit status, what it wrote, and what it complained of.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Scratch {
    /// A folder that holds `files`.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let scratch = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            scratch.write(name, text.as_bytes());
        }
        scratch
    }

    /// `name` in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Makes the file `name`, and the folders that it lies in.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        let file = self.path(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }

    /// What the file `name` holds.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names in the folder.
    pub(crate) fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The command with `words`, as one writes them in a shell.
    pub(crate) fn tollcheck(&self, words: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tollcheck"));
        command.arg("--no-config").args(words.split(' ')).current_dir(self.0.path());
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// The end of the command with `words`.
    pub(crate) fn run(&self, words: &str) -> Ended {
        self.tollcheck(words).output().unwrap().into()
    }
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { status: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}
