"""A corpus in Parquet or JSON lines to its claims in Parquet, on Apache Spark.

    python -m tollcheck.spark --input PATH --sources DIR --output PATH
"""

import argparse
import os
import sys

from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, Observation, SparkSession
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema

from .. import Tables
from . import parquet, schema, ship
from .files import Files


def main(words: list[str] | None = None) -> int:
    """Runs the job that the arguments name; 0 is done, 2 could not be done."""
    options = arguments().parse_args(words)
    try:
        job(options)
    except (PySparkException, OSError, ValueError) as error:
        print(f"tollcheck.spark: {error}", file=sys.stderr)
        return 2
    return 0


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tollcheck.spark", description="Finds the claims of a corpus and checks them against tables.",
        epilog="Exit status: 0 done, also where documents were rejected; 2 could not do the job.")
    parser.add_argument("--input", required=True, metavar="PATH",
                        help="Parquet with the columns id, text and perhaps date, or .jsonl files as the command reads "
                             "them; a file, a folder or a pattern")
    parser.add_argument("--input-format", choices=["parquet", "jsonl"], help="if the names of the files do not tell")
    parser.add_argument("--sources", metavar="DIR", help="the folder of source tables; without, claims alone")
    parser.add_argument("--output", required=True, metavar="PATH", help="the folder of Parquet files to write")
    parser.add_argument("--rejected", metavar="PATH",
                        help="the folder for documents that cannot be read, with the reason [default: "
                             "OUTPUT-rejected]")
    parser.add_argument("--json", action="store_true",
                        help="add the column record: what the command prints of the document, as a line of JSON")
    parser.add_argument("--overwrite", action="store_true", help="replace what is there")
    parser.add_argument("--date", help="the publication date of documents that state none")
    parser.add_argument("--as-of", metavar="DATE", help="look no further in the tables than this day")
    parser.add_argument("--lens", default="literal", choices=["literal", "ucdp", "acled", "every-casualty"],
                        help="the convention for vague words and for low, best and high columns")
    parser.add_argument("--master", help="the cluster, where spark-submit does not say")
    parser.add_argument("--conf", action="append", default=[], metavar="KEY=VALUE", help="a setting of Spark")
    return parser


def job(options: argparse.Namespace) -> None:
    """From files to files. Both outputs appear when all is done, or not at all."""
    spark = session(options)
    files = Files(spark)
    rejected = options.rejected or options.output.rstrip("/") + "-rejected"
    partial = options.output.rstrip("/") + ".partial"
    if not options.overwrite:
        for path in (options.output, rejected):
            if files.exist(path):
                raise FileExistsError(f"{path}: is there already; --overwrite replaces it")
    tables = None
    if options.sources:
        # Tells what is wrong with the tables, here and once.
        Tables(options.sources, lens=options.lens, as_of=options.as_of)
        tables = ship(spark, options.sources, lens=options.lens, as_of=options.as_of)
    made = parquet.make(documents(spark, files, options), tables, date=options.date, json=options.json)
    sums = Observation("tollcheck")
    read = f.col("outcome") == "read"
    parquet.store(made.observe(sums, f.sum(f.when(read, f.col("documents"))).alias("read"),
                               f.sum(f.when(~read, f.col("documents"))).alias("rejected"),
                               f.sum("claims").alias("claims")), partial)
    outputs = (("rejected", parquet.REJECTED, rejected), ("read", schema(tables, options.json), options.output))
    for outcome, columns, target in outputs:
        folder = f"{partial}/outcome={outcome}"
        if files.exist(folder):
            files.rename(folder, ".txt", ".parquet")
        else:
            spark.createDataFrame([], from_arrow_schema(columns)).write.parquet(folder)
        files.move(folder, target)
    files.delete(partial)
    tell(sums.get, rejected)


def session(options: argparse.Namespace) -> SparkSession:
    builder = SparkSession.builder.appName("tollcheck")
    if options.master:
        builder = builder.master(options.master)
    if (options.master or "local").startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = {
        # A batch is in memory several times: as it came, as it goes, and on its way through two processes.
        "spark.sql.execution.arrow.maxRecordsPerBatch": "1000",
        # The files of two outcomes are stored as they come, without a sort.
        "spark.sql.maxConcurrentOutputFileWriters": "2",
        **dict(setting.partition("=")[::2] for setting in options.conf),
    }
    for key, value in settings.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def documents(spark: SparkSession, files: Files, options: argparse.Namespace) -> DataFrame:
    """What is to be read. Texts go as bytes: what is no UTF-8 is for the reader to reject."""
    if (options.input_format or files.format(options.input)) == "jsonl":
        lines = spark.read.text(options.input, lineSep="\n")
        return lines.select(f.col("value").cast("binary").alias("line"), f.col("_metadata.file_path").alias("file"))
    found = spark.read.parquet(options.input)
    for name in ("id", "text"):
        if name not in found.columns:
            raise ValueError(f"{options.input}: has no column {name!r}; it has {', '.join(found.columns)}")
    date = [f.col("date").cast("string")] if "date" in found.columns else []
    return found.select(f.col("id").cast("string"), *date, f.col("text").cast("binary"))


def tell(sums: dict[str, int], rejected: str) -> None:
    """One line of what became of the corpus."""
    where = f", see {rejected}" if sums["rejected"] else ""
    print(f"{sums['read'] or 0} documents read with {sums['claims'] or 0} claims, {sums['rejected'] or 0} "
          f"rejected{where}", file=sys.stderr)


if __name__ == "__main__":
    status = main()
    if started := SparkSession.getActiveSession():
        started.stop()
    sys.exit(status)
