"""Spark, in this process: the job from files to files, and data frames."""

import json

import pytest

pytest.importorskip("pyspark")
pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")


@pytest.fixture(scope="module", autouse=True)
def spark():
    yield
    from pyspark.sql import SparkSession
    SparkSession.builder.getOrCreate().stop()


def run(*words):
    """Runs the job; gives its exit status."""
    from tollcheck.spark import __main__ as job
    return job.main([*map(str, words), "--json", "--master", "local[2]"])


def rows(folder, *columns):
    return sorted(tuple(row[name] for name in columns) for row in pq.read_table(folder).to_pylist())


def test_lines_give_what_the_command_prints(documents, printed, sources, tmp_path):
    bad = [b"{]", b'{"text":"Two died."}', b'{"id":"x","text":"Caf\xe9"}']
    lines = [json.dumps(document).encode() for document in documents]
    (tmp_path / "in.jsonl").write_bytes(b"\n".join([bad[0], *lines, b"", *bad[1:]]))
    assert run("--input", tmp_path / "in.jsonl", "--sources", sources, "--output", tmp_path / "out") == 0
    assert rows(tmp_path / "out", "id", "record") == sorted((json.loads(it)["id"], it) for it in printed["check"])
    reasons = [reason.split(".jsonl: ")[1].split(":")[0] for (reason,) in rows(tmp_path / "out-rejected", "reason")]
    assert reasons == ["has no id", "is no article record", "is no article record"]
    assert not (tmp_path / "out.partial").exists()
    assert all(file.suffix == ".parquet" for file in tmp_path.glob("out*/part-*"))


def test_parquet_gives_the_same(documents, printed, sources, tmp_path):
    text = pa.array([document["text"].encode() for document in documents] + [b"\xff", None])
    ids = [document["id"] for document in documents] + ["bad", "none"]
    dates = [document["date"] for document in documents] + [None, None]
    pq.write_table(pa.table({"id": ids, "date": dates, "text": text, "more": ids}), tmp_path / "in.parquet")
    words = ("--input", tmp_path / "in.parquet", "--output", tmp_path / "out", "--rejected", tmp_path / "bad")
    assert run(*words, "--sources", sources) == 0
    assert rows(tmp_path / "out", "id", "record") == sorted((json.loads(it)["id"], it) for it in printed["check"])
    assert run(*words, "--overwrite") == 0
    assert rows(tmp_path / "out", "id", "record") == sorted((json.loads(it)["id"], it) for it in printed["extract"])
    assert rows(tmp_path / "bad", "id", "reason") == [("bad", "byte 1 of the text is no UTF-8"), ("none", "has no text")]


def test_nothing_is_written_over_unless_asked(tmp_path, capsys):
    (tmp_path / "in.jsonl").write_text('{"text":"Two died."}\n')
    (tmp_path / "out").mkdir()
    words = ("--input", tmp_path, "--output", tmp_path / "out")
    assert run(*words) == 2
    assert "is there already; --overwrite replaces it" in capsys.readouterr().err
    assert run(*words, "--overwrite") == 0
    assert rows(tmp_path / "out", "id") == []
    assert len(rows(tmp_path / "out-rejected", "reason")) == 1


def test_columns_that_are_missing_are_named(tmp_path, capsys):
    pq.write_table(pa.table({"id": ["a"], "body": ["b"]}), tmp_path / "in.parquet")
    assert run("--input", tmp_path / "in.parquet", "--output", tmp_path / "out") == 2
    assert "no column 'text'; it has id, body" in capsys.readouterr().err
    assert run("--input", tmp_path / "none*", "--output", tmp_path / "out") == 2
    assert "nothing to read" in capsys.readouterr().err


def test_a_task_makes_more_files_where_there_is_much(monkeypatch):
    from tollcheck.spark import parquet
    monkeypatch.setattr(parquet, "GROUP", 4_000)
    monkeypatch.setattr(parquet, "FILE", 10_000)
    schema = pa.schema([("id", pa.string()), ("claims", pa.list_(pa.int64()))])
    pile, made = parquet.Pile("read", schema, "none"), []
    rows = [{"id": f"{row:0100}", "claims": [row] * (row % 3)} for row in range(500)]
    for start in range(0, 500, 20):
        batch = pa.RecordBatch.from_pylist(rows[start:start + 20], schema)
        # A column that is not asked for is left out.
        if pile.add(pa.record_batch([*batch.columns, batch["id"]], ["id", "claims", "fault"])):
            made.append(pile.file())
    made.append(pile.file())
    assert len(made) > 2
    assert sum(file["documents"][0].as_py() for file in made) == 500
    assert sum(file["claims"][0].as_py() for file in made) == sum(row % 3 for row in range(500))
    stored = [pa.py_buffer(file["file"].cast(pa.binary())[0].as_py() + parquet.MAGIC) for file in made]
    assert [row for file in stored for row in pq.read_table(file).to_pylist()] == rows
    assert pq.ParquetFile(stored[0]).num_row_groups > 1
