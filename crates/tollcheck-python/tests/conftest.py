"""What the tests share: the fixtures of the project, and the command that came with the package."""

import json
import os
import pathlib
import re
import subprocess
import sys
import sysconfig

import pytest

FIXTURES = pathlib.Path(__file__).resolve().parents[3] / "fixtures"
# The Python that Spark's workers are to be.
os.environ["PYSPARK_PYTHON"] = sys.executable
COMMAND = pathlib.Path(sysconfig.get_path("scripts")) / "tollcheck"


@pytest.fixture(scope="session")
def sources():
    return FIXTURES / "tables"


@pytest.fixture(scope="session")
def documents():
    """Every fixture as a record: articles with all that is in their files, labelled texts, and what is hard to write."""
    articles = sorted((FIXTURES / "articles").iterdir())
    dated = re.compile(r"\d{4}-\d{2}-\d{2}|")
    found = [{"id": it.name, "date": dated.match(it.name)[0] or None, "text": it.read_text("utf-8")} for it in articles]
    for line in (FIXTURES / "gold.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        found.append({name: record.get(name) for name in ("id", "date", "text")})
    hard = ["", "\u0000", "Three \U0001f480 “people”\tdied \\ in \"Kyiv\".\u2028\r\n", "0.5 million dead",
            "killed 99999999999999999 people and 10" + "0" * 40]
    return found + [{"id": f"hard {at}", "date": "2025-08-06T10:00:00Z", "text": text} for at, text in enumerate(hard)]


@pytest.fixture(scope="session")
def command():
    """Runs the command; gives its exit status, what it printed, and what it complained of."""
    def run(*words, stdin=""):
        done = subprocess.run([COMMAND, *map(str, words)], input=stdin.encode(), capture_output=True, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()
    return run


@pytest.fixture(scope="session")
def printed(command, documents, sources, tmp_path_factory):
    """What the command prints of all documents, by its name: a list of lines."""
    file = tmp_path_factory.mktemp("printed") / "documents.jsonl"
    file.write_text("".join(json.dumps(document) + "\n" for document in documents), "utf-8")
    return {
        "extract": command("extract", file, "--format", "jsonl")[1].splitlines(),
        "check": command("check", file, "--sources", sources, "--format", "jsonl")[1].splitlines(),
    }
