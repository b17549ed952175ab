//! Source tables, loaded once and asked often.

use std::path::PathBuf;

use jiff::civil::Date;
use pyo3::exceptions::{PyFileNotFoundError, PyValueError};
use pyo3::prelude::*;
use tollcheck_model::{Claim, Lens, Verdict};
use tollcheck_sources::Sources;
use tollcheck_verifier::{Checker, Options};

use crate::batch::pool;
use crate::text::stated_date;

/// The tables of a folder.
#[pyclass(frozen)]
pub(crate) struct Tables {
    checker: Checker,
}

#[pymethods]
impl Tables {
    /// Loads `folder`. Queries speak of it as `known_as`, which is where those have it who read them.
    #[new]
    fn new(
        py: Python<'_>,
        folder: PathBuf,
        known_as: PathBuf,
        lens: &str,
        as_of: Option<&str>,
        threads: usize,
    ) -> PyResult<Self> {
        let options = Options {
            lens: self::lens(lens)?,
            as_of: as_of.map(stated_date).transpose()?,
            ..Options::default()
        };
        if !folder.is_dir() {
            let what = format!("{}: there is no such folder of tables", folder.display());
            return Err(PyFileNotFoundError::new_err(what));
        }
        let pool = pool(threads)?;
        let load = move || {
            let mut sources = Sources::load(&folder);
            for table in &mut sources.tables {
                table.path = known_as.join(&table.file).to_string_lossy().into_owned();
            }
            Checker::new(sources, options)
        };
        Ok(Self { checker: py.detach(move || pool.install(load)) })
    }

    /// The names of the tables.
    fn names(&self) -> Vec<String> {
        self.checker.sources.tables.iter().map(|table| table.name.clone()).collect()
    }

    /// What could not be read, one sentence each, with file and line.
    fn faults(&self) -> Vec<String> {
        self.checker.sources.faults.iter().map(ToString::to_string).collect()
    }
}

impl Tables {
    /// A verdict a claim.
    pub(crate) fn check(&self, claims: &[Claim], date: Option<Date>) -> Vec<Verdict> {
        self.checker.check(claims, date)
    }
}

/// The lens that goes by `name` on the command line.
fn lens(name: &str) -> PyResult<Lens> {
    Ok(match name {
        "literal" => Lens::Literal,
        "ucdp" => Lens::Ucdp,
        "acled" => Lens::Acled,
        "every-casualty" => Lens::EveryCasualty,
        _ => {
            let what = format!("{name:?} is no lens: literal, ucdp, acled, every-casualty");
            return Err(PyValueError::new_err(what));
        }
    })
}
