#!/usr/bin/env python3
"""Measures how time and memory grow with the size of the text and of a table, and prints the slope of each.

    growth.py [--bin target/release/tollcheck] [--megabytes 1 10 100] [--rows 10000 100000 1000000]

A slope is that of the logarithms between the neighbours of one series: 1.00 is linear, less is a fixed cost that is
shared, more is a cost that grows faster than its input.
"""
import argparse
import json
import math
import pathlib
import subprocess
import tempfile

from ratios import HERE, best


def series(title, unit, sizes, measure):
    """Measures every size, and prints a line for each."""
    print(f"| {title} | CPU | slope | peak memory | slope |\n|---|---|---|---|---|")
    last = None
    for size in sizes:
        cpu, _, peak = measure(size)
        slopes = ["", ""]
        if last:
            step = math.log(size / last[0])
            slopes = [f"{math.log(now / then) / step:.2f}" for now, then in ((cpu, last[1]), (peak, last[2]))]
        print(f"| {size:,} {unit} | {cpu:.2f} s | {slopes[0]} | {peak:.0f} MB | {slopes[1]} |", flush=True)
        last = (size, cpu, peak)
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(HERE.parent / "target" / "release" / "tollcheck"))
    parser.add_argument("--megabytes", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        corpus, article = work / "corpus.jsonl", work / "one.jsonl"
        article.write_text(json.dumps({"id": "a", "date": "2020-06-01", "text": "Two people were killed in Sumy."}) + "\n")

        def text(size):
            with open(corpus, "wb") as file:
                subprocess.run([HERE / "corpus.py", "--megabytes", str(size)], stdout=file, check=True)
            return best([args.bin, "extract", "--format", "jsonl", corpus], times=2, threads=1)

        def table(size):
            subprocess.run([HERE / "table.py", "--rows", str(size), work / "tables"], check=True)
            command = [args.bin, "check", "--format", "jsonl", "--sources", work / "tables", article]
            return best(command, times=2, threads=1)

        series("text, `extract`", "MB", args.megabytes, text)
        corpus.unlink(missing_ok=True)
        series("rows, one article checked", "rows", args.rows, table)


if __name__ == "__main__":
    main()
