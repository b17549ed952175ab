#!/usr/bin/env python3
"""Measures the program beside its peers in one run and prints the ratios: CPU seconds of whole processes.

    ratios.py [--bin target/release/tollcheck] [--megabytes 100] [--rows 1000000] [--only NAME]

Absolute figures move with the machine; ratios taken in one run hold. Peers: `wc -w`; DuckDB and text2num where
`pip install duckdb text2num` has put them. A peer that is missing is said, not skipped in silence.
"""
import argparse
import importlib.util
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent


def run(command, threads=None, cwd=None):
    """CPU seconds, wall seconds and peak megabytes of one process and its children."""
    env = dict(os.environ, **({"RAYON_NUM_THREADS": str(threads)} if threads else {}))
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env, cwd=cwd)
    stderr = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"ratios.py: {' '.join(map(str, command))}: exit {code}: {stderr.decode(errors='replace')[-400:]}")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start, usage.ru_maxrss / 1024


def best(command, times=3, **options):
    """The run with the least CPU."""
    return min(run(command, **options) for _ in range(times))


def has(module):
    return importlib.util.find_spec(module) is not None


class Rows:
    """The lines of the ratio table."""

    def __init__(self):
        print(f"{'what':58} {'ours':>12} {'peer':>12} {'ratio':>8} {'goal':>8}")

    def add(self, what, ours, peer, ratio, goal, unit=""):
        good = "" if goal is None else ("ok" if goal[1](ratio, goal[0]) else "MISSED")
        shown = "" if goal is None else f"{goal[0]:.2f}"
        print(f"{what:58} {ours:>9.3f}{unit:3} {peer:>9.3f}{unit:3} {ratio:>8.2f} {shown:>8} {good}", flush=True)


def at_least(goal):
    return goal, lambda ratio, goal: ratio >= goal


def at_most(goal):
    return goal, lambda ratio, goal: ratio <= goal


def texts(args, work, rows):
    corpus, plain = work / "corpus.jsonl", work / "corpus.txt"
    with open(corpus, "wb") as file:
        subprocess.run([HERE / "corpus.py", "--megabytes", str(args.megabytes)], stdout=file, check=True)
    with open(corpus, encoding="utf-8") as file, open(plain, "w", encoding="utf-8") as out:
        out.writelines(json.loads(line)["text"] + "\n" for line in file)
    size = plain.stat().st_size / 1e6
    words, _, _ = best(["wc", "-w", plain])
    extract = [args.bin, "extract", "--format", "jsonl", corpus]
    one, wall_one, peak = best(extract, threads=1)
    _, wall_two, _ = best(extract, threads=2)
    rows.add("extract per core, MB/s, against wc -w", size / one, size / words, words / one, at_least(0.5), "")
    rows.add("extract, two threads against one, wall", wall_one, wall_two, wall_one / wall_two, at_least(1.85), "s")
    rows.add("extract, peak memory, MB", peak, 200, peak / 200, at_most(1.0), "")
    tables = HERE.parent / "fixtures" / "tables"
    check, _, _ = best([args.bin, "check", "--format", "jsonl", "--sources", tables, corpus], threads=1)
    rows.add("check with the fixture tables against extract, CPU", check, one, one / check, at_least(0.8), "s")
    if has("text2num"):
        script = ("import sys\nfrom text_to_num import alpha2digit\nfor line in open(sys.argv[1], encoding='utf-8'):\n"
                  "    alpha2digit(line, 'en')\n")
        sample = work / "sample.txt"
        with open(plain, "rb") as file:
            sample.write_bytes(file.read(2_000_000))
        peer, _, _ = best([sys.executable, "-c", script, sample], times=1)
        rows.add("extract per core, MB/s, against text2num", size / one, 2 / peer, (size / one) / (2 / peer), None, "")
    else:
        print("text2num is not installed: pip install text2num")


