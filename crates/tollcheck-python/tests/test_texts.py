"""Single texts."""

import datetime
import json

import pytest

import tollcheck

TEXT = "Since May, 72 people have been killed in Kyiv."


def test_a_text_is_read_as_the_command_reads_a_record(documents, printed):
    for document, line in zip(documents, printed["extract"], strict=True):
        assert tollcheck.extract(document["text"], document["date"], id=document["id"]) == json.loads(line)


def test_a_text_is_checked_as_the_command_checks_a_record(documents, printed, sources):
    tables = tollcheck.Tables(sources)
    for document, line in zip(documents, printed["check"], strict=True):
        assert tollcheck.check(document["text"], tables, document["date"], id=document["id"]) == json.loads(line)


def test_a_folder_will_do_for_tables(sources):
    (claim,) = tollcheck.check(TEXT, sources, "2025-08-06")["claims"]
    assert claim["verdict"]["status"] == "outdated"
    assert claim["verdict"]["suggestion"] == "74"


def test_dates_may_be_written_or_objects():
    written = tollcheck.extract(TEXT, "2025-08-06")
    assert tollcheck.extract(TEXT, datetime.date(2025, 8, 6)) == written
    assert tollcheck.extract(TEXT, datetime.datetime(2025, 8, 6, 23, 30)) == written
    assert tollcheck.extract(TEXT)["claims"][0]["time"]["from"] is None
    with pytest.raises(ValueError, match="'?\"?yesterday\"? is no date"):
        tollcheck.extract(TEXT, "yesterday")


def test_layers_are_added_where_they_are_asked_for():
    assert "layers" not in tollcheck.extract(TEXT)
    assert tollcheck.extract(TEXT, layers=True)["layers"]["quantities"][0]["text"] == "72"


def test_offsets_are_those_of_python():
    text = "💀 Three “people” were killed."
    (claim,) = tollcheck.extract(text)["claims"]
    assert text[claim["start"]:claim["end"]] == claim["text"]


def test_what_is_wrong_with_tables_is_warned_of(tmp_path, sources):
    with pytest.raises(FileNotFoundError, match="there is no such folder"):
        tollcheck.Tables(tmp_path / "none")
    with pytest.raises(ValueError, match="no lens"):
        tollcheck.Tables(sources, lens="rosy")
    (tmp_path / "datapackage.json").write_text("{")
    with pytest.warns(tollcheck.TablesWarning, match="datapackage.json"):
        tables = tollcheck.Tables(tmp_path)
    assert tables.names == [] and len(tables.faults) == 1


def test_queries_name_the_folder_as_it_is_known(sources):
    tables = tollcheck.Tables(sources, known_as="elsewhere")
    (claim,) = tollcheck.check(TEXT, tables, "2025-08-06")["claims"]
    assert "read_csv('elsewhere/kyiv-toll/toll.csv'" in claim["verdict"]["evidence"][0]["sql"]
