//! The native half of the Python package: single texts and Arrow batches in, records out, and the command itself.
//!
//! No row becomes a Python object: a batch comes and goes by Arrow's C data interface, and the interpreter is free while
//! it is read. What people call, with its documentation, is in `python/tollcheck`.

mod batch;
mod chunk;
mod column;
mod document;
mod flag;
mod schema;
mod tables;
mod text;

/// Reads texts and batches of texts; runs the command.
#[pyo3::pymodule]
mod _native {
    #[pymodule_export]
    use crate::batch::read_batch;
    #[pymodule_export]
    use crate::schema::schema;
    #[pymodule_export]
    use crate::tables::Tables;
    #[pymodule_export]
    use crate::text::{execute, read_text};
}
