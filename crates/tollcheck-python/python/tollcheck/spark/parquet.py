"""Claims as Parquet files that are made where the documents are read.

Rows of nested claims would cost Spark as much as reading the documents did: it takes each apart, puts it together as a
row of its own, and takes that apart again to write it. So a task makes whole files, and hands each over as one value. Spark
stores them, wherever it can write, and only those of tasks that were done, however many died or ran twice.
"""

from collections.abc import Iterable, Iterator

import pyarrow
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from .. import Date
from . import ShippedTables, reader, schema

__all__ = ["COLUMNS", "REJECTED", "make", "store"]

# What is told of a document that cannot be read.
REJECTED = pyarrow.schema([("id", pyarrow.string()), ("reason", pyarrow.string())])

# A file, what is in it, and how much.
COLUMNS = "outcome string, documents long, claims long, file string"

# Bytes of Arrow that become one group of rows in a file.
GROUP = 64 << 20

# Bytes after which a file ends: Spark has the value several times in memory.
FILE = 32 << 20

# What a Parquet file begins and ends with.
MAGIC = b"PAR1"


def make(documents: DataFrame, tables: ShippedTables | None, *, date: Date, json: bool) -> DataFrame:
    """The claims of `documents` and the documents that cannot be read, a row a file.

    The column `outcome` says which it is: `read` has the columns of `claims`, `rejected` those of `REJECTED`.
    """
    spark = documents.sparkSession
    codec = spark.conf.get("spark.sql.parquet.compression.codec")
    codec = "none" if codec == "uncompressed" else codec
    read, columns = reader(spark, tables, date=date, json=json), schema(tables, json)

    def write(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        claims, rejected = Pile("read", columns, codec), Pile("rejected", REJECTED, codec)
        for found in read(batches):
            good, bad = parted(found)
            for pile, rows in ((claims, good), (rejected, bad)):
                if pile.add(rows):
                    yield pile.file()
        for pile in (claims, rejected):
            if pile.documents:
                yield pile.file()

    return documents.mapInArrow(write, COLUMNS)


def store(made: DataFrame, folder: str) -> None:
    """Puts the files of `made` into `folder`, those of an outcome into `outcome=` and its name."""
    # What Spark stores as it is, is text with an end behind each row: here, the last bytes of the file.
    text = made.select("outcome", "file").write.partitionBy("outcome")
    text = text.options(lineSep=MAGIC.decode(), maxRecordsPerFile=1, compression="none")
    text.mode("overwrite").text(folder)


class Pile:
    """Rows of one outcome, of which files are made."""

    def __init__(self, outcome: str, columns: pyarrow.Schema, codec: str):
        self._outcome, self._schema, self._codec = outcome, columns, codec
        self._begin()

    def _begin(self) -> None:
        self.documents = self._claims = self._bytes = 0
        self._rows: list[pyarrow.RecordBatch] = []
        self._sink = pyarrow.BufferOutputStream()
        self._writer = pq.ParquetWriter(self._sink, self._schema, compression=self._codec)

    def add(self, rows: pyarrow.RecordBatch) -> bool:
        """Takes `rows`; whether there is enough for a file."""
        self.documents += rows.num_rows
        if "claims" in rows.schema.names:
            self._claims += pc.sum(pc.list_value_length(rows["claims"])).as_py() or 0
        self._rows.append(rows.select(self._schema.names))
        self._bytes += self._rows[-1].nbytes
        if self._bytes >= GROUP:
            self._group()
        return self._sink.tell() >= FILE

    def _group(self) -> None:
        self._writer.write_table(pyarrow.Table.from_batches(self._rows, self._schema))
        self._rows, self._bytes = [], 0

    def file(self) -> pyarrow.RecordBatch:
        """A row of `COLUMNS` with all that was taken."""
        if self._rows:
            self._group()
        self._writer.close()
        file = self._sink.getvalue()
        # A string, though it is none, and without its last bytes, since that is what can be stored.
        ends = pyarrow.array([0, file.size - len(MAGIC)], pyarrow.int32()).buffers()[1]
        text = pyarrow.Array.from_buffers(pyarrow.string(), 1, [None, ends, file])
        row = [pyarrow.array([it]) for it in (self._outcome, self.documents, self._claims)]
        self._begin()
        return pyarrow.record_batch([*row, text], ["outcome", "documents", "claims", "file"])


def parted(found: pyarrow.RecordBatch) -> tuple[pyarrow.RecordBatch, pyarrow.RecordBatch]:
    """The documents that were read, and those that were not, with the reason."""
    bad = found["fault"].is_valid()
    faults = pyarrow.record_batch([found["id"], found["fault"]], REJECTED).filter(bad)
    return (found.filter(pc.invert(bad)) if faults.num_rows else found), faults