def tables(args, work, rows):
    folder = work / "tables"
    subprocess.run([HERE / "table.py", "--rows", str(args.rows), folder], check=True)
    article = work / "one.jsonl"
    article.write_text(json.dumps({"id": "a", "date": "2020-06-01", "text": "Two people were killed in Sumy."}) + "\n")
    load, _, peak = best([args.bin, "check", "--format", "jsonl", "--sources", folder, article], threads=1)
    rows.add("load and index, peak bytes a row", peak * 1e6 / args.rows, 40, peak * 1e6 / args.rows / 40, None, "")
    if not has("duckdb"):
        print("duckdb is not installed: pip install duckdb")
        return
    group = ("import duckdb, sys; c = duckdb.connect(); c.execute('SET threads=1'); c.execute(\"SELECT adm_1, date_start, "
             "sum(best) FROM read_csv('\" + sys.argv[1] + \"') GROUP BY ALL\").fetchall()")
    start, _, _ = best([sys.executable, "-c", "import duckdb; duckdb.connect().execute('SELECT 1').fetchall()"])
    peer, _, _ = best([sys.executable, "-c", group, folder / "events.csv"])
    rows.add("load and index a table, against DuckDB read_csv and group", load, peer - start, load / (peer - start), at_most(0.25), "s")
    queries(args, work, rows, folder, load, start)


def queries(args, work, rows, folder, load, start):
    """Ten thousand sums over a place and a period: one document of so many sentences, less the time of loading."""
    rng, towns = random.Random(1), ["Kharkiv", "Sumy", "Odesa", "Dnipro", "Kherson", "Kyiv", "Zaporizhzhia", "Bakhmut"]
    article = work / "queries.jsonl"
    with open(article, "w", encoding="utf-8") as file:
        for at in range(1000):
            sentences = [f"Since {rng.choice(['January', 'May', 'July', 'October'])} {rng.randint(2015, 2023)}, "
                         f"{rng.randint(10, 900)} people have been killed in {rng.choice(towns)}." for _ in range(10)]
            file.write(json.dumps({"id": f"q{at}", "date": "2024-06-01", "text": " ".join(sentences)}) + "\n")
    read, _, _ = best([args.bin, "extract", "--format", "jsonl", article], threads=1)
    asked, _, _ = best([args.bin, "check", "--format", "jsonl", "--sources", folder, article], threads=1)
    join = ("import duckdb, random, sys; c = duckdb.connect(); c.execute('SET threads=1')\n"
            "c.execute(\"CREATE TABLE t AS SELECT adm_1, CAST(date_start AS DATE) d, best FROM read_csv('\" + sys.argv[1] + \"')\")\n"
            "c.execute(\"CREATE TABLE q AS SELECT (SELECT list(DISTINCT adm_1) FROM t)[1 + i % 8] AS a, DATE '2015-01-01' + "
            "CAST(i % 2000 AS INTEGER) AS lo, DATE '2021-01-01' AS hi FROM range(10000) r(i)\")\n"
            "if len(sys.argv) > 2: c.execute('SELECT a, lo, sum(best) FROM q JOIN t ON adm_1 = a AND d BETWEEN lo AND hi GROUP BY ALL').fetchall()")
    made, _, _ = best([sys.executable, "-c", join, folder / "events.csv"])
    joined, _, _ = best([sys.executable, "-c", join, folder / "events.csv", "join"])
    ours = max(asked - load - read, 1e-4)
    rows.add("10,000 queries, against DuckDB as one range join", ours, joined - made, ours / max(joined - made, 1e-4), at_most(0.1), "s")


def article(args, work, rows):
    path = HERE.parent / "fixtures" / "articles" / "2025-08-06-kremlin-talks.txt"
    sources = HERE.parent / "fixtures" / "tables"
    _, ours, _ = min((run([args.bin, "check", path, "--sources", sources, "--format", "jsonl"]) for _ in range(20)), key=lambda r: r[1])
    _, peer, _ = min((run(["wc", "-w", path]) for _ in range(20)), key=lambda r: r[1])
    _, version, _ = min((run([args.bin, "--version"]) for _ in range(20)), key=lambda r: r[1])
    rows.add("one article and the fixture tables, ms over wc -w", ours * 1e3, peer * 1e3, (ours - peer) * 1e3, at_most(10), "ms")
    rows.add("  of which starting at all (--version), ms", version * 1e3, peer * 1e3, (version - peer) * 1e3, None, "ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default=str(HERE.parent / "target" / "release" / "tollcheck"))
    parser.add_argument("--megabytes", type=float, default=100)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--only", choices=["texts", "tables", "article"])
    args = parser.parse_args()
    if not shutil.which(args.bin):
        sys.exit(f"ratios.py: no program at {args.bin}: cargo build --release")
    rows = Rows()
    with tempfile.TemporaryDirectory() as work:
        for part in (texts, tables, article):
            if args.only in (None, part.__name__):
                part(args, pathlib.Path(work), rows)


if __name__ == "__main__":
    main()
