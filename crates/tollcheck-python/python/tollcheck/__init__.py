"""Finds every quantitative claim of a news article and checks it against source tables.

`extract` and `check` take one text and give a dict, the record that the command prints as a line of JSON.
`extract_batch` and `check_batch` take a `pyarrow.RecordBatch` and give one, without a Python object a row.
`Tables` loads a folder of source tables once, to be asked often.

The command itself comes with the package, as `tollcheck` and as `python -m tollcheck`.
"""

import datetime
import json
import os
import warnings
from typing import TYPE_CHECKING, Any

from . import _native

if TYPE_CHECKING:
    import pyarrow

__all__ = ["Tables", "TablesWarning", "check", "check_batch", "check_schema", "extract", "extract_batch",
           "extract_schema", "read_batches"]

Date = str | datetime.date | None


class TablesWarning(UserWarning):
    """Something in a folder of tables could not be read; the rest stands."""


class Tables:
    """The source tables of a folder, loaded once.

    `lens` is the convention for vague words and for low, best and high columns: `literal`, `ucdp`, `acled`,
    `every-casualty`. `as_of` looks no further in the tables than that day. `known_as` is the folder that the queries in
    SQL name, where that is another one than `folder`. `threads` is how many to load with, 0 as many as there are
    processors. What cannot be read is warned of and stays in `faults`. Raises `FileNotFoundError` where there is no
    folder.
    """

    def __init__(self, folder: str | os.PathLike[str], *, lens: str = "literal", as_of: Date = None,
                 known_as: str | os.PathLike[str] | None = None, threads: int = 0):
        known_as = folder if known_as is None else known_as
        self._native = _native.Tables(os.fspath(folder), os.fspath(known_as), lens, _written(as_of), threads)
        for fault in self.faults:
            warnings.warn(fault, TablesWarning, stacklevel=2)

    @property
    def names(self) -> list[str]:
        """The names of the tables."""
        return self._native.names()

    @property
    def faults(self) -> list[str]:
        """What could not be read, one sentence each, with file and line."""
        return self._native.faults()

    def __repr__(self) -> str:
        return f"<tollcheck.Tables {', '.join(self.names) or 'empty'}>"


def extract(text: str, date: Date = None, *, id: str = "", layers: bool = False) -> dict[str, Any]:
    """The claims of one text, as a dict: what `tollcheck extract --format jsonl` prints for a record with this text.

    Relative dates are read against `date`, the day of publication (`"2025-08-06"` or a `datetime.date`); without one
    they stay open. `layers` adds what the reading is made of. Reading never fails, whatever the text.

    >>> [claim["text"] for claim in extract("Two people were killed in Kyiv on Monday.", "2025-08-06")["claims"]]
    ['Two people']
    """
    record: dict[str, Any] = json.loads(_native.read_text(text, _written(date), id, layers))
    return record


def check(text: str, sources: "str | os.PathLike[str] | Tables", date: Date = None, *, id: str = "",
          layers: bool = False) -> dict[str, Any]:
    """The claims of one text with the verdicts of source tables, as `tollcheck check --format jsonl` prints them.

    `sources` is a folder, which is loaded for this text, or `Tables`, for more than one text.
    """
    tables = _tables(sources)._native
    record: dict[str, Any] = json.loads(_native.read_text(text, _written(date), id, layers, tables))
    return record


def extract_batch(batch: "pyarrow.RecordBatch", *, date: Date = None, threads: int = 0) -> "pyarrow.RecordBatch":
    """The claims of a batch of documents, a row each, in their order; the columns are those of `extract_schema()`.

    `batch` has the columns `id`, `text` and perhaps `date` (text, dates or timestamps); other columns are passed over.
    Or it has one column `line`, with lines as a `.jsonl` file has them; empty lines give no row. Anything with
    `__arrow_c_array__` will do. A document that cannot be read keeps its row: `fault` says why, and `claims` is null.
    `date` is that of documents without one. `threads` is how many to use, 0 as many as there are processors.
    """
    return _one(read_batches(batch, date=date, threads=threads))


def check_batch(batch: "pyarrow.RecordBatch", sources: "str | os.PathLike[str] | Tables", *, date: Date = None,
                threads: int = 0) -> "pyarrow.RecordBatch":
    """The claims of a batch of documents with the verdicts of source tables.

    As `extract_batch`, with a `verdict` in each claim; the columns are those of `check_schema()`.
    """
    return _one(read_batches(batch, sources, date=date, threads=threads))


def read_batches(batch: "pyarrow.RecordBatch", sources: "str | os.PathLike[str] | Tables | None" = None, *,
                 date: Date = None, threads: int = 0, json: bool = True) -> "list[pyarrow.RecordBatch]":
    """As `check_batch`, or `extract_batch` without `sources`, however large the result: in as many batches as it takes.

    Without `json` the column `record` is null, which takes less time and memory.
    """
    tables = None if sources is None else _tables(sources)._native
    return _native.read_batch(batch, _written(date), threads, json, tables)


def extract_schema() -> "pyarrow.Schema":
    """The columns of `extract_batch`: those of the record, `record` itself as JSON, `warning` and `fault`."""
    return _native.schema(False)


def check_schema() -> "pyarrow.Schema":
    """The columns of `check_batch`: those of `extract_batch`, with a verdict in each claim."""
    return _native.schema(True)


def _tables(sources: "str | os.PathLike[str] | Tables") -> Tables:
    return sources if isinstance(sources, Tables) else Tables(sources)


def _written(date: Date) -> str | None:
    return date.isoformat() if isinstance(date, datetime.date) else date


def _one(batches: "list[pyarrow.RecordBatch]") -> "pyarrow.RecordBatch":
    if len(batches) > 1:
        raise ValueError("the records of this batch are too many bytes for one batch; slice it, or use read_batches")
    return batches[0]
