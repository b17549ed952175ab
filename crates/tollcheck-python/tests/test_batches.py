"""Batches by Arrow."""

import datetime
import json

import pytest

import tollcheck

pa = pytest.importorskip("pyarrow")


def batch_of(documents):
    return pa.RecordBatch.from_pylist(
        documents, pa.schema([("id", pa.string()), ("date", pa.string()), ("text", pa.string())]))


def same(nested, record):
    """Whether `nested` holds what `record` says: a field that the record leaves out is null, or a flag not set."""
    if isinstance(nested, dict):
        assert record.keys() <= nested.keys()
        return all(same(value, record[name]) if name in record else not value for name, value in nested.items())
    if isinstance(nested, list):
        return len(nested) == len(record) and all(map(same, nested, record))
    return nested == record or (isinstance(nested, float) and nested == float(record))


def test_rows_hold_what_the_command_prints(documents, printed, sources):
    batch = batch_of(documents)
    for read, name, schema in [
        (tollcheck.extract_batch(batch), "extract", tollcheck.extract_schema()),
        (tollcheck.check_batch(batch, sources), "check", tollcheck.check_schema()),
    ]:
        read.validate(full=True)
        assert read.schema == schema
        assert read["record"].to_pylist() == printed[name]
        for row in read.to_pylist():
            record = json.loads(row["record"])
            assert same({name: row[name] for name in record}, record)
            assert row["fault"] is None


def test_threads_change_nothing(documents, sources):
    batch, tables = batch_of(documents * 20), tollcheck.Tables(sources)
    one = tollcheck.check_batch(batch, tables, threads=1)
    assert one.num_rows == batch.num_rows
    assert tollcheck.check_batch(batch, tables, threads=3).equals(one)


def test_lines_are_read_as_the_command_reads_a_file(documents, printed):
    lines = [json.dumps(document).encode() for document in documents]
    batch = pa.record_batch({"line": [b"\xef\xbb\xbf" + lines[0], b" ", *lines[1:], b""]})
    assert tollcheck.extract_batch(batch)["record"].to_pylist() == printed["extract"]


def test_columns_may_have_many_types(documents):
    texts = pa.array([document["text"] for document in documents])
    ids = pa.array(range(len(documents)))
    expected = tollcheck.extract_batch(pa.record_batch({"id": ids.cast(pa.string()), "text": texts}))
    for kind in (pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.binary_view(),
                 pa.dictionary(pa.int32(), pa.string())):
        column = texts.dictionary_encode() if pa.types.is_dictionary(kind) else texts.cast(kind)
        assert tollcheck.extract_batch(pa.record_batch({"id": ids, "text": column})).equals(expected), kind


def test_dates_may_have_many_types():
    day = datetime.datetime(2025, 8, 6, 1, 30)
    for kind in (pa.string(), pa.date32(), pa.date64(), pa.timestamp("s"), pa.timestamp("us"),
                 pa.timestamp("ns", "Asia/Tokyo")):
        date = pa.array([day.isoformat()]) if kind == pa.string() else pa.array([day]).cast(kind)
        read = tollcheck.extract_batch(pa.record_batch({"id": ["a"], "date": date, "text": ["Two died."]}))
        assert read["date"].to_pylist() == ["2025-08-06"], kind
    undated = pa.record_batch({"id": ["a"], "text": ["Two died."]})
    assert tollcheck.extract_batch(undated)["date"].to_pylist() == [None]
    assert tollcheck.extract_batch(undated, date=day.date())["date"].to_pylist() == ["2025-08-06"]


def test_a_bad_document_keeps_its_row_and_costs_no_other():
    texts = pa.array([b"Two died.", None, b"Caf\xe9: 3 died.", b"Four died.", b"Five died."])
    batch = pa.record_batch({"id": ["a", "b", "c", None, "e"], "date": ["never", "", "", "", ""], "text": texts})
    read = tollcheck.extract_batch(batch)
    assert read["id"].to_pylist() == ["a", "b", "c", None, "e"]
    assert read["fault"].to_pylist() == [None, "has no text", "byte 4 of the text is no UTF-8", "has no id", None]
    assert read["warning"].to_pylist()[0] == 'the date "never" is no date, so it is taken as unknown'
    assert [claims and len(claims) for claims in read["claims"].to_pylist()] == [1, None, None, None, 1]
    lines = pa.record_batch({"line": ["{]", '{"text":"Two died."}'], "file": ["a.jsonl", "b.jsonl"]})
    assert tollcheck.extract_batch(lines)["fault"].to_pylist() == [
        "a.jsonl: is no article record: key must be a string (column 2): {]",
        'b.jsonl: has no id: {"text":"Two died."}',
    ]


def test_a_column_that_only_calls_itself_text_is_refused():
    offsets = pa.array([0, 13], pa.int32()).buffers()[1]
    text = pa.Array.from_buffers(pa.string(), 1, [None, offsets, pa.py_buffer(b"Caf\xe9: 3 died.")])
    with pytest.raises(pa.ArrowException, match="Invalid UTF8"):
        tollcheck.extract_batch(pa.record_batch({"id": ["a"], "text": text}))


def test_the_record_as_json_can_be_left_out(documents, sources):
    batch = batch_of(documents)
    (bare,) = tollcheck.read_batches(batch, sources, json=False)
    assert bare["record"].null_count == bare.num_rows == len(documents)
    whole = tollcheck.check_batch(batch, sources)
    assert bare.drop_columns(["record"]).equals(whole.drop_columns(["record"]))


def test_slices_and_empty_batches_are_read(documents, printed):
    batch = batch_of(documents)
    assert tollcheck.extract_batch(batch.slice(3, 4))["record"].to_pylist() == printed["extract"][3:7]
    empty = tollcheck.extract_batch(batch.slice(0, 0))
    assert empty.num_rows == 0 and empty.schema == tollcheck.extract_schema()


def test_a_batch_without_texts_is_refused():
    with pytest.raises(ValueError, match='no column "text"; it has \\["id", "body"\\]'):
        tollcheck.extract_batch(pa.record_batch({"id": ["a"], "body": ["b"]}))
    with pytest.raises(TypeError):
        tollcheck.extract_batch([{"id": "a", "text": "b"}])
