//! What is wrong in a file, and where.

use std::fmt;

/// Something wrong in a file that a person can put right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file.
    pub file: String,
    /// The line, from one; zero where the file as a whole is meant.
    pub line: u64,
    /// The column in characters from one, or zero.
    pub column: u64,
    /// The header of the column, where the file is a table.
    pub header: Option<String>,
    /// What is wrong and what to do, in one sentence.
    pub what: String,
}

impl Fault {
    /// A fault of the file as a whole.
    pub fn of_file(file: impl Into<String>, what: impl Into<String>) -> Self {
        Self { file: file.into(), line: 0, column: 0, header: None, what: what.into() }
    }

    /// A fault in one cell of a table.
    pub fn of_cell(
        file: impl Into<String>,
        line: u64,
        header: impl Into<String>,
        what: impl Into<String>,
    ) -> Self {
        Self { file: file.into(), line, column: 0, header: Some(header.into()), what: what.into() }
    }
}

/// `strikes.csv:7: column "killed": "n/a" is no number`
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.file)?;
        if self.line > 0 {
            write!(f, "{}:", self.line)?;
        }
        if self.column > 0 {
            write!(f, "{}:", self.column)?;
        }
        if let Some(header) = &self.header {
            write!(f, " column {header:?}:")?;
        }
        write!(f, " {}", self.what)
    }
}

impl std::error::Error for Fault {}
