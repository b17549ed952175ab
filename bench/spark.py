#!/usr/bin/env python3
"""Runs tollcheck on a Spark of two executors, kills one in the middle, and compares the result with the command's.

    spark.py [--documents 100000] [--sentences 25] [--sources fixtures/tables] [--master 'local-cluster[2,1,1024]']

Needs the installed package and pyspark (`just spark`). A corpus from corpus.py, with a bad line in every ten thousand, goes
through the command and through Spark, there twice: with --json, when an executor is killed as the first tasks are done, and
every record must be the same, byte for byte, after sorting by id; and once without either, to be measured. Exit status
1 says that something differs, or that Spark reads less than 0.6 of what the command reads in a second of a core.
"""
import argparse
import hashlib
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time

import corpus
import pyarrow.parquet as pq
from pyspark.sql import SparkSession
from tollcheck.spark import __main__ as job

HERE = pathlib.Path(__file__).resolve().parent
COMMAND = pathlib.Path(sysconfig.get_path("scripts")) / "tollcheck"
TICK = os.sysconf("SC_CLK_TCK")
BAD = ['{]', '{"text":"Two people died."}', '{"id":"x","text":null}', '{"id":"y","date":"2025-01-01"}']
GOAL = 0.6


def make(folder, documents, sentences, files=8, seed=1):
    """Writes the corpus; gives the bytes of its texts and the number of bad lines."""
    rng, source, size, bad = random.Random(seed), corpus.paragraphs(), 0, 0
    share = -(-documents // files)
    for start in range(0, documents, share):
        with open(folder / f"part-{start:09}.jsonl", "w", encoding="utf-8") as file:
            for at in range(start, min(start + share, documents)):
                made = corpus.document(at, source, rng, sentences)
                size += len(made["text"].encode())
                file.write(json.dumps(made, ensure_ascii=False) + "\n")
                if at % 10_000 == 5_000:
                    file.write(BAD[bad % len(BAD)] + "\n")
                    bad += 1
    return size, bad


class Processes:
    """This process and all below it, as /proc has them, looked at several times a second; without what looking costs."""

    def __init__(self):
        self.peak = self._cost = 0
        self._seen, self._ended = {}, threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    def __enter__(self):
        self._start = self._sum()
        self._clock = time.perf_counter()
        self._watch.start()
        return self

    def __exit__(self, *_):
        self._ended.set()
        self._watch.join()
        self.wall = time.perf_counter() - self._clock
        self.cpu = (self._sum() - self._start) / TICK - self._cost

    def _look(self):
        while not self._ended.wait(0.1):
            self._sum()
        self._cost = time.thread_time()

    def _sum(self):
        """Processor time of all processes that were seen; what ended in between counts as it was last seen."""
        memory = 0
        for pid in descendants(os.getpid()):
            try:
                fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            self._seen[pid] = int(fields[11]) + int(fields[12])
            memory += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
        self.peak = max(self.peak, memory)
        return sum(self._seen.values())


def descendants(root):
    """The process `root` and all that it started."""
    parents = {}
    for folder in pathlib.Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found = [root]
    for pid in found:
        found.extend(child for child, parent in parents.items() if parent == pid)
    return found


def executors():
    """The processes of Spark's executors below this one."""
    found = []
    for pid in descendants(os.getpid()):
        try:
            words = pathlib.Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            continue
        if b"CoarseGrainedExecutorBackend" in words:
            found.append(pid)
    return found


def kill_one(output):
    """Kills an executor as soon as a task of the job that writes `output` is done."""
    tasks = output.with_name(output.name + ".partial") / "_temporary" / "0"
    while not any(tasks.glob("task_*")):
        time.sleep(0.05)
    victim = executors()[0]
    done = len(list(tasks.glob("task_*")))
    os.kill(victim, signal.SIGKILL)
    print(f"killed executor {victim} when {done} tasks were done", flush=True)


def spark(folder, sources, output, master, *more):
    words = ["--input", folder, "--sources", sources, "--output", output, "--master", master, "--overwrite",
             "--conf", "spark.sql.files.maxPartitionBytes=8m", "--conf", "spark.ui.enabled=false", *more]
    if job.main([str(word) for word in words]) != 0:
        sys.exit("spark.py: the job failed")


def command(folder, sources, output):
    """The command over the same corpus, in one thread."""
    env = dict(os.environ, RAYON_NUM_THREADS="1")
    words = [COMMAND, "check", folder, "--sources", sources, "--format", "jsonl", "--output", output]
    done = subprocess.run([str(word) for word in words], env=env, stderr=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 1, 2):
        sys.exit(f"spark.py: the command ended with {done.returncode}")


def digest(records):
    """How many records there are, and the hash of their hashes by their id: all texts at once would be gigabytes."""
    hashes = sorted((name, hashlib.sha256(record.encode()).digest()) for name, record in records)
    return len(hashes), hashlib.sha256(b"".join(it for _, it in hashes)).hexdigest()


def printed(file):
    """What the command printed, but for lines that have no id of their own."""
    with open(file, encoding="utf-8") as lines:
        records = ((json.loads(line)["id"], line.rstrip("\n")) for line in lines)
        return digest((name, record) for name, record in records if ".jsonl:" not in name)


def written(folder):
    files = (pq.ParquetFile(file) for file in folder.glob("*.parquet"))
    batches = (batch for file in files for batch in file.iter_batches(1000, columns=["id", "record"]))
    return digest((row["id"], row["record"]) for batch in batches for row in batch.to_pylist())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--sentences", type=int, default=25, help="sentences a document")
    parser.add_argument("--sources", type=pathlib.Path, default=HERE.parent / "fixtures" / "tables")
    parser.add_argument("--master", default="local-cluster[2,1,1024]")
    parser.add_argument("--keep", type=pathlib.Path, help="work here, and leave what was made")
    args = parser.parse_args()
    os.environ["PYSPARK_PYTHON"] = sys.executable
    work = args.keep or pathlib.Path(tempfile.mkdtemp(prefix="tollcheck-spark-"))
    folder, output = work / "corpus", work / "claims"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    size, bad = make(folder, args.documents, args.sentences)
    print(f"{args.documents} documents, {size / 1e6:.0f} MB of text, {bad} bad lines", flush=True)

    with Processes() as alone:
        command(folder, args.sources, work / "command.jsonl")
    expected = printed(work / "command.jsonl")
    threading.Thread(target=kill_one, args=(output,), daemon=True).start()
    spark(folder, args.sources, output, args.master, "--json")
    found = written(output)
    rejected = pq.read_table(f"{output}-rejected").num_rows
    with Processes() as cluster:
        spark(folder, args.sources, output, args.master)

    rate, inside = size / 1e6 / alone.cpu, size / 1e6 / cluster.cpu
    print(f"command, one thread: {alone.wall:.1f} s, {alone.cpu:.1f} s of CPU, {rate:.2f} MB/s a core, "
          f"{alone.peak >> 20} MB")
    print(f"Spark, {args.master}: {cluster.wall:.1f} s, {cluster.cpu:.1f} s of CPU, {inside:.2f} MB/s a core, "
          f"{cluster.peak >> 20} MB in all processes")
    same = found == expected and rejected == bad
    print(f"{expected[0]} records, {expected[1][:16]}: {'the same' if same else 'NOT the same'} with an executor killed, "
          f"{rejected} rejected")
    print(f"throughput a core in Spark: {inside / rate:.2f} of the command's, goal {GOAL}")
    SparkSession.getActiveSession().stop()
    if not args.keep:
        shutil.rmtree(work)
    sys.exit(0 if same and inside / rate >= GOAL else 1)


if __name__ == "__main__":
    main()
