"""The examples of the README do what it says."""

import contextlib
import io
import pathlib
import re

import pytest

README = pathlib.Path(__file__).resolve().parents[1] / "README.md"
EXAMPLE = re.compile(r"```python\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.DOTALL)
EXAMPLES = EXAMPLE.findall(README.read_text("utf-8"))
NEEDS = ("pyarrow", "pandas", "polars", "pyspark")


@pytest.mark.parametrize("code, output", EXAMPLES, ids=[code.split("\n")[0] for code, _ in EXAMPLES])
def test_an_example_prints_what_stands_below_it(code, output, sources, tmp_path, monkeypatch):
    for module in NEEDS:
        if module in code:
            pytest.importorskip(module)
    (tmp_path / "tables").symlink_to(sources)
    monkeypatch.chdir(tmp_path)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})
    assert printed.getvalue() == output


def test_every_column_is_documented():
    pytest.importorskip("pyarrow")
    import tollcheck
    text = README.read_text("utf-8")
    for field in tollcheck.check_schema():
        assert f"| `{field.name}` |" in text
