"""tollcheck on Apache Spark: a data frame of documents in, a data frame of their claims out.

`python -m tollcheck.spark` does all of it from files to files. Python 3.10 or newer with this package and its extra `spark`
must be on every executor.
"""

import atexit
import functools
import os
import pathlib
import shutil
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator

import pyarrow
from pyspark import SparkFiles
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from .. import Date, Tables, check_schema, extract_schema, read_batches

__all__ = ["ShippedTables", "claims", "ship"]

Reader = Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]


class ShippedTables:
    """A folder of source tables that every executor has a copy of."""

    def __init__(self, name: str, known_as: str, lens: str, as_of: Date):
        self.name, self.known_as, self.lens, self.as_of = name, known_as, lens, as_of

    def load(self) -> Tables:
        """The tables, on an executor; loaded once a process."""
        return _load(SparkFiles.get(self.name), self.known_as, self.lens, self.as_of)


def ship(spark: SparkSession, folder: str | os.PathLike[str], *, lens: str = "literal",
         as_of: Date = None) -> ShippedTables:
    """Sends the tables of `folder` to every executor, once, and to those that join later.

    `lens` and `as_of` are those of `tollcheck.Tables`. Queries in SQL name the folder as it is named here.
    """
    folder = pathlib.Path(folder)
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder}: there is no such folder of tables")
    # Executors that join later fetch the archive then, so that it stays as long as this process. Spark wants a name that
    # no other archive of the application has.
    place = pathlib.Path(tempfile.mkdtemp(prefix="tollcheck-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    archive = place / f"{place.name}.zip"
    _pack(folder, archive)
    spark.sparkContext.addArchive(f"{archive}#{place.name}")
    return ShippedTables(place.name, os.fspath(folder), lens, as_of)


def claims(documents: DataFrame, tables: ShippedTables | None = None, *, date: Date = None,
           json: bool = False) -> DataFrame:
    """The claims of `documents`, a row each; with verdicts, if `tables` were shipped.

    `documents` has the columns that `tollcheck.extract_batch` reads: `id`, `text` and perhaps `date`, or `line`. The
    result has those of `tollcheck.check_schema()`, without tables those of `tollcheck.extract_schema()`; `record`, which
    says all of it once more as the command prints it, only where `json` is asked for. A document that cannot be read has
    a row with its `fault`. `date` is that of documents without one.
    """
    read, columns = reader(documents.sparkSession, tables, date=date, json=json), schema(tables, json)

    def select(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        return (found.select(columns.names) for found in read(batches))

    return documents.mapInArrow(select, from_arrow_schema(columns))


def schema(tables: ShippedTables | None, json: bool) -> pyarrow.Schema:
    """The columns of `claims`."""
    columns = check_schema() if tables else extract_schema()
    return columns if json else columns.remove(columns.get_field_index("record"))


def reader(spark: SparkSession, tables: ShippedTables | None, *, date: Date, json: bool) -> Reader:
    """What an executor does with its part."""
    threads = int(spark.sparkContext.getConf().get("spark.task.cpus", "1"))

    def read(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        loaded = tables.load() if tables else None
        for batch in batches:
            yield from read_batches(batch, loaded, date=date, threads=threads, json=json)

    return read


@functools.lru_cache(maxsize=2)
def _load(folder: str, known_as: str, lens: str, as_of: Date) -> Tables:
    # What is wrong with the tables was told where they were shipped.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Tables(folder, known_as=known_as, lens=lens, as_of=as_of, threads=1)


def _pack(folder: pathlib.Path, archive: pathlib.Path) -> None:
    """Packs the files of `folder`; links are left out, since tables behind links are not read either."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for root, folders, files in os.walk(folder):
            folders.sort()
            for name in sorted(files):
                file = pathlib.Path(root, name)
                if file.is_file() and not file.is_symlink():
                    packed.write(file, file.relative_to(folder))
